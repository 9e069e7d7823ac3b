import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser, startWorkbench, watchedPage, type Workbench } from './workbench.ts';

/** Where a journey leaves what it saw. */
export const pictures = join(import.meta.dirname, '../../dist/pictures');

/** A folder of the test file's own, and the workspace in it that the workbench is opened on. */
export const folder = mkdtempSync(join(tmpdir(), 'parley-journey-'));
export const workspace = join(folder, 'workspace');

export interface Started {
  readonly browser: Browser;
  readonly workbench: Workbench;
  readonly page: Page;
  /** What the page asked of other machines, and what it logged as an error. */
  readonly troubles: string[];
}

/**
 * A journey of several steps on the sample deal: one workbench and one window for all steps of the file, ended with it.
 * Each step stands on the one before: after the first that fails, the others would only wait in vain and fail at once.
 */
export function sampleJourney(begin: (started: Started) => void): void {
  let browser: Browser | undefined;
  let workbench: Workbench | undefined;
  let failed: string | undefined;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchBrowser();
    workbench = await startWorkbench(workspace, '--sample');
    const { page, troubles } = await watchedPage(browser);
    await page.goto(workbench.link);
    begin({ browser, workbench, page, troubles });
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    if (failed !== undefined) throw new Error(`An earlier step failed: ${failed}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed ??= task.name;
  });
}

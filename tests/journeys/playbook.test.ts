import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { pictures, sampleJourney } from './sampleJourney.ts';
import type { Workbench } from './workbench.ts';

let workbench: Workbench;
let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ workbench, page, troubles } = started);
});
beforeAll(async () => {
  await page.goto(new URL('/paper?view=playbook', workbench.link).href);
  await page.getByLabel('Matter', { exact: true }).waitFor({ timeout: 60_000 });
});

describe('legal people edit what papers are held against, without code', () => {
  it('a topic of ours is added with sentences of both kinds, and U takes steps back', async () => {
    await page.getByRole('button', { name: 'Add a topic' }).click();
    await page.getByRole('form', { name: 'A topic of ours' }).waitFor({ timeout: 60_000 });
    const matter = page.getByLabel('Matter', { exact: true });
    await matter.fill('Named people');
    await matter.blur();
    await page.getByText('2 fields changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.keyboard.press('u');
    await page.getByText('1 field changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.getByRole('form', { name: 'A topic of ours' }).waitFor({ timeout: 60_000 });
    expect(await matter.inputValue()).toBe('A topic of ours');
    expect(await page.getByLabel('Examples on the matter').inputValue()).toContain('Supplier shall settle');
    expect(await page.getByLabel('Examples that are not').inputValue()).not.toBe('');
    await page.screenshot({ path: join(pictures, 'playbook-topic.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('a version whose sentences come out otherwise is not saved, and says which', async () => {
    const on = page.getByLabel('Examples on the matter');
    await on.fill('Nothing of the kind is said here.');
    await on.blur();
    await page.getByText('2 fields changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.keyboard.press('w');
    await page.getByText('so nothing was saved yet').waitFor({ timeout: 90_000 });
    await page.getByRole('button', { name: 'topic topic-1' }).waitFor();
    await page.screenshot({ path: join(pictures, 'playbook-failed.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.keyboard.press('u');
    await page.getByText('1 field changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.keyboard.press('w');
    await page.getByText('our-playbook-v1.yaml is kept in the workspace').waitFor({ timeout: 90_000 });
    await page.getByText('Papers are read with this version').waitFor({ timeout: 60_000 });
  });

  it('what an industry wants otherwise is edited beside the playbook, and is in use at once', async () => {
    await page.getByLabel('Version').selectOption('over:bank');
    await page.getByText('Not in use').waitFor({ timeout: 60_000 });
    const approver = page.getByLabel('Who approves a departure');
    expect(await approver.inputValue()).toBe('Compliance');
    await approver.fill('Outsourcing office');
    await approver.blur();
    await page.getByText('1 field changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.getByLabel('Change a matter').selectOption({ label: 'Publicity' });
    await page.getByRole('form', { name: 'Publicity' }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Want something else' }).first().click();
    await page.getByLabel('What we want', { exact: true }).waitFor({ timeout: 60_000 });
    await page.screenshot({ path: join(pictures, 'playbook-industry.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await page.getByText('1 field changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.keyboard.press('w');
    await page.getByText('our-bank-v1.yaml is kept in the workspace').waitFor({ timeout: 90_000 });
    await page.getByText('Papers are read with this version').waitFor({ timeout: 60_000 });
    expect(await factOf('industry')).toBe('our-bank-v1.yaml');
    // The way back: the version goes, and with it its use.
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => factOf('industry'), { timeout: 20_000 }).toBe('');
  });

  it('frameworks and rules of residency are edited as lists', async () => {
    await page.getByLabel('Version').selectOption('over:new');
    await page.getByRole('button', { name: /^Frameworks and their evidence/ }).click();
    await page.getByRole('button', { name: 'Add a framework' }).click();
    await page.getByLabel('Framework: framework-1').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Rules of residency/ }).click();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByLabel('Rule: rule-1').waitFor({ timeout: 60_000 });
    expect(await faultsOn(page)).toEqual([]);
    for (const [width, scheme] of [[390, 'dark'], [1440, 'dark']] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(pictures, `playbook-lists-${width}-${scheme}.png`) });
      expect(await runsOffThePage(page)).toBe(0);
      expect(await faultsOn(page)).toEqual([]);
    }
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

async function factOf(key: string): Promise<string> {
  const shown = (await page.evaluate(async () => (await fetch('/api/workspace/show', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json())) as { readonly facts: Readonly<Record<string, string>> };
  return shown.facts[key] ?? '';
}

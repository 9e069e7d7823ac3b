import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { pictures, workspace, sampleJourney } from './sampleJourney.ts';
import { drop } from './workbench.ts';

const example = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../examples/formats', name));

let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ page, troubles } = started);
});
beforeAll(async () => {
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
});

/** Every file of the workspace with the hash of its bytes. */
function storeNow(): string[] {
  return readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
}

describe('what was read is looked at before it counts', () => {
  it('shows the first rows with days and money as they are read, the missing days, and what was refused', async () => {
    // By the link: a key that is pressed while the app is still starting on a busy machine is lost.
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: /Usage/ }).click();
    const rows = page.getByRole('table', { name: /^The first 20 rows/ });
    await rows.waitFor({ timeout: 120_000 });
    expect(await rows.getByRole('row').nth(1).innerText()).toMatch(/2025-09-01[^]*eastus2|eastus2[^]*2025-09-01/);
    await page.getByText('3 days without a row').waitFor();
    await page.getByRole('link', { name: 'line 3721' }).first().waitFor();
    await page.screenshot({ path: join(pictures, 'usage-read.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('a total of an invoice that is typed in ties to the cent, or the difference is said', async () => {
    const table = page.getByRole('table', { name: 'Control totals against invoices' });
    const [, october = ''] = /\$([\d,]+\.\d\d)/.exec(await table.getByRole('row', { name: /^Oct 2026/ }).innerText()) ?? [];
    const field = page.getByLabel('Invoice total of Oct 2026, USD');
    await field.fill(october);
    await table.getByText('ties to the cent').waitFor();
    await field.fill((Number(october.replaceAll(',', '')) - 12.34).toFixed(2));
    await table.getByText('the file has $12.34 more').waitFor();
    // What was typed is kept with the negotiation.
    await field.blur();
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByRole('table', { name: 'Control totals against invoices' }).getByText('the file has $12.34 more').waitFor({ timeout: 60_000 });
  });

  it('a FOCUS export is held against the rules of FOCUS 1.2, and taken back in one step', async () => {
    await drop(page, [{ name: 'focus.csv', bytes: example('focus-1.2.csv') }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('2');
    await page.getByLabel('File', { exact: true }).selectOption('focus.csv', { timeout: 60_000 });
    await page.getByText(/of the rules that could be judged hold/).waitFor({ timeout: 60_000 });
    expect(await page.getByRole('table', { name: /broken rule/ }).getByRole('row').count()).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Take this import back' }).click();
    await page.getByText('focus.csv was removed.').waitFor();
    await page.getByRole('table', { name: 'Usage files as they were read' }).getByText('focus.csv').waitFor({ state: 'detached' });
  });

  it('a log whose columns nobody knows is asked about once, and the next one with its header is read', async () => {
    const gateway = example('gateway-log.csv').toString();
    await drop(page, [{ name: 'gateway.csv', bytes: Buffer.from(gateway) }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'Which column is what in gateway.csv?' }).waitFor({ timeout: 60_000 });
    expect(await page.getByLabel('Prompt tokens', { exact: true }).inputValue()).toBe('promptTok');
    await page.getByText(/the sum in “?"?allTok/).first().waitFor();
    await page.screenshot({ path: join(pictures, 'usage-columns.png') });
    expect(await faultsOn(page)).toEqual([]);
    await looksRight('usage-columns', async () => page.getByRole('heading', { name: 'Which column is what in gateway.csv?' }).waitFor({ timeout: 60_000 }));
    await page.getByRole('button', { name: 'Read it so from now on' }).click();
    await page.getByText('Remembered. gateway.csv is read so from now on.').waitFor();
    await drop(page, [{ name: 'october.csv', bytes: Buffer.from(gateway.replaceAll('2026-09', '2026-10')) }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('2');
    await page.getByLabel('File', { exact: true }).selectOption('october.csv', { timeout: 60_000 });
    await page.getByText(/october.csv is read as was confirmed on 2026-11-22/).first().waitFor({ timeout: 60_000 });
    for (const name of ['october.csv', 'gateway.csv']) {
      await page.getByLabel('File', { exact: true }).selectOption(name, { timeout: 60_000 });
      await page.getByRole('button', { name: 'Take this import back' }).click();
      await page.getByRole('table', { name: 'Usage files as they were read' }).getByText(name).waitFor({ state: 'detached', timeout: 60_000 });
    }
  });

  it('dates that may be read in two orders are asked about, and not guessed', async () => {
    await drop(page, [{ name: 'dates.csv', bytes: readFileSync(join(import.meta.dirname, '../cases/usage/odd/ambiguous-dates.csv')) }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'Which comes first in the dates of dates.csv?' }).waitFor({ timeout: 60_000 });
    await page.getByText('3 April 2025 or 4 March 2025').waitFor();
    await page.screenshot({ path: join(pictures, 'usage-dates.png') });
    await page.getByRole('button', { name: 'The day comes first' }).click();
    await page.getByLabel('File', { exact: true }).selectOption('dates.csv', { timeout: 60_000 });
    await page.getByText(/the day first in its dates/).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Take this import back' }).click();
    await page.getByText('dates.csv was removed.').waitFor();
  });

  it('an import that is cancelled leaves the store as it was, byte for byte', async () => {
    const before = storeNow();
    expect(before.length).toBeGreaterThan(5);
    const ended = await page.evaluate(() => {
      // Part of the file is on its way when its sender stops.
      const xhr = new XMLHttpRequest();
      return new Promise<string>((settled) => {
        xhr.open('PUT', '/api/files/cancelled.csv');
        xhr.upload.addEventListener('progress', () => xhr.abort());
        xhr.addEventListener('abort', () => settled('stopped'));
        xhr.addEventListener('load', () => settled('kept'));
        xhr.send(new Blob(['Date,MeterName,Quantity,CostInBillingCurrency\n', new Uint8Array(200 * 1024 * 1024)]));
      });
    });
    expect(ended).toBe('stopped');
    await page.waitForTimeout(1500);
    expect(storeNow()).toEqual(before);
  });

  it('stands on a phone, at 400 % and in the dark', async () => {
    await looksRight('usage-read', async () => page.getByText('Days with rows').first().waitFor({ timeout: 60_000 }));
  });
});

describe('usage is explored', () => {
  it('E shows where it goes, month by month and by hour, with what stands out', async () => {
    await drop(page, [{ name: 'diagnostics.csv', bytes: example('diagnostics.csv') }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('e');
    await page.getByRole('table', { name: 'Requests by deployment' }).getByText('support-bot').waitFor({ timeout: 60_000 });
    await page.getByRole('figure', { name: /Month by month/ }).waitFor({ timeout: 120_000 });
    await page.getByText('effective savings rate').waitFor({ timeout: 60_000 });
    await page.getByRole('figure', { name: 'Tokens by hour of the week, UTC' }).waitFor({ timeout: 60_000 });
    await page.getByRole('figure', { name: 'Load-duration curve, PTU by the minute' }).waitFor({ timeout: 60_000 });
    await page.screenshot({ path: join(pictures, 'usage-explore.png'), fullPage: true });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('groups add up to the same whole however they are grouped', async () => {
    const top = page.getByRole('figure', { name: /^Cost at list by/ });
    const totalOf = async (): Promise<number> => {
      await top.getByRole('button', { name: 'Show as table' }).click();
      // The first amount of each row is its cost at list; what was billed stands behind it.
      const cents = [...(await top.getByRole('table').innerText()).matchAll(/^[^$\n]*\$([\d,]+\.\d\d)/gm)].reduce((sum, [, amount = '']) => sum + Math.round(Number(amount.replaceAll(',', '')) * 100), 0);
      await top.getByRole('button', { name: 'Show as chart' }).click();
      return cents;
    };
    const byWorkload = await totalOf();
    await page.getByLabel('Group by').selectOption('model');
    await page.getByRole('figure', { name: /^Cost at list by model/ }).waitFor({ timeout: 60_000 });
    // Each group is rounded to the cent by itself.
    expect(Math.abs((await totalOf()) - byWorkload)).toBeLessThanOrEqual(20);
    expect(byWorkload).toBeGreaterThan(100_000_00);
  });

  it('groups by business unit, application and tags of the bill, with what was billed', async () => {
    for (const [dimension, name] of [['businessUnit', 'business unit'], ['application', 'application'], ['tag:resource', 'tag resource']] as const) {
      await page.getByLabel('Group by').selectOption(dimension);
      await page.getByRole('figure', { name: new RegExp(`^Cost at list by ${name}`) }).waitFor({ timeout: 60_000 });
    }
    const top = page.getByRole('figure', { name: /^Cost at list by tag resource/ });
    await top.getByRole('button', { name: 'Show as table' }).click();
    await top.getByRole('columnheader', { name: 'Billed, USD' }).waitFor();
    await top.getByRole('button', { name: 'Show as chart' }).click();
  });

  it('a PTU line on the load-duration curve says what spills', async () => {
    await page.getByLabel('PTU line').fill('0');
    await page.getByText(/0 PTU would serve all but 100/).first().waitFor();
    await page.getByLabel('PTU line').fill('100000');
    await page.getByText(/100,000 PTU would serve all but 0/).first().waitFor();
  });

  it('the eye hides every amount on it', async () => {
    await page.getByRole('button', { name: 'Hide numbers' }).click();
    await page.waitForTimeout(300);
    expect(await page.getByRole('main').innerText()).not.toMatch(/[$€]\s?\d/);
    await page.getByRole('button', { name: 'Hide numbers' }).click();
  });

  it('stands on a phone, at 400 % and in the dark', async () => {
    await looksRight('usage-explore', async () => page.getByText('effective savings rate').waitFor({ timeout: 60_000 }));
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

async function looksRight(name: string, settled: () => Promise<void>): Promise<void> {
  for (const { width, height, scheme } of [{ width: 320, height: 700, scheme: 'light' as const }, { width: 390, height: 844, scheme: 'dark' as const }, { width: 1440, height: 900, scheme: 'dark' as const }, { width: 1440, height: 900, scheme: 'light' as const }]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await settled();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`) });
    expect(await runsOffThePage(page), `${name} at ${width}`).toBe(0);
    expect(await faultsOn(page), `${name} at ${width}, ${scheme}`).toEqual([]);
  }
}

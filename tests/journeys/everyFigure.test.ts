import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { add, readDecimal, showPlaces, zero } from '../../src/base/decimal.ts';
import { drop, launchBrowser, startWorkbench, watchedPage, type Workbench } from './workbench.ts';

const house = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'parley-figures-'));
const sample = (name: string): string => join(folder, 'sample', name);

let browser: Browser;
let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  spawnSync(process.execPath, [join(house, 'dist/main.js'), 'sample', '-o', join(folder, 'sample')]);
  browser = await launchBrowser();
  workbench = await startWorkbench(join(folder, 'workspace'));
  ({ page } = await watchedPage(browser));
  await page.goto(workbench.link);
});
afterAll(async () => {
  await browser?.close();
  await workbench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Each step stands on the one before: after the first that fails, the others would only wait in vain.
let failed: string | undefined;
beforeEach(() => {
  if (failed !== undefined) throw new Error(`An earlier step failed: ${failed}`);
});
afterEach(({ task }) => {
  if (task.result?.state === 'fail') failed ??= task.name;
});

describe('what a person may do with what is on the screens', () => {
  it('a file that cannot be read is told in words, and the others come in', async () => {
    const files = ['azure-cost-export.csv', 'requests.csv', 'draft-amendment.docx', 'deal.yaml'].map((name) => ({ name, bytes: readFileSync(sample(name)) }));
    await drop(page, [...files, { name: 'notes.bin', bytes: Uint8Array.of(0, 159, 146, 150) }]);
    await page.getByText('All files were looked at.').waitFor();
    const told = await page.getByRole('region', { name: 'Files coming in' }).getByRole('listitem').filter({ hasText: 'notes.bin' }).innerText();
    expect(told).toMatch(/not recognised|not a |cannot|is no /i);
    const remove = page.getByRole('button', { name: 'Remove notes.bin' });
    if ((await remove.count()) > 0) await remove.click();
    await remove.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove deal.yaml' }).waitFor();
  });

  it('the total of a cost export ties to the file, to the cent', async () => {
    await page.keyboard.press('2');
    const files = page.getByRole('table', { name: 'Usage files as they were read' });
    await files.waitFor({ timeout: 60_000 });
    const row = await files.getByRole('row').filter({ hasText: 'azure-cost-export.csv' }).innerText();
    expect(row.replaceAll(',', '')).toContain(`$${totalOf(sample('azure-cost-export.csv'))} USD`);
  });

  it('a figure tells how it was made and from what, and gives the keyboard back', async () => {
    await page.keyboard.press('1');
    await page.getByText('Next three moves').waitFor({ timeout: 120_000 });
    const figure = page.getByRole('region', { name: 'In one line' }).getByRole('button', { name: /\$/ }).first();
    await figure.focus();
    await page.keyboard.press('Enter');
    const told = page.getByRole('dialog');
    await told.getByRole('heading', { name: 'Sources' }).waitFor();
    expect(await told.innerText()).toMatch(/\$[\d,]+\.\d\d[^]*80 in 100 futures lie between \$[\d,]+\.\d\d and \$[\d,]+\.\d\d\.[^]*rate book/);
    await page.keyboard.press('Escape');
    await told.waitFor({ state: 'detached' });
    expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('every chart has its figures as a table', async () => {
    for (const chart of await page.getByRole('figure').all()) {
      const table = chart.getByRole('button', { name: 'Show as table' });
      if ((await table.count()) > 0) await table.click();
      expect(await chart.getByRole('table').getByRole('row').count()).toBeGreaterThan(4);
    }
  });

  it('the walk-away is read as it was typed, drawn, and kept over a reload', async () => {
    await page.reload();
    await page.getByText('Next three moves').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Set walk-away' }).click();
    await page.getByLabel(/Walk-away over the term/).fill('16.500.000,50');
    await page.getByText('Read as $16,500,000.50').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Walk-away $16.5M' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Walk-away $16.5M' }).waitFor({ timeout: 120_000 });
  });

  it('the eye hides every amount', async () => {
    const amounts = /[$€]\s?\d/;
    expect(await page.getByRole('main').innerText()).toMatch(amounts);
    await page.getByRole('button', { name: 'Hide numbers' }).click();
    for (const [key, settled] of [['1', 'Next three moves'], ['2', 'Months covered']] as const) {
      await page.keyboard.press(key);
      await page.getByText(settled).first().waitFor();
      expect(await page.getByRole('main').innerText()).not.toMatch(amounts);
    }
    await page.getByRole('button', { name: 'Hide numbers' }).click();
  });

  it('a finding leads to the exact words, and the words to the finding, by keys alone', async () => {
    await page.keyboard.press('3');
    await page.getByText('0 of 7 ticked').waitFor({ timeout: 60_000 });
    await page.keyboard.press('j');
    await page.locator('mark[data-led]').first().waitFor();
    const quote = await page.getByRole('complementary', { name: 'Findings' }).getByTitle('Show in the paper').first().innerText();
    const marked = (await page.locator('mark[data-led]').allInnerTexts()).join('');
    expect(plain(quote)).toContain(plain(marked).slice(0, 60));
    await page.keyboard.press('t');
    await page.getByText('1 of 7 ticked').waitFor();
    const selected = await page.getByRole('button', { expanded: true }).innerText();
    await page.locator('mark:not([data-selected])').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('mark[data-selected]:focus').waitFor();
    expect(await page.getByRole('button', { expanded: true }).innerText()).not.toBe(selected);
  });

  it('a file that was taken out comes back', async () => {
    await page.getByRole('link', { name: 'Files' }).click();
    await page.getByRole('button', { name: 'Remove requests.csv' }).click();
    await page.getByText('requests.csv was removed').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove requests.csv' }).waitFor();
  });

  it('long work stops when it is told to, and starts again when it is told to', async () => {
    await page.getByRole('button', { name: 'Remove requests.csv' }).click();
    await page.getByText('requests.csv was removed').waitFor();
    await page.keyboard.press('1');
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('was stopped. Nothing was changed.').waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByText('Next three moves').waitFor({ timeout: 120_000 });
  });
});

/** The sum of the cost column as a spreadsheet makes it, exact; what is no number is left out, as Parley says it does. */
function totalOf(path: string): string {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
  return showPlaces(
    data.reduce((sum, row) => add(sum, readDecimal(row['CostInBillingCurrency'] ?? '') ?? zero), zero),
    2,
    'half-even',
  );
}

function plain(text: string): string {
  return text.replace(/[“”]/g, '').replace(/\s+/g, ' ').trim();
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { pictures, sampleJourney } from './sampleJourney.ts';
import { drop } from './workbench.ts';

const driversFile = readFileSync(join(import.meta.dirname, '../../examples/forecast/drivers.yaml'));

let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ page, troubles } = started);
});

const fan = () => page.getByRole('figure', { name: /a month/ }).first();

/** What the open forecast last took to answer, in milliseconds. */
async function answeredIn(): Promise<number> {
  return Number(/answered in (\d+) ms/.exec(await page.getByText(/answered in/).innerText())?.[1]);
}

describe('a forecast is looked at, and tried', () => {
  it('F shows the fan with what earlier ranges said and held, by keys alone', async () => {
    // The start page leads on to the deal once it knows that there are files; a key pressed before that would be led on, too.
    await page.getByText('Next three moves').waitFor({ timeout: 120_000 });
    await page.keyboard.press('2');
    await page.getByRole('navigation', { name: 'Views of usage' }).waitFor();
    await page.keyboard.press('f');
    await page.getByText(/answered in/).waitFor({ timeout: 120_000 });
    await fan().getByText(/said 80\s%, was \d+\s%/).waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/best argument for flexibility terms/);
    await page.screenshot({ path: join(pictures, 'forecast.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('the fan of the browser is that of the command line, to the token', async () => {
    await page.getByLabel('What', { exact: true }).selectOption('tokens');
    await page.getByRole('figure', { name: 'Everything: all tokens a month' }).waitFor();
    await fan().getByRole('button', { name: 'Show as table' }).click();
    const last = (await fan().getByRole('row').last().innerText()).match(/[\d,]{9,}/g)?.map((text) => Number(text.replaceAll(',', ''))) ?? [];
    await fan().getByRole('button', { name: 'Show as chart' }).click();
    const asked = await page.evaluate(
      async (input) => (await fetch('/api/forecast/spend', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json() as Promise<{ groups: { months: { tokens: Record<'p10' | 'p50' | 'p90', number> }[] }[] }>,
      { files: ['azure-cost-export.csv', 'requests.csv'], months: 36, seed: 1, detail: 'total' },
    );
    const desk = asked.groups[0]?.months.at(-1)?.tokens;
    expect(last).toEqual([desk?.p10, desk?.p50, desk?.p90].map((value) => Math.round(value ?? 0)));
  });

  it('every chart has its figures as a table', async () => {
    for (const chart of await page.getByRole('figure').all()) {
      await chart.getByRole('button', { name: 'Show as table' }).click();
      expect(await chart.getByRole('table').getByRole('row').count()).toBeGreaterThan(5);
      await chart.getByRole('button', { name: 'Show as chart' }).click();
    }
  });

  it('a drivers file that is dropped brings units, its waterfall and the largest bill', async () => {
    await drop(page, [{ name: 'drivers.yaml', bytes: driversFile }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('2');
    await page.getByRole('navigation', { name: 'Views of usage' }).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('figure', { name: /What each driver adds/ }).waitFor({ timeout: 120_000 });
    await page.getByRole('table', { name: 'The largest bill under the granted quota' }).waitFor();
    await page.getByRole('button', { name: 'Service' }).waitFor();
    expect(await faultsOn(page)).toEqual([]);
  });

  it('a driver typed as “12 to 18” is answered in place, beside what the file says', async () => {
    await page.getByLabel('Of', { exact: true }).selectOption('claims-assistant');
    await page.getByLabel('Users of claims-assistant').fill('9000 to 16000');
    await page.getByText('1 number tried').waitFor();
    await page.getByText(/As tried, the first twelve months come to .* more/).first().waitFor();
    // Said, not asserted: a busy machine is no fault of the forecast. The aim is under 100 ms.
    console.log(`re-forecast after an edit: ${await answeredIn()} ms`);
    await page.screenshot({ path: join(pictures, 'forecast-tried.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.getByLabel('Users of claims-assistant').fill('a few');
    await page.getByText(/“a few” is no number or range/).waitFor();
    await page.getByRole('button', { name: 'Back to what the files say' }).click();
    await page.getByText('What if: drivers and prices').waitFor();
  });

  it('prices that stay as they are stand beside prices that jump, on one chart', async () => {
    await page.getByLabel('What', { exact: true }).selectOption('spend');
    await page.getByRole('button', { name: 'Prices stay as they are' }).click();
    await page.getByText(/As tried, the first twelve months come to \$[\d.]+[KM] (more|less)/).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Back to what the files say' }).click();
  });

  it('a budget of a year says how often it is passed', async () => {
    await page.getByLabel('Budget of a year, USD').fill('2.5M');
    await page.keyboard.press('Enter');
    const table = page.getByRole('table', { name: 'How likely a budget is passed' });
    await table.getByRole('row', { name: /^2027 / }).filter({ hasText: '$2,500,000.00' }).waitFor();
  });

  it('the eye hides every figure on it', async () => {
    await page.getByRole('button', { name: 'Hide numbers' }).click();
    await page.waitForTimeout(300);
    expect(await page.getByRole('main').innerText()).not.toMatch(/[$€]\s?\d/);
    await page.getByRole('button', { name: 'Hide numbers' }).click();
  });

  it('stands on a phone, at 400 % and in the dark', async () => {
    for (const { width, height, scheme } of [{ width: 320, height: 700, scheme: 'light' as const }, { width: 390, height: 844, scheme: 'dark' as const }, { width: 1440, height: 900, scheme: 'dark' as const }]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(pictures, `forecast-${width}-${scheme}.png`) });
      expect(await runsOffThePage(page), `at ${width}`).toBe(0);
      expect(await faultsOn(page), `at ${width}, ${scheme}`).toEqual([]);
    }
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

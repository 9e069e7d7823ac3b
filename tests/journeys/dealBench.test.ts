import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { folder, pictures, sampleJourney } from './sampleJourney.ts';

let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ page, troubles } = started);
});

describe('a deal is looked at from all sides, by keys alone', () => {
  it('S shows the ways to buy as paired bars with their ranges, and the same to the cent as a table', async () => {
    await page.keyboard.press('1');
    await page.getByRole('navigation', { name: 'Views of the deal' }).waitFor();
    await page.keyboard.press('s');
    await page.getByText('Dashed below each bar: The offer.').waitFor({ timeout: 120_000 });
    await page.screenshot({ path: join(pictures, 'deal-structures.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show as table' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('table', { name: 'Structures compared, to the cent' }).innerText()).toMatch(/The offer\s+\$[\d,]+\.\d\d/);
  });

  it('the years of a structure add up to its total', async () => {
    const rows = await page.getByRole('table', { name: 'Median future, year by year of the deal' }).getByRole('row').allInnerTexts();
    for (const row of rows.slice(1)) {
      const cents = [...row.matchAll(/\$([\d,]+)\.(\d\d)/g)].map(([, whole = '', part = '']) => Number(whole.replaceAll(',', '')) * 100 + Number(part));
      // Each year is rounded to the cent by itself.
      expect(Math.abs(cents.slice(0, -1).reduce((a, b) => a + b, 0) - (cents.at(-1) ?? 0))).toBeLessThanOrEqual(cents.length);
    }
  });

  it('P draws cost against the number of PTU, with the least and the sizes that cost hardly more', async () => {
    await page.keyboard.press('p');
    const chart = page.getByRole('figure', { name: /Cost of the load against the number of PTU/ });
    await chart.waitFor({ timeout: 60_000 });
    await chart.getByText(/least: \d+ PTU/).waitFor();
    await chart.locator('text', { hasText: 'at most 1 % more' }).waitFor();
    await page.screenshot({ path: join(pictures, 'deal-size.png') });
    expect(await faultsOn(page)).toEqual([]);
    await chart.getByRole('button', { name: 'Show as table' }).click();
    expect(await chart.getByRole('row').count()).toBeGreaterThan(10);
  });

  it('a size is replayed on the load: what spills, and what averages over hours would have hidden', async () => {
    await page.getByRole('button', { name: 'Replay the load' }).click();
    await page.getByText('Averages over whole hours would say').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('table', { name: 'Sizes replayed' }).getByRole('row').count()).toBeGreaterThan(3);
    expect(await faultsOn(page)).toEqual([]);
  });

  it('C says how much to commit to and which reservations when, each against the simple rule', async () => {
    await page.keyboard.press('c');
    await page.getByText('Without a menu only').waitFor({ timeout: 120_000 });
    await page.getByLabel(/The discounts on offer/).fill('6M 3 %\n9M at 6 %');
    await page.getByRole('button', { name: 'Price them' }).click();
    const levels = page.getByRole('figure', { name: /Expected cost by commitment/ });
    await levels.getByText(/The simple rule, current usage going on as it is/).last().waitFor({ timeout: 60_000 });
    await levels.getByText('None', { exact: true }).waitFor();
    await page.getByRole('table', { name: 'Plan, rule and no reservations' }).getByText('The rule: buy each month what paid last month').waitFor({ timeout: 120_000 });
    await page.getByRole('figure', { name: /PTU held, month by month/ }).waitFor();
    await page.screenshot({ path: join(pictures, 'deal-commit.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    expect(await page.getByRole('table', { name: 'Commitments on the menu' }).getByRole('row').count()).toBe(4);
  });

  it('W ranks the terms by what they are worth, and what could be asked for', async () => {
    await page.keyboard.press('w');
    await page.getByText('What could be asked for on top').first().waitFor({ timeout: 120_000 });
    await page.screenshot({ path: join(pictures, 'deal-worth.png') });
    expect(await faultsOn(page)).toEqual([]);
    const figure = page.getByRole('figure', { name: /What each term of the deal is worth alone/ }).getByRole('button', { name: /\$/ }).first();
    await figure.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Shapley', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('B moves the money with every lever, with a range, and with words', async () => {
    await page.keyboard.press('b');
    await page.getByText('The bench is the offer as it is.').first().waitFor({ timeout: 120_000 });
    const first = Number(/answered in (\d+) ms/.exec(await page.getByText(/answered in/).innerText())?.[1]);
    // Said, not asserted: a busy machine is no fault of the bench. The aim is under 100 ms.
    console.log(`the bench's first answer: ${first} ms`);
    await page.getByRole('slider', { name: /^Discount on gpt-5\.4, gpt-5$/ }).focus();
    for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowRight');
    await page.getByText(/The bench costs \$[\d.]+[KM] less than the offer/).first().waitFor();
    await page.getByText('1 lever moved').waitFor();
    const usage = page.getByLabel('Usage against the forecast, figure or range');
    await usage.fill('80 to 150');
    await usage.press('Enter');
    await page.getByRole('slider', { name: 'Usage against the forecast, from' }).waitFor();
    await page.getByText('2 levers moved').waitFor();
    await page.screenshot({ path: join(pictures, 'deal-bench.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the offer' }).click();
    await page.getByText('The bench is the offer as it is.').first().waitFor();
    await page.getByLabel('In words').fill('double usage');
    await page.getByText('Understood: usage × 2').waitFor();
    await page.getByText(/more than the offer in the median future/).first().waitFor();
    await page.getByLabel('In words').fill('make it all cheaper');
    await page.getByText(/double usage.*half the usage/).waitFor();
  });

  it('the bench in the browser says what the command line says of the same words', async () => {
    await page.getByLabel('In words').fill('12 % off gpt-5.4');
    await page.getByText('Understood: 12 % off list').waitFor();
    await page.getByText('The median future billed exactly').waitFor();
    const money = page.getByRole('figure', { name: /live/ });
    await money.getByRole('button', { name: 'Show as table' }).click();
    const row = await money.getByRole('row').filter({ hasText: 'The bench less the offer' }).innerText();
    await money.getByRole('button', { name: 'Show as chart' }).click();
    const answer = await page.evaluate(
      async (input) => (await fetch('/api/deal/whatIf', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json() as Promise<{ range: { difference: Record<'p10' | 'p50' | 'p90', number> } }>,
      { deal: 'deal.yaml', usage: ['azure-cost-export.csv', 'requests.csv'], ask: '12 % off gpt-5.4', paths: 400 },
    );
    const shown = [...row.matchAll(/(-?)\$([\d,]+\.\d\d)/g)].map(([, sign = '', amount = '']) => Number(`${sign}${amount.replaceAll(',', '')}`));
    const { p10, p50, p90 } = answer.range.difference;
    for (const [index, desk] of [p10, p50, p90].entries()) expect((shown[index] ?? 0) / desk).toBeCloseTo(1, 4);
  });

  it('what stands on the bench is kept as a deal file of ours, and never becomes the offer', async () => {
    const show = () => page.evaluate(async () => (await fetch('/api/workspace/show', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ deal: string; files: { name: string; kind: string }[] }>);
    const before = (await show()).deal;
    await page.getByRole('button', { name: 'Save as a deal file' }).click();
    const link = page.getByRole('link', { name: 'bench-1.yaml' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await download.saveAs(join(folder, 'bench-1.yaml'));
    expect(readFileSync(join(folder, 'bench-1.yaml'), 'utf8')).toMatch(/model: \[?gpt-5\.4\]?.*discountPercent: 12/);
    const after = await show();
    expect(after.deal).toBe(before);
    expect(after.files.find(({ name }) => name === 'bench-1.yaml')?.kind).toBe('pack');
  });

  it('finds which discount is worth as much as a credit', async () => {
    await page.getByLabel('that', { exact: true }).selectOption('equals');
    await page.getByLabel('this change').fill('a credit of 100000');
    await page.getByRole('button', { name: 'Find it' }).click();
    await page.getByText(/Discount worth as much as: .*points of list/).waitFor({ timeout: 120_000 });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('the last structure stands whole on the first screen', async () => {
    await page.keyboard.press('d');
    const last = page.getByRole('figure', { name: /What 36 months cost/ }).getByRole('listitem').filter({ hasText: 'Best alternative provider' });
    await last.waitFor({ timeout: 120_000 });
    const [row, frame] = await last.evaluate((element) => [element.getBoundingClientRect().bottom, (element.closest('figure') ?? document.body).getBoundingClientRect().bottom]);
    expect(row).toBeLessThanOrEqual(frame ?? 0);
    await page.screenshot({ path: join(pictures, 'deal-board.png') });
    await page.keyboard.press('b');
    await page.getByText('The bench is the offer as it is.').first().waitFor({ timeout: 60_000 });
  });

  it('the eye hides every amount on all of them', async () => {
    const amounts = /[$€]\s?\d/;
    await page.getByLabel('In words').fill('');
    await page.getByRole('button', { name: 'Hide numbers' }).click();
    for (const [key, settled] of [['s', 'Dashed below each bar'], ['p', 'Cost of the load'], ['c', 'The rule: buy each month'], ['w', 'What could be asked for'], ['b', 'The bench is the offer']] as const) {
      await page.keyboard.press(key);
      await page.getByText(settled, { exact: false }).first().waitFor({ timeout: 60_000 });
      expect(await page.getByRole('main').innerText(), key).not.toMatch(amounts);
    }
    await page.getByRole('button', { name: 'Hide numbers' }).click();
  });

  it('stands on a phone and in the dark', async () => {
    for (const { width, height, scheme } of [{ width: 320, height: 700, scheme: 'light' as const }, { width: 1440, height: 900, scheme: 'dark' as const }, { width: 390, height: 844, scheme: 'dark' as const }]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      for (const [key, settled] of [['s', 'Dashed below each bar'], ['p', 'Cost of the load'], ['c', 'The rule: buy each month'], ['w', 'What could be asked for'], ['b', 'The bench is the offer']] as const) {
        await page.keyboard.press(key);
        await page.getByText(settled, { exact: false }).first().waitFor({ timeout: 60_000 });
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(pictures, `deal-${key}-${width}-${scheme}.png`) });
        expect(await runsOffThePage(page), `${settled} at ${width}`).toBe(0);
        expect(await faultsOn(page), `${settled} at ${width}, ${scheme}`).toEqual([]);
      }
    }
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { pictures, sampleJourney } from './sampleJourney.ts';
import type { Workbench } from './workbench.ts';

let browser: Browser;
let workbench: Workbench;
let page: Page;
let troubles: string[];
const asked: string[] = [];

sampleJourney((started) => {
  ({ browser, workbench, page, troubles } = started);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
});

/** What the sample keeps to itself, as a person would read it off a screen. */
const secrets = ['$11.9', '11,900,000', '11.9M', 'walk-away', 'Walk-away', 'likelihood', 'BATNA', 'must-have', 'Next three moves', 'Bedrock', 'OpenAI direct', 'R. Amsel', 'Amsel', 'J. Ortega', 'in 100', 'P10', 'P90'];
const places = [['1', 'What we ask for'], ['2', 'Our use so far'], ['3', 'What you told us'], ['4', 'Offers so far'], ['5', 'Record of promises'], ['6', 'This place is internal.'], ['7', 'This place is internal.']] as const;

describe('Internal and Supplier-safe', () => {
  let figures: string[];

  it('the sample has a walk-away, a target, worths and ranges to give away, and Internal shows them', async () => {
    await page.getByText('Next three moves').first().waitFor({ timeout: 120_000 });
    await page.evaluate(async () => {
      for (const [key, value] of [['walkAway', '11912345'], ['target', '10898765']]) await fetch('/api/workspace/fact', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key, value }) });
    });
    await page.reload();
    await page.getByText('Walk-away $11.9M').first().waitFor({ timeout: 120_000 });
    const standing = await page.evaluate(async () => (await fetch('/api/deal/stand', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ structures: { total: Record<string, string> }[]; asks: { worth?: Record<string, string> }[] }>);
    const ranked = await page.evaluate(async () => (await fetch('/api/ask/rank', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ asks: { worth: Record<string, number> | string; costsThem: Record<string, unknown> | null }[] }>);
    const amounts = [...standing.structures.flatMap(({ total }) => Object.values(total)), ...standing.asks.flatMap(({ worth }) => Object.values(worth ?? {})), ...ranked.asks.flatMap(({ worth, costsThem }) => [...(typeof worth === 'string' ? [] : Object.values(worth)), ...Object.values(costsThem ?? {})])].map(Number).filter((amount) => amount >= 1000 && amount % 1000 !== 0);
    // Round amounts that somebody stated may also stand in an offer: what was worked out may stand nowhere.
    figures = [...new Set([11_912_345, 10_898_765, ...amounts].flatMap(written))];
    expect(figures.length).toBeGreaterThan(100);
    const board = await page.locator('body').innerText();
    // A search that finds nothing would be worth nothing if it found nothing here either.
    expect(found(board, figures).length).toBeGreaterThan(10);
  });

  it('0 shows it supplier-safe: in every place nothing is asked of Parley but the projection, and nothing of ours is on the page or in an answer', async () => {
    asked.length = 0;
    await page.keyboard.press('0');
    await page.getByText('this screen is made only of what Microsoft may see').waitFor({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'What we ask for' }).waitFor({ timeout: 120_000 });
    for (const [key, text] of places) {
      await page.keyboard.press(key);
      await page.getByText(text).first().waitFor();
      await page.waitForTimeout(200);
      expect(await given(), `place ${key}`).toEqual([]);
      expect(await faultsOn(page)).toEqual([]);
      await page.screenshot({ path: join(pictures, `supplier-safe-${key}.png`) });
    }
    expect(new Set(asked)).toEqual(new Set(['/api/pack/view']));
    const answers = await page.evaluate(async () => (await fetch('/api/pack/view', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).text());
    expect(answers).toContain('What we ask for');
    expect(found(answers, figures)).toEqual([]);
  });

  it('stays so when it is loaded again, from the first picture on: not even the program of the other screens is fetched', async () => {
    const scripts: string[] = [];
    const listen = (request: { url(): string }): void => void scripts.push(request.url());
    page.on('request', listen);
    asked.length = 0;
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver(() => seen.push((document.body as HTMLElement | null)?.innerText ?? '')).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.join('\n'));
    expect(seen).toContain('Supplier-safe');
    expect(found(seen, figures)).toEqual([]);
    expect(scripts.filter((url) => /dealScreen|boardPart|tableScreen|packsScreen|app-/.test(url))).toEqual([]);
    expect(asked.every((path) => path === '/api/pack/view')).toBe(true);
    page.off('request', listen);
  });

  it('a new window opens supplier-safe too', async () => {
    const other = await page.context().newPage();
    await other.goto(new URL('/deal', workbench.link).href);
    await other.getByText('this screen is made only of what Microsoft may see').waitFor({ timeout: 60_000 });
    await other.close();
  });

  it('an address that names a file of ours, typed by hand, shows nothing of it', async () => {
    await page.goto(new URL('/paper?file=asks.yaml&view=playbook', workbench.link).href);
    await page.getByText('What you told us').waitFor({ timeout: 60_000 });
    expect(await given()).toEqual([]);
  });

  it('fits a phone in the dark, and prints what it shows', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const [key] of places) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
      expect(await runsOffThePage(page)).toBe(0);
      expect(await faultsOn(page)).toEqual([]);
    }
    await page.keyboard.press('4');
    await page.screenshot({ path: join(pictures, 'supplier-safe-narrow-dark.png') });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    expect(await given()).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
  });

  it('goes back to Internal only after a question, by keyboard alone', async () => {
    await page.keyboard.press('0');
    await page.getByRole('dialog', { name: 'Show what is internal?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('this screen is made only of what Microsoft may see').waitFor();
    await page.keyboard.press('0');
    await page.getByRole('button', { name: 'Stay supplier-safe' }).waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Internal', pressed: true }).waitFor({ timeout: 60_000 });
    await page.getByText('Offers side by side').first().waitFor({ timeout: 120_000 });
  });

  /** What of ours can be read on the page: its text, what is not seen of it, and every attribute. */
  async function given(): Promise<string[]> {
    const text = await page.evaluate(() => [document.title, document.documentElement.textContent, ...[...document.querySelectorAll('*')].flatMap((each) => [...each.attributes].map(({ value }) => value))].join('\n'));
    return found(text, figures);
  }
});

describe('packs', () => {
  it('6 offers every kind with who may see it; the pack for Microsoft is made, looked through layer by layer, and shown page by page', async () => {
    await page.keyboard.press('6');
    await page.getByRole('radio', { name: /Pack for Microsoft/, checked: true }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole('radio').count()).toBe(8);
    await page.keyboard.press('m');
    await page.getByText('as printed').waitFor({ timeout: 120_000 });
    await page.getByText(/nothing found in \d+ layers/).waitFor();
    await page.getByText('for-microsoft.docx: ', { exact: false }).click();
    await page.getByText('word/document.xml').waitFor();
    // An ask without a justification stays out, and that is said.
    await page.getByText('It has no justification.').waitFor();
    expect(await inkOnFirstPage()).toBeGreaterThan(0.005);
    expect(await faultsOn(page)).toEqual([]);
    await page.screenshot({ path: join(pictures, 'packs.png') });
  });

  it('is also written as a workbook, as text for a mail and as a calendar, each looked through', async () => {
    for (const name of ['workbook to fill in', 'text for a mail', 'calendar']) await page.getByLabel(name).check();
    await page.keyboard.press('m');
    await page.getByRole('link', { name: 'for-microsoft.ics' }).waitFor({ timeout: 120_000 });
    for (const file of ['for-microsoft.xlsx', 'for-microsoft.txt', 'for-microsoft.ics']) await page.getByText(`✓ ${file}: `, { exact: false }).waitFor();
  });

  it('each other kind is made by keyboard and handed out as files, internal as it says', async () => {
    for (const [name, file] of [['Promise checklist', 'promise-checklist.pdf'], ['Board page', 'board-page.pdf'], ['Deal model', 'deal-model.xlsx']] as const) {
      await page.getByRole('radio', { name: new RegExp(name) }).click();
      await page.keyboard.press('m');
      const link = page.getByRole('link', { name: file });
      await link.waitFor({ timeout: 120_000 });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe(file);
    }
    expect(await faultsOn(page)).toEqual([]);
  });

  it('any other file is looked through before it is sent: our own board page may not leave, the mail made for Microsoft may', async () => {
    for (const [file, verdict] of [['board-page.pdf', 'it may not leave'], ['for-microsoft.txt', 'nothing found in']] as const) {
      await page.getByLabel('Which file').selectOption(file);
      await page.getByRole('button', { name: 'Look through it' }).click();
      await page.getByRole('region', { name: 'The look for leaks' }).filter({ hasText: file }).getByText(verdict).waitFor({ timeout: 120_000 });
    }
    expect(await faultsOn(page)).toEqual([]);
  });

  it('what would say too much is not written, and each place is named', async () => {
    await page.evaluate(async () => {
      const text = await (await fetch('/api/files/asks.yaml')).text();
      await fetch('/api/files/asks.yaml', { method: 'PUT', body: text.replace(/why: [^\n]*/, 'why: We walk away above 11.9 million.') });
    });
    await page.reload();
    await page.getByRole('radio', { name: /Pack for Microsoft/ }).click({ timeout: 60_000 });
    await page.keyboard.press('m');
    await page.getByText('it may not leave').waitFor({ timeout: 120_000 });
    await page.getByRole('heading', { name: 'Not written' }).waitFor();
    await page.getByText('says the walk-away', { exact: false }).first().waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.screenshot({ path: join(pictures, 'packs-leak.png') });
    // Neither is it shown supplier-safe; the page does not say what it would have said.
    await page.keyboard.press('0');
    await page.getByText('this screen is made only of what Microsoft may see').waitFor({ timeout: 60_000 });
    await page.keyboard.press('1');
    await page.getByText('because it would say what it must not').waitFor({ timeout: 120_000 });
    expect(await page.locator('body').innerText()).not.toMatch(/11[.,]9|million/);
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles.filter((each) => !each.includes('403'))).toEqual([]);
    expect(browser.isConnected()).toBe(true);
  });
});

/** Which of our figures and words stand in a text; 600,000 does not stand in 5,600,000. */
function found(text: string, figures: readonly string[]): string[] {
  return [...figures, ...secrets].filter((each) => new RegExp(`(?<![\\d,.])${each.replace(/[$.]/g, '\\$&')}(?![\\d]|[,.]\\d)`).test(text));
}

/** How much of the first page is dark: a page that was not drawn is white. */
function inkOnFirstPage(): Promise<number> {
  return page.getByRole('img', { name: /^Page 1 of/ }).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const dots = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let dark = 0;
    for (let at = 0; at < dots.length; at += 4) if ((dots[at] ?? 255) < 128) dark++;
    return dark / (width * height);
  });
}

/** An amount as screens and documents write it. */
function written(amount: number): string[] {
  const about = (digits: number): string => new Intl.NumberFormat('en', { notation: 'compact', minimumSignificantDigits: digits, maximumSignificantDigits: 3, style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(amount);
  return [about(3), Math.round(amount).toLocaleString('en'), String(Math.round(amount))];
}

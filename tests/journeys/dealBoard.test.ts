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

const region = (name: string) => page.getByRole('region', { name });

describe('where do we stand?', () => {
  it('puts the money, the next moves, the promises, the use, the clock and the quality of the data on one screen', async () => {
    for (const panel of ['Next three moves', 'Promise against paper', 'What the paper says', 'The clock', 'Quality of the data']) await region(panel).waitFor({ timeout: 120_000 });
    await page.getByRole('figure', { name: /What 36 months cost/ }).waitFor();
    await page.getByRole('figure', { name: /Will we use it/ }).waitFor();
    expect(await page.evaluate(() => document.scrollingElement?.scrollHeight ?? 0)).toBeLessThanOrEqual(900);
    expect(await faultsOn(page)).toEqual([]);
  });

  it('a target and a walk-away are lines on the money bar, and the gap to the target stands above with its range', async () => {
    for (const [name, value] of [['Target', '10.9M'], ['Walk-away', '11.9M']] as const) {
      await page.getByRole('button', { name: `Set ${name.toLowerCase()}` }).click();
      await page.getByLabel(`${name} over the term, USD`).fill(value);
      await page.getByRole('button', { name: 'Set', exact: true }).click();
      await page.getByRole('button', { name: `${name} $${value}` }).waitFor();
    }
    await page.getByText('⁞ target $10.9M ┊ walk-away $11.9M').waitFor();
    const gap = page.locator('dl > div').filter({ hasText: 'On the table: offer less target' });
    expect(await gap.innerText()).toMatch(/\$[\d.]+M[\s\S]*-?\$[\d.]+M to \$[\d.]+M/);
    await page.screenshot({ path: join(pictures, 'deal.png') });
    // Changing a fact of ours works nothing out anew.
    expect(await page.getByText('before the last change').count()).toBe(0);
  });

  it('the next three moves are the first of our own list, with what to give, who and by when', async () => {
    const ranked = await page.evaluate(async () => (await fetch('/api/ask/rank', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ asks: { title: string; owner: string }[] }>);
    const moves = (await region('Next three moves').getByRole('listitem').allInnerTexts()).map(plainly);
    expect(moves).toHaveLength(3);
    for (const [place, move] of moves.entries()) {
      expect(move).toContain(ranked.asks[place]?.title);
      expect(move).toContain(ranked.asks[place]?.owner);
    }
    expect(await region('Next three moves').innerText()).toMatch(/give: [\s\S]*before 31 Dec 2026|before 31 Dec 2026[\s\S]*give: /);
  });

  it('a move is parked with one press: the next one moves up, and Undo brings it back', async () => {
    const first = await firstMove();
    const title = first.split('\n').find((line) => line.length > 3) ?? 'no move';
    await region('Next three moves').getByRole('button', { name: /^Park: / }).first().click();
    await page.getByText(`${title}: parked.`).waitFor({ timeout: 60_000 });
    await expect.poll(firstMove, { timeout: 60_000 }).not.toContain(title);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(firstMove, { timeout: 60_000 }).toContain(title);
  });

  it('counts the promises that the draft holds, those it does not hold first, each a way to its clause', async () => {
    const panel = region('Promise against paper');
    const checked = await page.evaluate(async () => (await fetch('/api/ledger/check', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ledger: 'promises.jsonl', paper: ['draft-amendment.docx'] }) })).json() as Promise<{ promises: { status: string }[] }>);
    const inPaper = checked.promises.filter(({ status }) => status === 'in paper').length;
    await panel.getByText(`${inPaper} of ${checked.promises.length} promises`).waitFor();
    expect((await panel.getByRole('listitem').first().innerText())).toMatch(/missing|contradicted|weaker/);
    await panel.getByRole('link', { name: /in paper/ }).first().click();
    await page.waitForURL(/\/paper\?.*paragraph=/);
    await page.keyboard.press('1');
  });

  it('prints as one page that says it is internal', async () => {
    await region('Next three moves').waitFor({ timeout: 60_000 });
    await page.getByText('in the draft').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(600);
    const file = join(folder, 'board.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    expect(readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Internal, not for Microsoft').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Make the brief' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('when a file changes, what was known stays in sight with its day; stopped, it stays too, and goes on when asked', async () => {
    await page.evaluate(async () => {
      const text = await (await fetch('/api/files/deal.yaml')).text();
      await fetch('/api/files/deal.yaml', { method: 'PUT', body: `${text}\n# looked at again\n` });
    });
    await page.reload();
    await region('Next three moves').waitFor({ timeout: 120_000 });
    const { name, text } = await page.evaluate(async () => {
      const { deal } = await (await fetch('/api/workspace/show', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as { deal: string };
      return { name: deal, text: await (await fetch(`/api/files/${deal}`)).text() };
    });
    await page.getByRole('link', { name: /^Files/ }).click();
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(`${text}\n# and again\n`) });
    await page.keyboard.press('1');
    await page.getByText('as known on 22 Nov 2026, before the last change', { exact: false }).waitFor({ timeout: 60_000 });
    await region('Next three moves').waitFor();
    await page.screenshot({ path: join(pictures, 'deal-again.png') });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Working out where you stand again was stopped.', { exact: false }).waitFor();
    await region('Next three moves').waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByText('before the last change').waitFor({ state: 'detached', timeout: 120_000 });
  });

  it.each([
    { case: 'narrow, dark', width: 320, scheme: 'dark' as const },
    { case: 'narrow, light', width: 390, scheme: 'light' as const },
    { case: 'wide, dark', width: 1440, scheme: 'dark' as const },
  ])('$case: nothing runs off the page and nothing is unreadable', async ({ case: title, width, scheme }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(500);
    expect(await runsOffThePage(page)).toBe(0);
    expect(await faultsOn(page)).toEqual([]);
    await page.screenshot({ path: join(pictures, `deal-board-${title.replace(', ', '-')}.png`) });
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

async function firstMove(): Promise<string> {
  return plainly(await region('Next three moves').getByRole('listitem').first().innerText());
}

/** Spaces that keep a figure with its sign are spaces too. */
function plainly(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

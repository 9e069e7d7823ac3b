import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { folder, pictures, sampleJourney } from './sampleJourney.ts';
import { startWorkbench, watchedPage, type Workbench } from './workbench.ts';

let browser: Browser;
let workbench: Workbench;
let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ browser, workbench, page, troubles } = started);
});

describe('their offer arrived', () => {
  it('4 shows the offers of both sides as columns, each difference priced, and whether it beats no deal', async () => {
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    await page.getByText('Fennwick Mutual', { exact: false }).first().waitFor({ timeout: 120_000 });
    await page.keyboard.press('4');
    const table = page.getByRole('table', { name: 'Offers side by side' });
    await table.waitFor({ timeout: 120_000 });
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Term', '● them Their first offer', '◆ us Our counter', '● them Their second offer']);
    expect(await table.getByRole('row', { name: /Discounts and prices/ }).innerText()).toMatch(/\$[\d.]+[KM] less/);
    expect(await table.getByRole('row', { name: /Against no deal/ }).innerText()).toMatch(/better by \$[\d.]+[KM]/);
    await look('table-offers');
  });

  it('the rows of priced differences add up to what the offer saves', async () => {
    const compared = await page.evaluate(async () => (await fetch('/api/offer/compare', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ rows: { saves: (number | null)[] }[]; saves: number[] }>);
    for (const [column, saves] of compared.saves.entries()) expect(compared.rows.reduce((sum, row) => sum + (row.saves[column] ?? 0), 0)).toBeCloseTo(saves, 2);
    expect(compared.saves.filter((each) => each > 0)).toHaveLength(2);
  });

  it('N takes a pasted mail, says what was read from which line, and puts it on the table; undone, nothing of it is left', async () => {
    await takeTheirThird();
    expect((await workspace()).deal).toBe('offer-them-3.yaml');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await workspace()).files.map(({ name }) => name), { timeout: 60_000 }).not.toContain('offer-them-3.yaml');
    expect((await workspace()).deal).toBe('deal.yaml');
  });

  it('their third offer is a column, and the one that the deal screen stands on', async () => {
    await takeTheirThird();
    await page.getByRole('columnheader', { name: 'Their third offer' }).waitFor({ timeout: 120_000 });
    expect(await page.getByRole('row', { name: /Holds until/ }).innerText()).toContain('20 Dec 2026');
    expect((await workspace()).deal).toBe('offer-them-3.yaml');
  });

  it('counteroffers are found, priced, told in a sentence, and labelled as resting on an assumption', async () => {
    await page.getByRole('button', { name: 'Find counteroffers' }).click();
    await page.getByText('The seller’s view is an assumption').waitFor({ timeout: 120_000 });
    await page.getByRole('heading', { name: 'Package 1' }).waitFor();
    await page.getByText(/as we assume them to count/).first().waitFor();
    await look('table-counter');
    await page.getByRole('button', { name: 'Put on the table as ours' }).first().click();
    await page.getByText('Package 1 is on the table as ours.').waitFor({ timeout: 60_000 });
    expect(await workspace()).toMatchObject({ deal: 'offer-them-3.yaml', files: expect.arrayContaining([expect.objectContaining({ name: 'offer-us-2.yaml' })]) });
  });
});

describe('prepare Thursday’s meeting', () => {
  it('A prices what we do without them, says what makes it credible and what may be said, and sets the walk-away', async () => {
    await page.keyboard.press('a');
    await page.getByText('The walk-away that follows').waitFor({ timeout: 120_000 });
    await page.getByRole('region', { name: 'Bedrock' }).getByText('not credible yet').waitFor();
    await page.getByRole('region', { name: 'OpenAI direct' }).getByText('6 lines may be said, 1 may not').click();
    await page.getByText('We are piloting OpenAI direct', { exact: false }).waitFor();
    await look('table-alternatives');
    await page.getByRole('button', { name: 'Use it as our walk-away' }).click();
    await page.getByText('It is the walk-away in use.').waitFor();
    expect(Number((await workspace()).facts['walkAway'])).toBeGreaterThan(1_000_000);
  });

  it('P ranks the asks; a conflict of our own sides is settled with one press, and undone with another', async () => {
    await page.keyboard.press('p');
    await page.getByText('Settle these first').waitFor({ timeout: 120_000 });
    await look('table-people');
    await page.getByRole('button', { name: 'legal: deletion within 30 days' }).click();
    await page.getByText('“deletion within 30 days” stands.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(asksText, { timeout: 60_000 }).not.toContain('agreed');
    await page.getByText('Settle these first').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'legal: deletion within 30 days' }).click();
    await page.getByText('Settle these first').waitFor({ state: 'detached', timeout: 120_000 });
  });

  it('an ask without a justification stays in the house until it has one; a sign-off is kept with its day', async () => {
    await page.getByText('No justification: it stays in the house', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Change A first response within an hour for severity A' }).click();
    await page.getByLabel('Why (without it', { exact: false }).fill('An outage of the assistant stops the claims desk.');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('No justification: it stays in the house', { exact: false }).waitFor({ state: 'detached', timeout: 120_000 });
    await page.getByRole('button', { name: 'Sign off: walk-away, J. Ortega' }).click();
    await page.getByText('signed off 22 Nov 2026').waitFor({ timeout: 60_000 });
  });

  it('C lays the days on a line, moves the plan with the day of signature, and writes a calendar file', async () => {
    await page.keyboard.press('c');
    await page.getByRole('figure', { name: /The coming/ }).waitFor({ timeout: 60_000 });
    await look('table-calendar');
    await page.getByLabel('We want to sign on').fill('2026-12-29');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: '4 Dec 2026' }).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Make a calendar file' }).click();
    const link = page.getByRole('link', { name: 'negotiation.ics' });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await download.saveAs(join(folder, 'negotiation.ics'));
    expect(readFileSync(join(folder, 'negotiation.ics'), 'utf8')).toMatch(/UID:sign@[\s\S]*?DTSTART;VALUE=DATE:20261229/);
  });

  it('Q and M ask one question at a time in big type; an answer that promises something is in the ledger', async () => {
    await page.keyboard.press('q');
    await page.getByRole('button', { name: 'Meeting mode (M)' }).waitFor({ timeout: 60_000 });
    await look('table-questions');
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.waitForTimeout(400);
    expect(await faultsOn(page)).toEqual([]);
    await page.screenshot({ path: join(pictures, 'table-meeting.png') });
    await dialog.getByLabel('Their answer, in their words').fill('Cuts of the list reach you from the day they are public.');
    await dialog.getByLabel('Who answers').fill('K. Brandt');
    await dialog.getByLabel('It promises something', { exact: false }).check();
    await dialog.getByRole('button', { name: 'Keep the answer' }).click();
    await dialog.getByText('in the ledger as p-04').waitFor({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'End the meeting' }).click();
  });
});

describe('ready to sign?', () => {
  it('5 says what blocks the signature, with the words of the paper beside each promise', async () => {
    await page.keyboard.press('5');
    await page.getByText('Not yet:', { exact: false }).waitFor({ timeout: 120_000 });
    await page.getByText('10 percent was promised and the clause says 6 percent.').waitFor();
    await page.getByText('The ledger is whole').waitFor();
    await page.getByText('Cuts of the list reach you', { exact: false }).waitFor();
    await look('ledger');
  });

  it('a promise is written down, marked and answered for by name and with a reason', async () => {
    await page.keyboard.press('n');
    await page.getByLabel('In the words in which it was made').fill('We notify you without undue delay of a breach of security that leads to unauthorised access to your data.');
    await page.getByLabel('Who said it').fill('T. Lindqvist');
    await page.getByLabel('Which one').fill('data protection workshop');
    await page.getByLabel('What it is about').selectOption('security');
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write it into the ledger' }).click();
    await page.getByText('5 promises', { exact: true }).waitFor({ timeout: 60_000 });

    await page.getByRole('button', { name: 'Mark p-01' }).click();
    await page.getByLabel('Who says so').fill('R. Amsel, procurement');
    await page.getByRole('button', { name: 'Write it into the ledger' }).click();
    await page.getByText('in paper, says R. Amsel, procurement').waitFor({ timeout: 60_000 });

    for (let left = await blocking(); left > 0; left = await blocking()) {
      await page.getByRole('button', { name: /^Answer for it: p-/ }).first().click();
      await page.getByLabel('Why it may be signed without it').fill('It comes with a side letter of the same day.');
      await page.getByRole('button', { name: 'Write it into the ledger' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 });
      await expect.poll(blocking, { timeout: 60_000 }).toBe(left - 1);
    }
    const subject = page.getByRole('button', { name: /^Answer for it: [A-Z]/ });
    for (let left = await subject.count(); left > 0; left--) {
      await subject.first().click();
      await page.getByLabel('Why it may be signed without it').fill('It is agreed in the enrolment.');
      await page.getByRole('button', { name: 'Write it into the ledger' }).click();
      await expect.poll(() => subject.count(), { timeout: 60_000 }).toBe(left - 1);
    }
    await page.getByText('Yes: every subject is covered', { exact: false }).waitFor({ timeout: 60_000 });
  });

  it('the proof is whole and signed, and says so of a ledger that somebody touched', async () => {
    await page.getByRole('button', { name: 'Proof' }).click();
    await page.getByText('signature good').first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Make a checkpoint' }).click();
    await page.getByText('"kind":"checkpoint"', { exact: false }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.evaluate(async () => {
      const text = await (await fetch('/api/files/promises.jsonl')).text();
      await fetch('/api/files/promises.jsonl', { method: 'PUT', body: text.replace('USD 60,000', 'USD 90,000') });
    });
    await page.reload();
    await page.getByText('The ledger was changed').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Proof' }).click();
    await page.getByText('The first entry that was changed is p-01', { exact: false }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Close' }).first().click();
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

describe('the same narrow, in the dark, and empty', () => {
  const screens = [['/table', 'Offers side by side'], ['/table?view=alternatives', 'The walk-away that follows'], ['/table?view=people', 'Asks, one by one'], ['/table?view=calendar', 'We want to sign on'], ['/table?view=questions', 'Meeting mode'], ['/after', 'May we sign?']] as const;

  it.each(screens)('%s fits 320 px in the dark, and nothing is unreadable', async (path, text) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(new URL(path, workbench.link).href);
    await page.getByText(text).first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(300);
    expect(await runsOffThePage(page)).toBe(0);
    expect(await faultsOn(page)).toEqual([]);
  });

  it('says in an empty workspace what goes there, with the sample and a first step', async () => {
    const empty = await startWorkbench(join(folder, 'empty'));
    const { page: fresh } = await watchedPage(browser);
    await fresh.goto(empty.link);
    for (const [path] of screens.filter(([each]) => !each.includes('questions'))) {
      await fresh.goto(new URL(path, empty.link).href);
      await fresh.getByRole('button', { name: 'Use sample deal' }).waitFor({ timeout: 60_000 });
      expect(await faultsOn(fresh)).toEqual([]);
    }
    await fresh.goto(new URL('/after', empty.link).href);
    await fresh.getByRole('button', { name: 'Write a promise down' }).click();
    await fresh.getByLabel('In the words in which it was made').fill('You get ten percent.');
    await fresh.getByLabel('Who said it').fill('M. Reyes');
    await fresh.getByLabel('Which one').fill('first call');
    await fresh.getByRole('button', { name: 'Write it into the ledger' }).click();
    await fresh.getByText('1 promise', { exact: true }).waitFor({ timeout: 60_000 });
    await fresh.context().close();
    await empty.stop();
  });
});

async function takeTheirThird(): Promise<void> {
  await page.getByRole('button', { name: 'Add an offer (N)' }).waitFor({ timeout: 120_000 });
  await page.keyboard.press('n');
  await page.getByLabel('The mail, quote or order form').fill('Rosa,\nwe can do a 9% discount on gpt-5.4 and gpt-5, for 36 months.\nThe agreement starts on January 1, 2027.\nThis offer is valid until December 20, 2026.\nWe may be able to go higher later.');
  await page.getByLabel('What it is called').fill('Their third offer');
  await page.getByRole('button', { name: 'Read it' }).click();
  const read = page.getByRole('region', { name: 'As it was read' });
  await read.getByText('9 %', { exact: false }).first().waitFor();
  expect(await read.innerText()).toContain('line 2');
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'It is right: put it on the table' }).click();
  await page.getByText('Their third offer is on the table.').waitFor({ timeout: 60_000 });
}

function asksText(): Promise<string> {
  return page.evaluate(async () => (await fetch('/api/files/asks.yaml')).text());
}

async function look(name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  expect(await faultsOn(page)).toEqual([]);
  expect(await runsOffThePage(page)).toBe(0);
}

function workspace(): Promise<{ deal: string | null; files: { name: string }[]; facts: Record<string, string> }> {
  return page.evaluate(async () => (await fetch('/api/workspace/show', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as Promise<{ deal: string | null; files: { name: string }[]; facts: Record<string, string> }>);
}

function blocking(): Promise<number> {
  return page.getByRole('button', { name: /^Answer for it: p-/ }).count();
}

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPaper } from '../../src/paper/readPaper.ts';
import { settle } from '../../src/paper/redline/settle.ts';
import { draftAmendment } from '../../src/sample/draftAmendment.ts';
import { schemaFaults } from '../fixtures/paper/schemaFaults.ts';
import { faultsOn } from './look.ts';
import { folder, pictures, sampleJourney } from './sampleJourney.ts';
import { drop, pagesInLibreOffice, type Workbench } from './workbench.ts';

const draft = 'draft-amendment.docx';
const draftBytes = await draftAmendment();
const author = 'Fennwick Procurement';

let workbench: Workbench;
let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ workbench, page, troubles } = started);
});
beforeAll(async () => {
  await page.evaluate((name) => localStorage.setItem('parley.author', JSON.stringify(name)), author);
});

describe('a refusal is answered with our fallback', () => {
  it('our wording goes out, and they send the draft back as it was, one word aside', async () => {
    await page.goto(new URL('/paper', workbench.link).href);
    await page.getByText('0 of 7 ticked').waitFor({ timeout: 90_000 });
    for (const key of ['j', 'a']) await page.keyboard.press(key);
    await page.getByText('1 in the redline').waitFor();
    await page.keyboard.press('x');
    await page.getByText('With our changes accepted').waitFor({ timeout: 60_000 });
    await page.keyboard.press('w');
    const redline = await download('draft-amendment-redline.docx');
    expect(strFromU8(unzipSync(redline)['word/document.xml'] ?? new Uint8Array())).toContain(`w:author="${author}"`);
    const refused = settle(redline, 'redline.docx', 'reject').value.bytes;
    expect(readPaper(refused, 'x').value.text).toBe(readPaper(draftBytes, 'x').value.text);
    await drop(page, [{ name: 'answer.docx', bytes: respelt(refused) }]);
    await page.getByText('All files were looked at.').waitFor();
  });

  it('N writes the round: what we fall back to stands as a tracked change of ours in what they sent', async () => {
    await page.goto(new URL('/paper?view=close&file=answer.docx', workbench.link).href);
    await page.getByLabel('Our redline was written into').selectOption(draft, { timeout: 60_000 });
    await page.getByRole('button', { name: 'Write the next round' }).click();
    await page.getByText('asked for again, with our fallback').first().waitFor({ timeout: 60_000 });
    const round = await download('answer-round-2.docx');
    const fallback = (await answer<{ rows: { id: string; positions: { fallback: { wording: string } } }[] }>('playbook/show')).rows.map(({ positions }) => positions.fallback.wording.trim());
    const accepted = readPaper(settle(round, 'x', 'accept').value.bytes, 'x').value.text;
    expect(fallback.filter((wording) => accepted.includes(wording))).toHaveLength(1);
    expect(strFromU8(unzipSync(round)['word/document.xml'] ?? new Uint8Array())).toMatch(new RegExp(`<w:ins [^>]*w:author="${author}"`));
    expect(readPaper(settle(round, 'x', 'reject').value.bytes, 'x').value.text).toBe(readPaper(respelt(draftBytes), 'x').value.text);
    expect(await schemaFaults?.(new Map([['round.docx', round]]))).toEqual(schemaFaults && new Map([['round.docx', []]]));
    expect(pagesInLibreOffice(join(folder, 'answer-round-2.docx'), folder)).toBeGreaterThan(3);
    await page.screenshot({ path: join(pictures, 'paper-round.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('the copy to sign holds the fallback, and no mark of who wrote it', async () => {
    await page.getByLabel('Paper', { exact: true }).selectOption('answer-round-2.docx');
    await page.getByRole('list', { name: 'Checklist' }).getByText('Every tracked change is decided').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Write the clean copy' }).click();
    const clean = await download('answer-round-2-clean.docx');
    for (const part of Object.values(unzipSync(clean))) expect(strFromU8(part)).not.toContain(author);
    const checked = await answer<{ items: { item: string; done: boolean }[] }>('paper/checklist', { file: 'answer-round-2-clean.docx' });
    expect(checked.items.find(({ item }) => item === 'Every tracked change is decided')?.done).toBe(true);
  });
});

describe('a draft that came as PDF is answered with a rider', () => {
  it('is read with its findings, and what was accepted is shown as the rider will say it', async () => {
    writeFileSync(join(folder, draft), draftBytes);
    spawnSync(process.env['PARLEY_SOFFICE'] ?? 'soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'office')}`, '--convert-to', 'pdf', '--outdir', folder, join(folder, draft)], { timeout: 120_000 });
    await drop(page, [{ name: 'their-draft.pdf', bytes: new Uint8Array(readFileSync(join(folder, 'draft-amendment.pdf'))) }]);
    await page.getByText('All files were looked at.').waitFor({ timeout: 60_000 });
    await page.goto(new URL('/paper?file=their-draft.pdf', workbench.link).href);
    await page.getByText('0 of 7 ticked').waitFor({ timeout: 90_000 });
    for (const key of ['j', 'a']) await page.keyboard.press(key);
    await page.getByText('1 in the redline').waitFor();
    await page.keyboard.press('x');
    await page.getByText('What the rider says').waitFor({ timeout: 60_000 });
    await page.getByText('so it cannot be marked up').waitFor();
    await page.screenshot({ path: join(pictures, 'paper-rider.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('W writes it: each change with the section, paragraph and page of theirs that it amends', async () => {
    await page.keyboard.press('w');
    const rider = await download('their-draft-rider.docx');
    const { text } = readPaper(rider, 'rider.docx').value;
    expect(text).toContain('Rider');
    expect(text).toContain('to their-draft.pdf');
    expect(text).toMatch(/1\. Section \d+(\.\d+)*, paragraph \d+, page \d+/);
    expect(text).toMatch(/are replaced by:|is put in behind|are struck out/);
    expect(await schemaFaults?.(new Map([['rider.docx', rider]]))).toEqual(schemaFaults && new Map([['rider.docx', []]]));
    expect(pagesInLibreOffice(join(folder, 'their-draft-rider.docx'), folder)).toBeGreaterThan(0);
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

/** Follows the link to what was written. */
async function download(name: string): Promise<Uint8Array> {
  const link = page.getByRole('link', { name });
  await link.waitFor({ timeout: 60_000 });
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
  await saved.saveAs(join(folder, name));
  return new Uint8Array(readFileSync(join(folder, name)));
}

async function answer<Answer>(operation: string, input: object = {}): Promise<Answer> {
  return (await page.evaluate(async ({ path, body }) => (await fetch(`/api/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json(), { path: operation, body: JSON.stringify(input) })) as Answer;
}

/** The same document with one word of theirs put otherwise, so that it is another file. */
function respelt(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = xml.replace('fifteen (15) days', 'fourteen (14) days');
  expect(changed).not.toBe(xml);
  return zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsOn, runsOffThePage } from './look.ts';
import { folder, pictures, sampleJourney } from './sampleJourney.ts';
import { drop, pagesInLibreOffice, type Workbench } from './workbench.ts';

const redline = 'draft-amendment-redline.docx';

let workbench: Workbench;
let page: Page;
let troubles: string[];

sampleJourney((started) => {
  ({ workbench, page, troubles } = started);
});
beforeAll(async () => {
  await page.goto(new URL('/paper', workbench.link).href);
});

describe('a draft is read, answered and compared, by keys alone', () => {
  it('J goes to the next finding, E edits our wording in place, A accepts it, T ticks', async () => {
    await page.getByText('0 of 7 ticked, 7 of 7 left').waitFor({ timeout: 90_000 });
    await page.keyboard.press('j');
    await page.locator('mark[data-led]').first().waitFor();
    await page.keyboard.press('e');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Supplier shall not use Customer Data to train any model.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.getByText('1 in the redline').waitFor();
    await page.keyboard.press('t');
    await page.getByText('1 of 7 ticked, 6 of 7 left').waitFor();
    for (const key of ['j', 'j', 'a']) await page.keyboard.press(key);
    await page.getByText('2 in the redline').waitFor();
    await page.screenshot({ path: join(pictures, 'paper-read.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('what was decided is undone from the toast, and is there again after a reload', async () => {
    await page.keyboard.press('a');
    await page.getByText('1 in the redline').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('2 in the redline').waitFor();
    await page.reload();
    await page.getByText('1 of 7 ticked, 6 of 7 left').waitFor({ timeout: 60_000 });
    await page.getByText('2 in the redline').waitFor();
  });

  it('M shows which section holds what, and a mark leads to its words', async () => {
    await page.keyboard.press('m');
    const mark = page.getByRole('button', { name: /in 4\. Customer Data.*show the words/ }).first();
    await mark.waitFor();
    expect(await page.getByRole('table').getByRole('columnheader').count()).toBeGreaterThan(5);
    await page.screenshot({ path: join(pictures, 'paper-coverage.png') });
    expect(await faultsOn(page)).toEqual([]);
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-led]').first().waitFor();
  });

  it('X previews the redline, W writes it, and Word gets tracked changes in our name', async () => {
    await page.keyboard.press('x');
    await page.getByText('With our changes accepted').waitFor({ timeout: 60_000 });
    await page.locator('ins', { hasText: 'any model' }).waitFor();
    expect(await page.getByRole('button', { name: /Write the redline/ }).isDisabled()).toBe(true);
    await page.getByLabel('In the name of').fill('Fennwick Procurement');
    await page.getByLabel('In the name of').blur();
    await page.screenshot({ path: join(pictures, 'paper-redline.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.keyboard.press('w');
    const link = page.getByRole('link', { name: redline });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await download.saveAs(join(folder, redline));
    const xml = strFromU8(unzipSync(readFileSync(join(folder, redline)))['word/document.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/<w:ins [^>]*w:author="Fennwick Procurement"/);
    expect(xml).toMatch(/<w:del [^>]*w:author="Fennwick Procurement"/);
    // Reasons are for the other side: none goes out unless it was asked for.
    expect(xml).not.toContain('commentReference');
    expect(pagesInLibreOffice(join(folder, redline), folder)).toBeGreaterThan(3);
  });

  it('C puts what was changed but not marked first, when their answer is dropped', async () => {
    await drop(page, [{ name: 'answer.docx', bytes: withSilentEdit(readFileSync(join(folder, redline))) }]);
    await page.getByText('All files were looked at.').waitFor();
    await page.keyboard.press('3');
    await page.getByRole('link', { name: 'Terms & paper' }).waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('Earlier, or what we sent').waitFor({ timeout: 60_000 });
    await page.getByLabel('Earlier, or what we sent').selectOption(redline);
    await page.getByLabel('Later, or what came back').selectOption('answer.docx');
    await page.getByLabel('Later, or what came back').blur();
    await page.getByText('1 change not marked').waitFor({ timeout: 60_000 });
    await page.keyboard.press('j');
    const first = page.getByRole('region', { name: 'Changed but not marked' }).getByRole('button').first();
    expect(await first.innerText()).toMatch(/15[^]*5/);
    await page.locator('tr[data-led]').first().waitFor();
    await page.screenshot({ path: join(pictures, 'paper-compare.png') });
    expect(await faultsOn(page)).toEqual([]);
    // Ours was written into their draft, so each of our changes says what became of it.
    expect(await page.getByLabel('Ours was written into').inputValue()).toBe('draft-amendment.docx');
    await page.getByText(/^Ours \d+$/).click();
    await page.getByRole('region', { name: /They kept our change|Still open/ }).first().waitFor();
    await page.getByText('Numbers, dates 1').click();
    expect(await page.getByRole('table', { name: 'Changed numbers and dates' }).innerText()).toContain('15');
  });

  it('B reads the papers together, and tells a limit of liability in money against what a bad year would cost', async () => {
    await page.keyboard.press('b');
    await page.getByText('Proof of compliance').waitFor({ timeout: 60_000 });
    await page.getByLabel('European Union').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Global').focus();
    await page.keyboard.press('Space');
    for (const [label, amount] of [['Fees of a year', '3M'], ['A bad year would cost us, one case in two', '2,000,000'], ['A bad year would cost us, one case in twenty', '9 000 000']] as const) {
      await page.getByLabel(label).fill(amount);
      await page.keyboard.press('Enter');
    }
    const limits = page.getByRole('table', { name: 'Limits of liability in money' });
    // Six months of three million a year is one and a half; nine less that is uncovered.
    await limits.getByText('$7,500,000.00').first().waitFor({ timeout: 60_000 });
    await limits.getByText('$1,500,000.00').first().waitFor();
    // Stated scenarios take the place of the two figures; nothing is played before the years are said.
    await page.getByLabel('What may happen to us').fill('Outage; 2; 100,000\nData breach; 0.05 to 0.2; 500k to 6M; confidential');
    await page.getByLabel('What may happen to us').blur();
    await page.getByText('Not modelled: state scenarios').waitFor({ timeout: 60_000 });
    await page.getByLabel('Years of the term').fill('3');
    await page.keyboard.press('Enter');
    const losses = page.getByRole('table', { name: 'Losses against each limit' });
    await losses.getByText('the term').first().waitFor({ timeout: 60_000 });
    expect(await page.getByRole('table', { name: 'Scenarios as stated' }).innerText()).toContain('Outage');
    expect(await page.getByText(/Simulated: 20,000 futures of 2 scenarios, seed 1/).count()).toBe(1);
    await page.getByRole('table', { name: 'Rules of residency and deployments' }).waitFor();
    await page.getByRole('table', { name: 'Frameworks, clauses and evidence' }).getByText('GDPR').waitFor({ timeout: 60_000 });
    await page.screenshot({ path: join(pictures, 'paper-together.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('N asks again with our fallback where they refused, lists what is left, and writes the copy to sign', async () => {
    await page.keyboard.press('n');
    await page.getByLabel('Paper', { exact: true }).selectOption('answer.docx');
    await page.getByText('left before it is signed').first().waitFor({ timeout: 60_000 });
    await page.getByRole('list', { name: 'Checklist' }).getByText('Every tracked change is decided').waitFor();
    await page.getByLabel('Our redline was written into').selectOption('draft-amendment.docx');
    await page.getByRole('button', { name: 'Write the next round' }).click();
    await page.getByText(/they kept it|asked for again, with our fallback/).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Write the clean copy' }).click();
    const link = page.getByRole('link', { name: 'answer-clean.docx' });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await download.saveAs(join(folder, 'answer-clean.docx'));
    const xml = strFromU8(unzipSync(readFileSync(join(folder, 'answer-clean.docx')))['word/document.xml'] ?? new Uint8Array());
    expect(xml).not.toMatch(/<w:(ins|del) /);
    await page.screenshot({ path: join(pictures, 'paper-close.png') });
    expect(await faultsOn(page)).toEqual([]);
  });

  it('P edits a copy of the playbook: what cannot be read is said at its field, and a saved version reads the papers', async () => {
    await page.keyboard.press('p');
    const matter = page.getByLabel('Matter', { exact: true });
    await matter.waitFor({ timeout: 60_000 });
    await matter.fill('');
    await matter.blur();
    await page.getByText('1 field cannot be read yet').waitFor();
    expect(await page.getByRole('button', { name: /Save as our-playbook-v1/ }).isDisabled()).toBe(true);
    await matter.fill('Our data');
    await matter.blur();
    await page.getByText('1 field changed, not saved yet').waitFor();
    await page.screenshot({ path: join(pictures, 'paper-playbook.png') });
    expect(await faultsOn(page)).toEqual([]);
    // A topic is edited like a row, and the examples tell what an edit broke.
    await page.getByRole('button', { name: /^Unilateral changes and notice/ }).click();
    const held = page.getByLabel('Held when all of these hold, one a line').first();
    await held.fill('nothing of the kind');
    await held.blur();
    await page.getByText('1 field cannot be read yet').waitFor({ timeout: 60_000 });
    await held.fill('notice-of-change is met');
    await held.blur();
    await page.getByText('2 fields changed, not saved yet').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Try the examples' }).click();
    await page.getByText(/examples? .*come out/).first().waitFor({ timeout: 60_000 });
    await page.screenshot({ path: join(pictures, 'paper-playbook-topic.png') });
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add a row' }).click();
    await page.getByRole('button', { name: /^A matter of ours/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Take this row away' }).click();
    await page.getByRole('button', { name: /^A matter of ours/ }).waitFor({ state: 'detached', timeout: 60_000 });
    await page.keyboard.press('w');
    await page.getByText('our-playbook-v1.yaml is kept in the workspace').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('button', { name: /Our data/ }).first().waitFor({ timeout: 60_000 });
  });

  it('? tells the keys of what is on show', async () => {
    await page.keyboard.press('?');
    const told = await page.getByRole('dialog').innerText();
    for (const words of ['Next finding', 'Previous finding', 'Edit the proposed wording', 'Accept the proposed wording', 'Tick the finding', 'Compare two versions']) expect(told).toContain(words);
    await page.keyboard.press('Escape');
  });

  it('the eye hides our wording and positions, wherever they stand', async () => {
    await page.goto(new URL('/paper?file=draft-amendment.docx&topic=liability', workbench.link).href);
    await page.getByText('We do not sign').first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Hide numbers' }).click();
    await page.getByText('Our proposal is not shown').waitFor();
    expect(await page.getByText('We do not sign').count()).toBe(0);
    for (const [view, says] of [['playbook', 'Our positions and wording are not shown'], ['redline', 'Our wording is not shown'], ['together', 'Fees and exposure are not shown']] as const) {
      await page.goto(new URL(`/paper?view=${view}&file=draft-amendment.docx`, workbench.link).href);
      await page.getByText(says).waitFor({ timeout: 60_000 });
      expect(await page.getByRole('main').innerText(), view).not.toMatch(/train any model|[$€]\s?\d/);
    }
    await page.getByRole('button', { name: 'Hide numbers' }).click();
  });

  it.each([
    { width: 320, height: 700, scheme: 'light' as const },
    { width: 1440, height: 900, scheme: 'dark' as const },
    { width: 390, height: 844, scheme: 'dark' as const },
  ])('stands at $width by $height, $scheme', async ({ width, height, scheme }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    for (const view of ['read', 'coverage', 'together', 'redline', 'compare', 'close', 'playbook']) {
      await page.goto(new URL(`/paper?view=${view}&file=draft-amendment.docx&before=${redline}&after=answer.docx`, workbench.link).href);
      await page.getByRole('navigation', { name: 'Views of the paper' }).waitFor();
      await page.getByText(settled[view] ?? '').first().waitFor({ timeout: 60_000, state: 'attached' });
      expect(await runsOffThePage(page), `${view} at ${width}`).toBe(0);
      expect(await faultsOn(page), `${view} at ${width}, ${scheme}`).toEqual([]);
      await page.screenshot({ path: join(pictures, `paper-${view}-${width}-${scheme}.png`) });
    }
  });

  it('asked nothing of any other machine and logged no error', () => {
    expect(troubles).toEqual([]);
  });
});

const settled: Readonly<Record<string, string>> = { read: 'of 7 ticked', coverage: 'Found nowhere', together: 'Proof of compliance', close: 'before it is signed', redline: 'Write the redline', compare: 'marked change', playbook: 'Who approves a departure' };

/** The same document with fifteen days made five, where nobody marks it: a small edit that matters. */
function withSilentEdit(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = xml.replace('fifteen (15) days', 'fifteen (5) days');
  expect(changed).not.toBe(xml);
  const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
  writeFileSync(join(folder, 'answer.docx'), bytes);
  return bytes;
}

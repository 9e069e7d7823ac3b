import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { briefDocx } from '../../../src/packs/briefDocx.ts';
import { briefHtml } from '../../../src/packs/briefHtml.ts';
import { madeUpStanding, stuffedStanding, thinStanding } from './madeUpStanding.ts';

const pagesMost = 4;
const cases = { full: madeUpStanding(), thin: thinStanding(), stuffed: stuffedStanding() };
const folder = mkdtempSync(join(tmpdir(), 'parley-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
const browser = [process.env['PARLEY_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path !== '' && existsSync(path));

it('LibreOffice opens the Word brief and prints at most four pages of it, however much there is to say', async () => {
  if (office === undefined) return console.log('LibreOffice is not here (apt-get install libreoffice-writer): the pages of the Word brief were not counted.');
  for (const [name, standing] of Object.entries(cases)) writeFileSync(join(folder, `${name}.docx`), await briefDocx(standing));
  execFileSync(office, [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...Object.keys(cases).map((name) => join(folder, `${name}.docx`))], { stdio: 'ignore' });
  for (const name of Object.keys(cases)) expect(pagesOf(join(folder, `${name}.pdf`)), name).toBeLessThanOrEqual(pagesMost);
}, 60_000);

it('a browser prints at most four pages of the HTML brief, on A4 and on Letter', () => {
  if (browser === undefined) return console.log('Chromium is not here (apt-get install chromium): the pages of the HTML brief were not counted.');
  for (const paper of ['A4', 'letter']) {
    // The paper is the printer's choice; a test has to make it.
    writeFileSync(join(folder, 'brief.html'), briefHtml(cases.stuffed).replace('@page{', `@page{size:${paper};`));
    execFileSync(browser, ['--headless', '--no-sandbox', '--no-pdf-header-footer', `--user-data-dir=${folder}/browser`, `--print-to-pdf=${folder}/brief-${paper}.pdf`, `file://${folder}/brief.html`], { stdio: 'ignore' });
    expect(pagesOf(join(folder, `brief-${paper}.pdf`)), paper).toBeLessThanOrEqual(pagesMost);
  }
}, 60_000);

function pagesOf(pdf: string): number {
  const pages = readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  return pages;
}

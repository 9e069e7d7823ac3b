import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfPages } from '../src/adapters/pdf/pdfPages.ts';
import { compare } from '../src/paper/compare/compare.ts';
import { readPages, readPaper } from '../src/paper/readPaper.ts';
import { redline } from '../src/paper/redline/redline.ts';
import { settle } from '../src/paper/redline/settle.ts';
import { assess } from '../src/playbook/assess.ts';
import { bundledFinder, bundledPlaybook } from '../tests/cases/playbook/bundled.ts';
import { numberedContract } from '../tests/fixtures/paper/numberedContract.ts';
import { ratio } from './ratio.ts';

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
const signature = { author: 'Contoso', date: '2026-11-22T00:00:00Z' };

/** A contract of 100 pages read, assessed, redlined and compared; a PDF read; and how the cost of a page grows to 1,500 pages. */
export async function benchPaper(): Promise<string[]> {
  // All rows and topics and the model, as a review asks them.
  const [playbook, finder] = [bundledPlaybook(), bundledFinder()];
  const lines: string[] = [];
  const aPage: number[][] = [];
  for (const pages of [100, 1_500]) {
    const bytes = numberedContract(pages);
    const redlined = redline(bytes, 'draft.docx', editsOf(bytes), signature).value.bytes;
    const next = settle(redlined, 'draft.docx', 'accept').value.bytes;
    const rounds = pages > 100 ? 2 : 5;
    const read = await best(rounds, () => readPaper(bytes, 'draft.docx'));
    const assessed = await best(rounds, () => assess(readPaper(bytes, 'draft.docx').value, playbook, finder));
    const edits = editsOf(bytes);
    const written = await best(rounds, () => redline(bytes, 'draft.docx', edits, signature));
    const compared = await best(rounds, () => compare({ bytes, file: 'draft.docx' }, { bytes: next, file: 'next.docx' }));
    const found = compare({ bytes, file: 'draft.docx' }, { bytes: next, file: 'next.docx' }).value.length;
    const each = [read.cpu, assessed.cpu - read.cpu, written.cpu, compared.cpu].map((cpu) => cpu / pages);
    aPage.push(each);
    const [readPage = 0, assessedPage = 0, writtenPage = 0, comparedPage = 0] = each;
    lines.push(`DOCX of ${pages.toLocaleString('en')} pages, best of ${rounds}: read ${both(read)}, read and assessed ${both(assessed)}, ${edits.length} edits redlined ${both(written)}, together ${both({ wall: assessed.wall + written.wall, cpu: assessed.cpu + written.cpu })}; compared with its next version ${both(compared)} (${found} changes); processor time a page: read ${readPage.toFixed(2)} ms, assessed ${assessedPage.toFixed(2)} ms, redlined ${writtenPage.toFixed(2)} ms, compared ${comparedPage.toFixed(2)} ms`);
  }
  const [few = [], many = []] = aPage;
  lines.push(`A page of 1,500 against a page of 100 (1.0 is flat): ${['read', 'assessed', 'redlined', 'compared'].map((what, at) => `${what} ${((many[at] ?? 0) / (few[at] ?? 1)).toFixed(2)}`).join(', ')}`);
  return [...lines, ...(await besideOffice())];
}

/** The same conversions and the same comparison by LibreOffice without a screen, its start included on its side and Node's on neither. */
async function besideOffice(): Promise<string[]> {
  if (office === undefined) return ['LibreOffice is not here (apt-get install libreoffice-writer): no ratios against it.'];
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const run = (...words: string[]) => execFileSync(office, [`-env:UserInstallation=file://${folder}/office`, '--headless', ...words], { stdio: 'ignore' });
  try {
    const bytes = numberedContract(100);
    const [draft, pdf] = [join(folder, 'draft.docx'), join(folder, 'draft.pdf')];
    writeFileSync(draft, bytes);
    run('--convert-to', 'pdf', '--outdir', folder, draft);
    const text = await ratio(3, () => readPaper(bytes, 'draft.docx').value.text.length, () => run('--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, draft));
    const again = await ratio(3, () => settle(redline(bytes, 'draft.docx', editsOf(bytes), signature).value.bytes, 'draft.docx', 'accept'), () => run('--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'again'), draft));
    const pages = async () => readPages(await pdfPages(new Uint8Array(readFileSync(pdf)), 'draft.pdf', () => undefined), 'draft.pdf');
    const count = (await pages()).value.paragraphs.reduce((most, each) => Math.max(most, each.page ?? 0), 0);
    const read = await best(5, pages);
    const peer = existsSync('/usr/bin/pdftotext') ? await ratio(3, pages, () => execFileSync('/usr/bin/pdftotext', ['-layout', pdf, join(folder, 'peer.txt')])) : undefined;
    return [
      `DOCX of 100 pages to plain text with outline: ours ${ms(text.ours * 1000)}, LibreOffice ${ms(text.theirs * 1000)}, ratio ${text.ratio.toFixed(3)} (${text.least.toFixed(3)} to ${text.most.toFixed(3)})`,
      `DOCX of 100 pages redlined and settled to a new DOCX: ours ${ms(again.ours * 1000)}, LibreOffice saving it again ${ms(again.theirs * 1000)}, ratio ${again.ratio.toFixed(3)} (${again.least.toFixed(3)} to ${again.most.toFixed(3)})`,
      `PDF of ${count} pages to paragraphs in reading order, best of five: ${both(read)}, ${(read.wall / count).toFixed(2)} ms a page (${(read.cpu / count).toFixed(2)} ms of the processor)${peer ? `; pdftotext ${ms(peer.theirs * 1000)}, ratio ${peer.ratio.toFixed(2)}` : ''}`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function editsOf(bytes: Uint8Array) {
  const { text } = readPaper(bytes, 'draft.docx').value;
  return Array.from({ length: Math.min(60, text.match(/notice of thirty days/g)?.length ?? 0) }, (_, index) => ({ id: String(index), find: 'notice of thirty days', replace: 'notice of one hundred and eighty days', nth: index + 1, comment: 'Thirty days do not suffice to move.' }));
}

interface Took {
  /** Milliseconds on the clock, and of the processor: where the machine is shared, the second says what the work itself takes. */
  readonly wall: number;
  readonly cpu: number;
}

async function best(rounds: number, work: () => unknown): Promise<Took> {
  let least: Took = { wall: Infinity, cpu: Infinity };
  for (let round = 0; round <= rounds; round++) {
    const [from, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    if (round > 0) least = { wall: Math.min(least.wall, performance.now() - from), cpu: Math.min(least.cpu, (user + system) / 1_000) };
  }
  return least;
}

function both({ wall, cpu }: Took): string {
  return `${ms(wall)} (${ms(cpu)} of the processor)`;
}

function ms(milliseconds: number): string {
  return milliseconds >= 1_000 ? `${(milliseconds / 1_000).toFixed(2)} s` : `${milliseconds.toFixed(0)} ms`;
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pdfText } from '../../../src/adapters/pdf/pdfText.ts';
import { inThread } from '../../../src/adapters/workers/inThread.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { Refusal } from '../../../src/base/refusal.ts';
import { isPdf, readPages, readPaper } from '../../../src/paper/readPaper.ts';

interface Entry {
  readonly path: string;
  readonly expect: string;
  readonly category: string;
  readonly text?: readonly string[];
}

interface Seen {
  readonly codes: readonly string[];
  readonly text?: string;
  readonly refused?: string;
}

// Third-party and made-up files that broke other readers, kept packed beside the checkout.
const packed = new URL('../../../../shared/data/badinputs.tar.xz', import.meta.url);
const present = existsSync(packed);
if (!present) console.log(`The bad inputs are not beside this checkout (${packed.pathname}); only our own were tried.`);
const folders = ['ooxml', 'pdf', 'zip', 'legacy', 'prompt-injection', 'generated'];

const folder = present ? unpack() : '';
const counts = new Map<string, { read: number; warned: number; refused: number; slowest: number }>();
afterAll(() => {
  if (!present) return;
  rmSync(folder, { recursive: true, force: true });
  for (const [kind, { read, warned, refused, slowest }] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(`${kind}: ${read} read (${warned} with findings), ${refused} refused, slowest ${Math.round(slowest)} ms`);
});

const all: readonly Entry[] = present ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: Entry[] }).files.filter((each) => folders.includes(each.path.split('/')[0] ?? '')) : [];
const full = process.env['PARLEY_FULL'] !== undefined;
// Every made-up document, and of the rest a sample; all of them where PARLEY_FULL is set.
const tried = all.filter((each, index) => full || /^(?:prompt-injection)\/|^generated\/(?:docx|pdf|prompt-injection|silent-edit)\//.test(each.path) || index % (isDocument(each) && !each.path.endsWith('.pdf') ? 12 : 40) === 0);
const pdf = pdfText(inThread);

// No reader of an honest file needs its document type; refusing it is right although the file is labelled as one to open.
const refusedOnPurpose = new Set(['ooxml/poi/document/ExternalEntityInText.docx']);

describe('a file from outside is read or refused, and never hangs or crashes the reader', () => {
  it('is tried on files of every folder, where the bad inputs are beside the checkout', () => {
    expect(new Set(tried.map((each) => each.path.split('/')[0]))).toEqual(new Set(present ? folders : []));
  });

  it.each(tried)('$path: $expect', async (entry) => {
    const started = performance.now();
    const seen = await outcomeOf(entry);
    const took = performance.now() - started;
    count(entry, seen, took);
    expect(took).toBeLessThan(10_000);
    if (isDocument(entry) || entry.path.startsWith('prompt-injection/')) expectAsLabelled(entry, seen);
  }, 30_000);
});

/** Word files and PDFs have to do what their label says; of any other kind it is enough that the reader lives. */
function isDocument({ path }: Entry): boolean {
  return /^(?:generated\/(?:docx|prompt-injection|silent-edit|pdf)|pdf)\/|^ooxml\/.*\.(?:docx|docm|dotx)$|^legacy\/.*\.doc$/.test(path);
}

function expectAsLabelled(entry: Entry, { codes, text, refused }: Seen): void {
  // Viewers open some broken PDFs that hold no words; for a reader of contracts refusing them is as good.
  if (entry.expect === 'open' && !refusedOnPurpose.has(entry.path) && !entry.path.startsWith('pdf/')) expect(refused).toBeUndefined();
  if (/^(reject_malformed|reject_bomb|needs_password|unsupported_typed_reject|typed_reject|no_external_entity)$/.test(entry.expect) && !entry.path.startsWith('pdf/pdfjs/')) expect(refused).toBeDefined();
  if (entry.expect === 'needs_password' && refused !== undefined) expect(refused).toContain('password');
  if (entry.expect === 'open_with_warning' && refused === undefined) expect(codes.length).toBeGreaterThan(0);
  if (entry.expect.startsWith('flag_active') && refused === undefined) expect(codes.length).toBeGreaterThan(0);
  if (entry.category === 'prompt-injection') expect(codes).toContain('instruction-like-text');
  if (entry.text && refused === undefined) expect(text?.split('\n')).toEqual(entry.text);
}

function count({ path }: Entry, { codes, refused }: Seen, took: number): void {
  const [first = '', second = ''] = path.split('/');
  const kind = first === 'generated' || first === 'ooxml' || first === 'pdf' ? `${first}/${second}` : first;
  const seen = counts.get(kind) ?? { read: 0, warned: 0, refused: 0, slowest: 0 };
  if (refused !== undefined) seen.refused++;
  else seen.read++;
  if (refused === undefined && codes.length > 0) seen.warned++;
  seen.slowest = Math.max(seen.slowest, took);
  counts.set(kind, seen);
}

function unpack(): string {
  const into = mkdtempSync(join(tmpdir(), 'parley-bad-inputs-'));
  execFileSync('tar', ['xJf', packed.pathname, '-C', into, '--strip-components=1', ...['manifest.json', ...folders].map((each) => `badinputs/${each}`)]);
  return into;
}

async function outcomeOf(entry: Entry): Promise<Seen> {
  const bytes = new Uint8Array(readFileSync(join(folder, entry.path)));
  // Lists of attacks are read as the text of a contract would be.
  const name = `${basename(entry.path)}${entry.path.startsWith('prompt-injection/') ? '.txt' : ''}`;
  try {
    const { value, findings } = isPdf(bytes) || name.endsWith('.pdf') ? readPages(await pdf.read(bytes, name, unwatched), name) : readPaper(bytes, name);
    return { codes: findings.map((each) => each.code), text: value.text };
  } catch (error) {
    // Anything but a refusal is a crash.
    if (!(error instanceof Refusal)) throw error;
    return { codes: [], refused: error.message };
  }
}

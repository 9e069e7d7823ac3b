import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../base/refusal.ts';
import { readPaper } from './readPaper.ts';

interface Entry {
  readonly path: string;
  readonly expect: string;
  readonly category: string;
  readonly text?: readonly string[];
}

// Third-party and made-up Word files that broke other readers, kept packed beside the checkout.
const packed = new URL('../../../shared/data/badinputs.tar.xz', import.meta.url);
const present = existsSync(packed);
if (!present) console.log(`The bad inputs are not beside this checkout (${packed.pathname}); only our own were tried.`);

const folder = present ? unpack() : '';
afterAll(() => {
  if (present) rmSync(folder, { recursive: true, force: true });
});

const all: readonly Entry[] = present ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: Entry[] }).files.filter((each) => /^generated\/(docx|prompt-injection|silent-edit)\/|^ooxml\/[^/]+\/.*\.(docx|docm|dotx)$|^legacy\/.*\.doc$/.test(each.path)) : [];
// Every made-up file, and of the third-party ones each twelfth; all of them where PARLEY_FULL is set.
const tried = all.filter((each, index) => each.path.startsWith('generated/') || index % 12 === 0 || process.env['PARLEY_FULL'] !== undefined);

// No reader of an honest file needs its document type; refusing it is right although the file is labelled as one to open.
const refusedOnPurpose = new Set(['ooxml/poi/document/ExternalEntityInText.docx']);

describe('a file from outside is read or refused, and never hangs or crashes the reader', () => {
  it('is tried on every made-up file, where the bad inputs are beside the checkout', () => {
    expect(tried.filter((each) => each.path.startsWith('generated/')).length).toBe(present ? all.filter((each) => each.path.startsWith('generated/')).length : 0);
  });

  it.each(tried)('$path: $expect', (entry) => {
    const started = performance.now();
    const { codes, text, refused } = outcomeOf(entry);
    expect(performance.now() - started).toBeLessThan(10_000);
    if (entry.expect === 'open' && !refusedOnPurpose.has(entry.path)) expect(refused).toBeUndefined();
    if (/^(reject_malformed|reject_bomb|needs_password|unsupported_typed_reject|typed_reject|no_external_entity)$/.test(entry.expect)) expect(refused).toBeDefined();
    if (entry.expect === 'needs_password') expect(refused).toContain('password');
    if (entry.expect.startsWith('flag_active') && refused === undefined) expect(codes.length).toBeGreaterThan(0);
    if (entry.category === 'prompt-injection') expect(codes).toContain('instruction-like-text');
    if (entry.text && refused === undefined) expect(text?.split('\n')).toEqual(entry.text);
  });
});

function unpack(): string {
  const into = mkdtempSync(join(tmpdir(), 'parley-bad-inputs-'));
  execFileSync('tar', ['xJf', packed.pathname, '-C', into, '--strip-components=1', 'badinputs/manifest.json', 'badinputs/generated', 'badinputs/ooxml', 'badinputs/legacy']);
  return into;
}

function outcomeOf(entry: Entry): { codes: readonly string[]; text?: string; refused?: string } {
  try {
    const { value, findings } = readPaper(readFileSync(join(folder, entry.path)), basename(entry.path));
    return { codes: findings.map((each) => each.code), text: value.text };
  } catch (error) {
    // Anything but a refusal is a crash.
    if (!(error instanceof Refusal)) throw error;
    return { codes: [], refused: error.message };
  }
}

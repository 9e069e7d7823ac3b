import { describe, expect, it } from 'vitest';
import { stoppedClock } from '../src/adapters/clock/systemClock.ts';
import { bundledData } from '../src/adapters/files/bundledData.ts';
import { sha256 } from '../src/adapters/files/diskFiles.ts';
import { ed25519 } from '../src/adapters/signatures/ed25519.ts';
import { Refusal } from '../src/base/refusal.ts';
import { runCommandLine } from '../src/cli/commandLine.ts';
import { fieldsOf } from '../src/cli/fieldsOf.ts';
import type { Operation } from '../src/desk/operation.ts';
import { operations } from '../src/desk/operations.ts';
import type { Ports } from '../src/desk/ports.ts';

// A command line on an empty disk: whatever it is asked, it answers with help or refuses in one sentence.
const nothing = (name: string) => Promise.reject(new Refusal('not-found', `There is no file ${name}.`, name));
const ports: Ports = { files: { read: nothing, head: nothing, onDisk: nothing, writeAll: () => Promise.reject(new Refusal('forbidden', 'Nothing is written here.')) }, data: bundledData(), clock: stoppedClock('2026-11-22'), columns: { rollUp: nothing, parquet: nothing }, workers: { run: () => Promise.reject(new Refusal('unsupported', 'No work is done here.')) }, sha256, signatures: ed25519 };

const all = (Object.values(operations) as Operation[]).map((operation) => ({ operation, words: operation.command.words ?? operation.name.split('.') }));
const nouns = [...new Set(all.filter(({ words }) => words.length > 1).map(({ words: [noun = ''] }) => noun))];

describe('every command', () => {
  it.each(all)('$operation.name has help that starts with examples and says what each option is', async ({ operation, words }) => {
    const { code, out, error } = await run([...words, '--help']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    if (operation.examples.length > 0) expect(out.startsWith('Examples:\n  # ')).toBe(true);
    const plain = out.replace(/\s+/g, ' ');
    expect(plain).toContain(operation.summary.replace(/\s+/g, ' '));
    expect(plain).toContain('--json print exactly one JSON document on stdout');
    for (const { name, description, positional } of fieldsOf(operation)) {
      expect(description, name).not.toBe('');
      expect(plain).toContain(positional ? name : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    }
    expect((await run(['help', ...words])).out).toBe(out);
  });

  it.each(all)('$operation.name misspelt is refused with what was meant', async ({ words }) => {
    const last = words.at(-1) ?? '';
    const { code, out, error } = await run([...words.slice(0, -1), `${last.slice(0, -1)}${last.at(-1) === 'q' ? 'z' : 'q'}`]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error.trim().split('\n')).toHaveLength(1);
    if (last.length > 3) expect(error).toMatch(/Did you mean (?:one of )?[a-zA-Z, -]+\?/);
  });

  it.each(all)('$operation.name refuses an option that it does not have, and what it lacks, in one sentence and with exit code 2', async ({ operation, words }) => {
    for (const given of [['--josn'], ...(fieldsOf(operation).some(({ required }) => required) ? [[], ['--json']] : [])]) {
      const { code, out, error } = await run([...words, ...given]);
      expect({ code, out }, given.join()).toEqual({ code: 2, out: '' });
      expect(error.trim().split('\n'), given.join()).toHaveLength(1);
      expect(error).toMatch(/[.?]\n$/);
      // What lacks is named as it is written on the command line.
      const lacks = fieldsOf(operation).filter(({ required, positional }) => required && !positional);
      if (given[0] !== '--josn' && !fieldsOf(operation).some(({ required, positional }) => required && positional)) for (const { name } of lacks) expect(error, given.join()).toContain(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    }
  });
});

describe('every noun', () => {
  it.each(nouns)('%s says what it is about and lists its verbs', async (noun) => {
    const { code, out } = await run([noun, '--help']);
    expect(code).toBe(0);
    for (const { words } of all) if (words[0] === noun) expect(out).toContain(`  ${words[1] ?? ''}`);
    const { out: whole } = await run(['help']);
    expect(whole).toMatch(new RegExp(`^  ${noun} +\\S`, 'm'));
  });
});

describe('a command line', () => {
  it.each([
    { words: ['help'], code: 0 },
    { words: ['--help'], code: 0 },
    { words: ['--version'], code: 0 },
    { words: [], code: 2 },
    { words: ['deal'], code: 2 },
    { words: ['dael', 'evaluate'], code: 2, says: 'Did you mean deal?' },
    { words: ['help', 'dael'], code: 2, says: 'Did you mean deal?' },
  ])('$words ends with exit code $code', async ({ words, code, says = '' }) => {
    const answer = await run(words);
    expect(answer.code).toBe(code);
    expect(answer.error).toContain(says);
  });
});

async function run(words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const code = await runCommandLine(words, { open: () => Promise.resolve({ ports, close: () => Promise.resolve() }), terminal: { out: (text) => (out += text), error: (text) => (error += text), watched: false }, signal: new AbortController().signal, version: '0', doors: [] });
  return { code, out, error };
}

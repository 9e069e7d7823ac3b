import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../src/adapters/files/diskFiles.ts';
import { highsSolver } from '../src/adapters/highs/highsSolver.ts';
import { ed25519 } from '../src/adapters/signatures/ed25519.ts';
import { openWorkspace } from '../src/adapters/sqlite/openWorkspace.ts';
import { threadWorkers } from '../src/adapters/workers/threadWorkers.ts';
import { runCommandLine } from '../src/cli/commandLine.ts';
import { fieldsOf } from '../src/cli/fieldsOf.ts';
import type { Operation } from '../src/desk/operation.ts';
import { operations } from '../src/desk/operations.ts';
import type { Ports } from '../src/desk/ports.ts';

const house = join(import.meta.dirname, '..');
const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: house }), ...globSync('examples/**/*.md', { cwd: house })].filter((page) => !page.startsWith('docs/decisions/')).toSorted();
const all = Object.values(operations) as Operation[];
const doors = ['serve', 'mcp', 'help'];

interface Written {
  readonly page: string;
  readonly line: number;
  readonly command: string;
  /** It stands in a block, to be typed as it is. */
  readonly isBlock: boolean;
}

const written = pages.flatMap((page) => commandsIn(page, readFileSync(join(house, page), 'utf8')));
const blocks = written.filter(({ isBlock, command }) => isBlock && !doors.includes(wordsOf(command)[1] ?? '') && !command.includes('--help'));

it('the pages tell of many commands', () => {
  expect(written.length).toBeGreaterThan(60);
  expect(blocks.length).toBeGreaterThan(20);
});

describe('every command in the pages', () => {
  it.each(written)('$page, line $line: $command', ({ command }) => {
    const [, ...words] = wordsOf(command);
    const [noun = '', verb = ''] = words;
    if (noun.startsWith('--') || doors.includes(noun)) return;
    const operation = all.find(({ name, command: { words: own } }) => (own ?? name.split('.')).join(' ') === [noun, verb].join(' ')) ?? all.find(({ name, command: { words: own } }) => (own ?? name.split('.')).join(' ') === noun);
    const isNoun = all.some(({ name, command: { words: own } }) => (own ?? name.split('.'))[0] === noun);
    // "parley paper" and "parley offer …" tell of a noun.
    if (operation === undefined) return expect({ command, isNoun, verb }).toEqual({ command, isNoun: true, verb: expect.stringMatching(/^(?:…|\.\.\.|)$/) as string });
    const fields = fieldsOf(operation);
    const flags = [...fields.map(({ name }) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`), ...fields.flatMap(({ short }) => (short === undefined ? [] : [`-${short}`])), '--json', '--workspace', '--help'];
    for (const word of words) if (/^--?[a-z]/.test(word)) expect(flags, `${command}: ${word}`).toContain(word);
  });
});

/** What the pages call the files of a deal, and which file of the sample or the examples stands for each. */
const standIns: Readonly<Record<string, string>> = {
  'deal.yaml': 'sample/deal.yaml', 'export.csv': 'sample/azure-cost-export.csv', 'requests.csv': 'sample/requests.csv', 'draft.docx': 'sample/draft-amendment.docx', 'mail.txt': 'examples/table/offer-mail.txt',
  'theirs-last-week.docx': 'sample/draft-amendment.docx', 'theirs-today.docx': 'sample/draft-amendment.docx', 'last-sent.docx': 'sample/draft-amendment.docx', 'came-back.docx': 'sample/draft-amendment.docx',
  'order-form.docx': 'sample/draft-amendment.docx', 'dpa.docx': 'sample/draft-amendment.docx', 'master.docx': 'sample/draft-amendment.docx', 'our-playbook.yaml': 'data/playbooks/azure-openai.yaml', 'october.yaml': 'sample/requests.csv',
};

describe('every command in a block, typed on the sample deal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-documented-'));
  const clock = stoppedClock('2026-11-22');
  const portsOver = (more: Partial<Ports> = {}): Ports => ({ files: diskFiles(folder, { confined: true }), data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, solver: highsSolver, sha256, signatures: ed25519, ...more });
  beforeAll(async () => {
    for (const part of ['examples', 'data']) cpSync(join(house, part), join(folder, part), { recursive: true });
    await run(['sample', '-o', 'sample']);
    for (const [name, file] of Object.entries(standIns)) cpSync(join(folder, file), join(folder, name));
    cpSync(join(folder, 'data/playbooks/azure-openai'), join(folder, 'azure-openai'), { recursive: true });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Those of the README that take seconds in every run, all with --full.
  const typed = blocks.filter(({ page, command }) => (page === 'README.md' && !/^parley (?:brief|deal worth|outlook)/.test(command)) || process.env['PARLEY_FULL'] !== undefined);
  it.each(typed)('$page, line $line: $command', async ({ command }) => {
    const [, ...words] = wordsOf(command);
    const into = words.indexOf('>');
    const asked = into < 0 ? words : words.slice(0, into);
    const { code, out, error } = await run(asked);
    if (cannotRunHere.test(command)) {
      expect(code).toBe(2);
      return;
    }
    // 1 is an answer too: a check that does not hold.
    expect(code, error).toBeLessThan(2);
    expect(out).not.toBe('');
    if (into >= 0) await diskFiles(folder, { confined: true }).writeAll([{ name: words[into + 1] ?? '', bytes: new TextEncoder().encode(out) }]);
  }, 120_000);

  async function run(words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
    let [out, error] = ['', ''];
    const code = await runCommandLine(words, {
      open: async ({ workspace }) => {
        if (workspace === undefined) return { ports: portsOver(), close: () => Promise.resolve() };
        const opened = await openWorkspace(join(folder, workspace), clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
        return { ports: portsOver({ workspace: opened.workspace }), close: opened.close };
      },
      terminal: { out: (text) => (out += text), error: (text) => (error += text), watched: false }, signal: new AbortController().signal, version: '0', doors: [],
    });
    return { code, out, error };
  }
});

/** Needs an engine of logs, or the network. */
const cannotRunHere = /usage pull|rates sync|\.pdf/;

/** Lines of blocks that begin with parley, and what stands in backquotes. */
function commandsIn(page: string, text: string): Written[] {
  const lines = text.replace(/\\\n\s*/g, (gap) => ` ${'\n'.repeat(gap.split('\n').length - 1)}`).split('\n');
  return lines.flatMap((line, index): Written[] => {
    const block = /^\s*(?:\$ )?(?:npx |\.\/bin\/)?(parley(?: .*)?)$/.exec(line)?.[1];
    const at = { page, line: index + 1 };
    // Words after two spaces or a number sign explain the command.
    if (block !== undefined) return [{ ...at, command: block.replace(/(?:\s+#|\s{3,}).*$/, ''), isBlock: true }];
    return [...line.matchAll(/`(?:npx |\.\/bin\/)?(parley [^`]+)`/g)].map(([, command = '']) => ({ ...at, command, isBlock: false }));
  });
}

/** As a shell hands them over. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

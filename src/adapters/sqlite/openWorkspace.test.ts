import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock } from '../clock/systemClock.ts';
import { diskFiles } from '../files/diskFiles.ts';
import { openWorkspace } from './openWorkspace.ts';

const clock = stoppedClock('2026-11-22');
const bytes = (text: string) => new TextEncoder().encode(text);
const openAt = (at: string) => openWorkspace(at, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));

let folder = '';
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-workspace-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('a workspace', () => {
  it('keeps an original as it came, under its hash, read-only', async () => {
    const { workspace, close } = await openAt(folder);
    const kept = await workspace.keep('export.csv', bytes('Date,Cost\n'), 'usage', 'azure-ea-actual');
    const original = join(folder, 'originals', kept.sha256);
    expect(readFileSync(original, 'utf8')).toBe('Date,Cost\n');
    expect(statSync(original).mode & 0o222).toBe(0);
    expect(new TextDecoder().decode(await workspace.kept.read('export.csv'))).toBe('Date,Cost\n');
    await close();
  });

  it('remembers its files and facts when it is opened again', async () => {
    const first = await openAt(folder);
    await first.workspace.keep('deal.yaml', bytes('parley: deal/1'), 'deal', 'parley-deal');
    await first.workspace.setFact('walkAway', '4500000');
    await first.workspace.setFact('walkAway', '4600000');
    await first.close();
    const second = await openAt(folder);
    expect((await second.workspace.files()).map(({ name, kind }) => [name, kind])).toEqual([['deal.yaml', 'deal']]);
    expect(await second.workspace.facts()).toEqual({ walkAway: '4600000' });
    await second.close();
  });

  it('takes a file out and brings it back', async () => {
    const { workspace, close } = await openAt(folder);
    await workspace.keep('a.csv', bytes('a'), 'usage', 'request-log');
    await workspace.remove('a.csv');
    expect(await workspace.files()).toEqual([]);
    await expect(workspace.kept.read('a.csv')).rejects.toThrow('This workspace has no file a.csv');
    await workspace.restore('a.csv');
    expect((await workspace.files()).map(({ name }) => name)).toEqual(['a.csv']);
    await expect(workspace.restore('never.csv')).rejects.toThrow('never had a file never.csv');
    await close();
  });

  it('keeps both originals when a file comes again under its name', async () => {
    const { workspace, close } = await openAt(folder);
    const first = await workspace.keep('a.csv', bytes('1'), 'usage', 'request-log');
    const second = await workspace.keep('a.csv', bytes('2'), 'usage', 'request-log');
    expect(readdirSync(join(folder, 'originals')).sort()).toEqual([first.sha256, second.sha256].sort());
    expect(new TextDecoder().decode(await workspace.kept.read('a.csv'))).toBe('2');
    await close();
  });
});

describe('two processes on one workspace', () => {
  it('the second is refused with the process id of the first, in either order', async () => {
    const holder = start('hold');
    await said(holder, 'open');
    await expect(openAt(folder)).rejects.toThrow(`in use by process ${holder.pid}`);
    holder.kill('SIGKILL');
    await gone(holder);

    const { close } = await openAt(folder);
    expect(await said(start('hold'), 'refused')).toContain(`in use by process ${process.pid}`);
    await close();
    await said(start('hold'), 'open');
  });

  it('what was acknowledged before a kill -9 is there afterwards, five times over', async () => {
    for (let round = 0; round < 5; round++) {
      const writer = start('write');
      const line = await said(writer, `kept ${3 + round * 4}`);
      writer.kill('SIGKILL');
      await gone(writer);
      const { workspace, close } = await openAt(folder);
      const names = (await workspace.files()).map(({ name }) => name);
      for (let index = 0; index <= Number(line.split(' ')[1]); index++) {
        expect(names).toContain(`file-${index}.csv`);
        expect(new TextDecoder().decode(await workspace.kept.read(`file-${index}.csv`))).toBe(`content ${index}`);
      }
      await close();
    }
  });

  it('a workspace of a newer Parley is refused and left as it is', async () => {
    const { close } = await openAt(folder);
    await close();
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(folder, 'workspace.sqlite'));
    database.exec('pragma user_version = 999');
    database.close();
    await expect(openAt(folder)).rejects.toThrow('written by a newer Parley (store version 999');
  });
});

function start(mode: string): ChildProcess {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../../tests/processes/holdWorkspace.ts'), folder, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** The first line of the child that begins with `words`. */
function said(child: ChildProcess, words: string): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const line = text.split('\n').find((each) => each.startsWith(words));
      if (line !== undefined) found(line);
    });
    child.on('exit', () => failed(new Error(`the process ended and said: ${text}`)));
  });
}

function gone(child: ChildProcess): Promise<void> {
  return new Promise((ended) => child.on('exit', () => ended()));
}

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFiles } from './diskFiles.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let root = '';
let elsewhere = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-root-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'parley-elsewhere-'));
  writeFileSync(join(elsewhere, 'secret.txt'), 'walk-away');
  writeFileSync(join(root, 'usage.csv'), 'at,input\n');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('files of one folder', () => {
  it.each([
    { why: 'by going up', name: () => `../${elsewhere.split('/').at(-1)}/secret.txt` },
    { why: 'by an absolute path', name: () => join(elsewhere, 'secret.txt') },
    { why: 'by a link to a file', name: () => 'link.txt' },
    { why: 'by a link to a folder', name: () => 'linked/secret.txt' },
  ])('are not left $why, to read or to write', async ({ name }) => {
    symlinkSync(join(elsewhere, 'secret.txt'), join(root, 'link.txt'));
    symlinkSync(elsewhere, join(root, 'linked'));
    const files = diskFiles(root, { confined: true });
    await expect(files.read(name())).rejects.toThrow('lies outside');
    await expect(files.writeAll([{ name: name(), bytes: bytes('x') }])).rejects.toThrow('lies outside');
    expect(readFileSync(join(elsewhere, 'secret.txt'), 'utf8')).toBe('walk-away');
  });

  it.each([
    { name: 'missing.csv', says: 'There is no file missing.csv' },
    { name: '.', says: 'is a folder' },
    { name: '', says: 'file name is empty' },
    { name: 'a\0b', says: 'NUL' },
  ])('say in one sentence why "$name" is not read', async ({ name, says }) => {
    await expect(diskFiles(root, { confined: true }).read(name)).rejects.toThrow(says);
  });

  it('give the head of a file without the rest', async () => {
    const files = diskFiles(root, { confined: true });
    expect(new TextDecoder().decode(await files.head('usage.csv', 2))).toBe('at');
    expect(new TextDecoder().decode(await files.head('usage.csv', 1000))).toBe('at,input\n');
  });
});

describe('writing', () => {
  it('writes all the files and leaves nothing else', async () => {
    await diskFiles(root, { confined: true }).writeAll([
      { name: 'out/brief.docx', bytes: bytes('d') },
      { name: 'out/brief.html', bytes: bytes('h') },
    ]);
    expect(readdirSync(join(root, 'out')).sort()).toEqual(['brief.docx', 'brief.html']);
  });

  it('writes none of the files where one of them cannot be written, and leaves nothing half-written', async () => {
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out', 'brief.docx'), 'the old brief');
    writeFileSync(join(root, 'blocked'), 'a file, not a folder');
    const written = diskFiles(root, { confined: true }).writeAll([
      { name: 'out/brief.docx', bytes: bytes('the new brief') },
      { name: 'blocked/brief.html', bytes: bytes('h') },
    ]);
    await expect(written).rejects.toThrow('Nothing was written');
    expect(readFileSync(join(root, 'out', 'brief.docx'), 'utf8')).toBe('the old brief');
    expect(readdirSync(join(root, 'out'))).toEqual(['brief.docx']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The plan of the house: which room may import which (ARCHITECTURE.md shows the same table). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  chance: ['base'],
  rates: ['base'],
  usage: ['base', 'rates'],
  forecast: ['base', 'chance', 'rates', 'usage'],
  deal: ['base', 'chance', 'rates', 'usage', 'forecast'],
  capacity: ['base', 'chance', 'rates', 'usage', 'forecast', 'deal'],
  commit: ['base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'capacity'],
  worth: ['base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'capacity', 'commit'],
  paper: ['base'],
  playbook: ['base', 'chance', 'paper'],
  room: ['base', 'chance', 'rates', 'usage', 'deal', 'worth', 'playbook', 'ledger'],
  ledger: ['base', 'paper', 'playbook'],
  packs: ['base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'capacity', 'commit', 'worth', 'paper', 'playbook', 'ledger', 'room'],
  sample: ['base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'paper'],
  desk: ['base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'capacity', 'commit', 'worth', 'paper', 'playbook', 'room', 'ledger', 'packs', 'sample'],
  adapters: ['base', 'rates', 'usage', 'desk'],
  http: ['base', 'desk'],
  cli: ['base', 'desk'],
  mcp: ['base', 'desk'],
  client: ['base', 'desk'],
};
/** Which packages each room may import: DEPENDENCIES.md says what for. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  base: ['pure-rand'],
  rates: ['yaml'],
  usage: ['yaml', 'fflate'],
  forecast: [],
  deal: ['zod', 'yaml'],
  capacity: [],
  commit: [],
  worth: [],
  paper: ['saxes', 'fflate', 'diff', 'parse5', 'mdast-util-from-markdown'],
  playbook: ['zod', 'yaml'],
  room: ['zod'],
  ledger: ['zod', 'fflate'],
  packs: ['docx', 'echarts', 'yaml', 'fflate', 'ts-ics', 'pdfmake', '@cj-tech-master/excelts'],
  sample: ['docx'],
  desk: ['zod', 'fflate'],
  adapters: ['kysely', '@duckdb/node-api', '@clickhouse/client', 'azure-kusto-data', 'highs', 'unpdf'],
  http: ['zod', 'hono', '@hono/node-server'],
  cli: ['zod', 'commander'],
  mcp: ['zod', '@modelcontextprotocol/sdk'],
  client: ['zod'],
  web: ['react', 'react-dom', '@mantine/core', '@mantine/hooks', '@mantine/notifications', '@tanstack/react-router', '@tanstack/react-query', '@tanstack/react-table', 'echarts', 'unpdf'],
};
/** What the browser may see of `src`: the typed client and the pure core. */
const webMayImport = ['client', 'base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'capacity', 'commit', 'worth', 'paper', 'playbook', 'room', 'ledger', 'packs'];
/** Folders whose files may not reach outside: no packages of Node, no doors, no input or output. */
const core = ['base', 'chance', 'rates', 'usage', 'forecast', 'deal', 'capacity', 'commit', 'worth', 'paper', 'playbook', 'room', 'ledger', 'packs', 'sample', 'desk'];

const house = resolve(import.meta.dirname, '..');
const files = [...filesUnder(join(house, 'src')), ...filesUnder(join(house, 'web/src'))].filter((file) => /\.tsx?$/.test(file) && !/\.(test|typetest)\.tsx?$/.test(file));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('the plan of the house', () => {
  it('has rooms to check', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('each room imports only the rooms below it', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      targets.flatMap(({ target, line }) => {
        if (target === undefined) return [];
        const [from, to] = [roomOf(file), roomOf(target)];
        if (from === to || from === 'main.ts' || from === 'index.ts') return [];
        if (from === 'web') return webMayImport.includes(to) ? [] : [`${place(file, line)}: the web app may import the client and the core, not ${to}`];
        const allowed = mayImport[from];
        if (allowed === undefined) return [`${place(file, line)}: ${from} is not a room of the house; add it to the table here and in ARCHITECTURE.md`];
        return allowed.includes(to) ? [] : [`${place(file, line)}: ${from} may import ${allowed.join(', ') || 'nothing'}; move what it needs down, or hand it in`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('an adapter imports no other adapter', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      roomOf(file) !== 'adapters' ? [] : targets.flatMap(({ target, line }) => (target !== undefined && roomOf(target) === 'adapters' && adapterOf(target) !== adapterOf(file) ? [place(file, line)] : [])),
    );
    expect(wrong).toEqual([]);
  });

  it('the core and the desk use no package of Node', () => {
    const wrong = [...imports].flatMap(([file, targets]) => (core.includes(roomOf(file)) ? targets.flatMap(({ named, line }) => (named.startsWith('node:') ? [`${place(file, line)}: ${named}`] : [])) : []));
    expect(wrong).toEqual([]);
  });

  it('each room uses only the packages that DEPENDENCIES.md gives it', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      targets.flatMap(({ named, target, line }) => {
        if (target !== undefined || named.startsWith('node:')) return [];
        const used = named.split('/').slice(0, named.startsWith('@') ? 2 : 1).join('/');
        return (mayUse[roomOf(file)] ?? []).includes(used) ? [] : [`${place(file, line)}: ${roomOf(file)} may not import ${used}; hand in what it gives, or change the table here and in DEPENDENCIES.md`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('DEPENDENCIES.md has a line for each package that runs, and package.json has no other', () => {
    const { dependencies } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const page = readFileSync(join(house, 'DEPENDENCIES.md'), 'utf8');
    const used = new Set(Object.values(mayUse).flat());
    for (const name of Object.keys(dependencies)) {
      expect(page, name).toContain(name);
      expect([...used], name).toContain(name);
    }
  });

  it('imports go round in no circle', () => {
    expect(circle()).toEqual([]);
  });

  it('no room is larger than a fifth of the house, beside the web app', () => {
    const lines = new Map<string, number>();
    for (const file of files) lines.set(roomOf(file), (lines.get(roomOf(file)) ?? 0) + readFileSync(file, 'utf8').split('\n').length);
    const whole = [...lines.values()].reduce((a, b) => a + b, 0);
    const large = [...lines].filter(([room, count]) => room !== 'web' && count > whole / 5).map(([room, count]) => `${room}: ${count} of ${whole} lines`);
    expect(large).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Static and dynamic imports by path, with the line they stand on. */
function importsOf(file: string): { named: string; target: string | undefined; line: number }[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^import\b(?:[^'";]*?\bfrom)?\s*|^export\b[^'";]*?\bfrom\s*|[^\w.]import\s*\(\s*)['"]([^'"]+)['"]/gm)].map((match) => {
    const named = match[1] ?? '';
    return { named, target: named.startsWith('.') ? resolve(dirname(file), named) : undefined, line: text.slice(0, match.index).split('\n').length };
  });
}

/** The first folder below src ("deal"), the file's name for one that stands there itself, or "web". */
function roomOf(file: string): string {
  const path = relative(house, file);
  return path.startsWith('web/') ? 'web' : (path.split('/')[1] ?? '');
}

function adapterOf(file: string): string {
  return relative(house, file).split('/')[2] ?? '';
}

function place(file: string, line: number): string {
  return `${relative(house, file)}:${line}`;
}

/** The files of one circle of imports, or nothing. */
function circle(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    state.set(file, 'open');
    path.push(file);
    for (const { target } of imports.get(file) ?? []) {
      if (target === undefined || !imports.has(target)) continue;
      if (state.get(target) === 'open') return [...path.slice(path.indexOf(target)), target].map((each) => relative(house, each));
      if (!state.has(target)) {
        const found = visit(target);
        if (found.length > 0) return found;
      }
    }
    path.pop();
    state.set(file, 'done');
    return [];
  };
  for (const file of imports.keys()) {
    if (state.has(file)) continue;
    const found = visit(file);
    if (found.length > 0) return found;
  }
  return [];
}

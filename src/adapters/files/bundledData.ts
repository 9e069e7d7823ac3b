import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../base/refusal.ts';
import type { Data } from '../../desk/ports.ts';

/** The data that ships with Parley, in `data/` of the package. */
export function bundledData(): Data {
  const folder = join(packageFolder(), 'data');
  return {
    text: async (name) =>
      readFile(join(folder, name), 'utf8').catch(() => {
        throw new Refusal('not-found', `Parley ships no ${name}. What it has: see the folder data/ of the package.`);
      }),
    list: async (name) => (await readdir(join(folder, name))).sort(),
  };
}

/** The package's own folder, from `src/` and from `dist/` alike. */
export function packageFolder(): string {
  let at = import.meta.dirname;
  while (!existsSync(join(at, 'package.json'))) at = dirname(at);
  return at;
}

import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** The built web app's files below `folder`, by the path a browser asks for; undefined for what is not there. */
export function pagesIn(folder: string): (path: string) => Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | undefined> {
  return async (path) => {
    const asked = normalize(join(folder, decodeURIComponent(path === '/' ? '/index.html' : path)));
    if (!asked.startsWith(folder + sep)) return undefined;
    const bytes = await readFile(asked).catch(() => undefined);
    return bytes && { bytes: new Uint8Array(bytes), type: types[extname(asked)] ?? 'application/octet-stream' };
  };
}

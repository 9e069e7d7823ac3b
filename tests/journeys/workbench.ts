import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const house = join(import.meta.dirname, '../..');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The workbench as a user starts it: a process of its own, with its one-time link. */
export interface Workbench {
  readonly link: string;
  readonly seconds: number;
  stop(): Promise<void>;
}

/** Starts the built workbench on a free port, on the day of the sample. */
export async function startWorkbench(workspace: string, ...more: readonly string[]): Promise<Workbench> {
  const from = performance.now();
  const process_ = spawn(process.execPath, [join(house, 'dist/main.js'), 'serve', '--workspace', workspace, '--port', '0', '--no-open', ...more], { env: { ...process.env, PARLEY_TODAY: '2026-11-22' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const link = await linkOf(process_);
  return {
    link,
    seconds: (performance.now() - from) / 1000,
    stop: () =>
      new Promise((stopped) => {
        process_.once('exit', () => stopped());
        process_.kill('SIGTERM');
      }),
  };
}

function linkOf(started: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\/\/127\.0\.0\.1:\d+\/\?key=\S+/.exec(said)?.[0];
      if (link !== undefined) found(link);
    };
    started.stdout?.on('data', listen);
    started.stderr?.on('data', listen);
    started.once('exit', (code) => failed(new Error(`the workbench ended with ${code} and said: ${said}`)));
  });
}

/** A browser of this machine: PARLEY_CHROMIUM, or the usual places. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['PARLEY_CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'].find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('The journeys need a browser: run `apt-get install -y --no-install-recommends chromium`, or set PARLEY_CHROMIUM to its path.');
  return chromium.launch({ executablePath, args: flags });
}

/** A page whose errors, blocked loads and requests to anywhere else are noted. */
export async function watchedPage(browser: Browser, viewport = { width: 1440, height: 900 }): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ viewport, acceptDownloads: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => !/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url()) && troubles.push(`asked ${request.url()}`));
  return { page, troubles };
}

/** Drops files on the page as a hand with a mouse does. */
export async function drop(page: Page, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return data;
  }, sent);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

/** Pages of a document as LibreOffice lays it out: proof that it opens. */
export function pagesInLibreOffice(file: string, folder: string): number {
  const office = process.env['PARLEY_SOFFICE'] ?? 'soffice';
  const made = spawnSync(office, ['--headless', `-env:UserInstallation=file://${join(folder, 'office')}`, '--convert-to', 'pdf', '--outdir', folder, file], { encoding: 'utf8', timeout: 120_000 });
  if (made.status !== 0) throw new Error(`LibreOffice did not open ${file}: ${made.stderr}`);
  const info = spawnSync(process.env['PARLEY_PDFINFO'] ?? 'pdfinfo', [file.replace(/\.\w+$/, '.pdf')], { encoding: 'utf8' });
  return Number(/Pages:\s+(\d+)/.exec(info.stdout)?.[1]);
}

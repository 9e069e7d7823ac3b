// What `npm start`, `npm test` and `bin/parley` share. It runs on whatever Node the machine has (20 or newer), before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const house = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node 24 that the project brings, or the running one where that is new enough. */
export function ownNode() {
  const own = join(house, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return existsSync(own) ? own : undefined;
}

/** Runs a command with its output shown; ends this process with its exit code where it fails. */
export function must(what, command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: house, stdio: 'inherit', ...options, env: environment(options.env) });
  if (status === 0) return;
  console.error(`${what} failed${error ? `: ${error.message}` : ` (exit code ${status})`}.`);
  process.exit(status ?? 1);
}

/** Installs what the lock file says, where it has not been installed or the lock file is newer. */
export function install() {
  const marker = join(house, 'node_modules', '.package-lock.json');
  const lock = join(house, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing what package-lock.json says …');
  must('npm ci', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds where a source is newer than the last build. */
export function build() {
  const built = join(house, 'dist', 'built');
  const sources = ['src', 'web/src', 'web/index.html', 'web/vite.config.ts', 'tsconfig.base.json', 'package-lock.json'].map((name) => join(house, name)).filter((path) => existsSync(path));
  if (existsSync(built) && sources.every((path) => newest(path) <= statSync(built).mtimeMs)) return;
  console.error('Building …');
  must('The build', 'npm', ['run', '--silent', 'build']);
}

/** Runs a script of the project on its own Node; resolves with its exit code. */
export function runOwn(args, options = {}) {
  const node = ownNode();
  if (!node) {
    console.error('Parley needs Node 24 and brings it: run `npm ci` in its folder once.');
    process.exit(2);
  }
  const child = spawn(node, args, { stdio: 'inherit', ...options, env: environment(options.env) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1))));
}

/** The project's own tools, its Node among them, come first. */
function environment(more = {}) {
  return { ...process.env, ...more, PATH: `${join(house, 'node_modules', '.bin')}:${process.env.PATH}` };
}

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs);
}

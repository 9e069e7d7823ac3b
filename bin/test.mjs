// `npm test`: from a fresh clone to every check there is. `--full` runs the slow suites whole instead of sampled.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build, install, must } from './ready.mjs';

const full = process.argv.includes('--full');
const env = full ? { PARLEY_FULL: '1' } : {};

install();
build();
must('Lint', 'npm', ['run', '--silent', 'lint']);
program('chromium', ['chromium', 'google-chrome', 'microsoft-edge'], 'PARLEY_CHROMIUM', 'a browser for the journeys');
program('libreoffice-writer', ['soffice', 'libreoffice'], 'PARLEY_SOFFICE', 'LibreOffice, to open the documents that Parley writes');
program('poppler-utils', ['pdfinfo'], 'PARLEY_PDFINFO', 'pdfinfo, to count the pages of what was opened');
program('clickhouse-server', ['clickhouse-server'], 'PARLEY_CLICKHOUSE', 'ClickHouse, to ask a cluster; without it that test says so and passes', false);
must('The tests', 'npm', ['run', '--silent', 'unit'], { env });
must('The journeys', 'npm', ['run', '--silent', 'journeys'], { env });

/** Makes sure that one of `names` can be run; installs Debian's package where the user is root, and says what to run where not. What is not `needed` is left alone where it cannot be had. */
function program(aptPackage, names, variable, what, needed = true) {
  const found = () => process.env[variable] || names.find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);
  if (found()) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${aptPackage}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error(`Installing ${what} (${aptPackage}) …`);
    spawnSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (found()) return;
  }
  if (!needed) return;
  console.error(`The tests need ${what}: run \`sudo sh -c '${command}'\` and start them again, or set ${variable} to its path.`);
  process.exit(1);
}

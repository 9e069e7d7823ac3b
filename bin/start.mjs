// `npm start`: from a fresh clone to the running workbench.
import { join } from 'node:path';
import { build, house, install, runOwn } from './ready.mjs';

install();
build();
process.exit(await runOwn([join(house, 'dist', 'main.js'), 'serve', ...process.argv.slice(2)]));

import * as fc from 'fast-check';
import { vi } from 'vitest';

// The same cases in every run, so that a red build is red for what changed; `--full`, or a seed of one's own, looks further.
const seed = process.env['PARLEY_SEED'] ?? (process.env['PARLEY_FULL'] ? undefined : '20261122');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });

// Ten thousand cases of a property take minutes.
if (process.env['PARLEY_FULL'] !== undefined) vi.setConfig({ testTimeout: 1_800_000 });

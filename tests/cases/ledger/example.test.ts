import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/ledger/canonicalJson.ts';
import { exampleLedger } from './exampleLedger.ts';
import { checkpointOf } from './someLedger.ts';

const example = (name: string) => join(import.meta.dirname, '../../../examples/ledger', name);

it('the example ledger and its checkpoint are what their entries make', async () => {
  await expect(exampleLedger()).toMatchFileSnapshot(example('promises.jsonl'));
  await expect(`${canonicalJson(checkpointOf(exampleLedger()))}\n`).toMatchFileSnapshot(example('checkpoint.jsonl'));
});

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/ledger/canonicalJson.ts';
import { checkPromises } from '../../../src/ledger/checkPromises.ts';
import { readPromises } from '../../../src/ledger/readPromises.ts';
import { readPaper } from '../../../src/paper/readPaper.ts';
import { draftAmendment } from '../../../src/sample/draftAmendment.ts';
import { exampleLedger } from './exampleLedger.ts';
import { bytesOf, checkpointOf } from './someLedger.ts';

const example = (name: string) => join(import.meta.dirname, '../../../examples/ledger', name);

it('the example ledger and its checkpoint are what their entries make', async () => {
  await expect(exampleLedger()).toMatchFileSnapshot(example('promises.jsonl'));
  await expect(`${canonicalJson(checkpointOf(exampleLedger()))}\n`).toMatchFileSnapshot(example('checkpoint.jsonl'));
});

it('the sample draft keeps three of the eleven promises, and says how it falls short of the others', async () => {
  const paper = readPaper(await draftAmendment(), 'draft-amendment.docx').value;
  const { value, findings } = readPromises(bytesOf(exampleLedger()), 'promises.jsonl');
  const gate = checkPromises(value, [paper]);
  expect(findings).toEqual([]);
  expect(gate.maySign).toBe(false);
  expect(gate.covered).toEqual({ pricing: false, credits: true, dataHandling: false, support: false, renewal: false });
  const points = Array.from(paper.text);
  for (const { start, end, quote } of gate.promises.flatMap(({ spans }) => spans)) expect(points.slice(start, end).join('')).toBe(quote);
  await expect(gate.promises.map(({ promise, status, blocks, override, spans, by }) => [`${promise.id} ${status}${blocks ? ', blocks' : override ? `, answered for by ${override.by}` : ''}`, `  said: ${promise.what}`, ...spans.map(({ quote }) => `  paper: ${quote}`), ...by.map(({ says }) => `  ${says}`)].join('\n')).join('\n')).toMatchFileSnapshot('example.txt');
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { longPromptsAbove } from './meter.ts';

it('counts a prompt as long where the price book of the same models says that its long price begins', () => {
  const [header = '', ...rows] = readFileSync('data/rates/openai-2026-10.csv', 'utf8').trim().split('\n');
  const place = header.split(',').indexOf('longAbove');
  const said = new Set(rows.map((row) => row.split(',')[place]).filter((cell) => cell !== ''));
  expect([...said]).toEqual([String(longPromptsAbove)]);
});

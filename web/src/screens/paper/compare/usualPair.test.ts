import { expect, it } from 'vitest';
import { usualPair } from './usualPair.ts';

const theirs = (name: string, addedAt: string) => ({ name, kind: 'contract', addedAt });
const ours = (name: string, addedAt: string) => ({ name, kind: 'pack', addedAt });

it.each([
  { case: 'nothing', versions: [], pair: [undefined, undefined] },
  { case: 'one draft', versions: [theirs('draft', '1')], pair: ['draft', undefined] },
  { case: 'a draft and our redline', versions: [ours('redline', '2'), theirs('draft', '1')], pair: ['draft', 'redline'] },
  { case: 'our redline and what came back', versions: [theirs('draft', '1'), ours('redline', '2'), theirs('answer', '3')], pair: ['redline', 'answer'] },
  { case: 'two drafts of theirs', versions: [theirs('draft', '1'), theirs('second', '2')], pair: ['draft', 'second'] },
])('of $case', ({ versions, pair }) => {
  const { before, after } = usualPair(versions);
  expect([before?.name, after?.name]).toEqual(pair);
});

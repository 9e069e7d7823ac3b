import { expect, it } from 'vitest';
import { possibleRows } from './possibleRows.ts';

it('what may be on a topic stands under its row, in the order of the paper, with its paragraph', () => {
  const possible = [
    { topic: 'exit', start: 30, end: 40, quote: 'on leaving', likelihood: 0.4 },
    { topic: 'exit', start: 2, end: 9, quote: 'at exit' },
    { topic: 'audit', start: 99, end: 110, quote: 'reports' },
  ];
  const rows = possibleRows({ possible }, [{ number: 1, start: 0, end: 20 }, { number: 2, start: 21, end: 50 }]);
  expect([...rows.keys()]).toEqual(['topic exit', 'topic audit']);
  expect(rows.get('topic exit')?.map(({ quote, paragraph, likelihood }) => [quote, paragraph, likelihood])).toEqual([['at exit', 1, undefined], ['on leaving', 2, 0.4]]);
  expect(rows.get('topic audit')?.[0]?.paragraph).toBe(0);
});

import { expect, it } from 'vitest';
import { fanOption } from './fanOption.ts';

const write = String;
const option = fanOption(
  {
    billed: [
      { month: '2026-09', amount: 90 },
      { month: '2026-10', amount: 100 },
    ],
    names: { billed: 'billed', expected: 'at list' },
    expected: [
      { month: '2027-01', p10: 80, p50: 110, p90: 150 },
      { month: '2027-02', p10: 70, p50: 120, p90: 190 },
    ],
    write,
    writeTick: write,
  },
  () => '#000',
  false,
);
const series = option['series'] as readonly { readonly name: string; readonly data: readonly (number | null)[] }[];

it('draws the months between what was and what may come, empty', () => {
  expect((option['xAxis'] as { data: string[] }).data).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02']);
  expect(series.find(({ name }) => name === 'billed')?.data).toEqual([90, 100, null, null, null, null]);
});

it('stacks the band so that its upper edge is P90', () => {
  const [low, high] = ['from', '80 in 100'].map((name) => series.find((one) => one.name === name)?.data ?? []);
  expect(low?.map((value, index) => (value === null ? null : value + (high?.[index] ?? 0)))).toEqual([null, null, null, null, 150, 190]);
});

it('tells each month in words, without markup', () => {
  const { formatter, renderMode } = option['tooltip'] as { formatter: (points: unknown) => string; renderMode: string };
  expect(renderMode).toBe('richText');
  expect(formatter([{ dataIndex: 5 }])).toBe('Feb 2027\nMedian: 120\n80 in 100: 70 to 190');
});

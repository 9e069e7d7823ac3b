import { expect, it } from 'vitest';
import { addMonths, month } from '../../../src/base/calendar.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { forecast } from '../../../src/forecast/forecastSeries.ts';

/** What a reader sees of four histories that every company knows: any change of a method shows here as a change of figures. */
const histories = [
  { id: 'young and fast', values: [12, 19, 34, 51, 66, 90] },
  { id: 'steady', values: [100, 104, 103, 108, 112, 109, 115, 118, 121, 119, 126, 128, 131, 135] },
  { id: 'jumped once', values: [50, 52, 51, 53, 50, 54, 52, 160, 158, 165, 163, 170, 168, 172] },
  { id: 'never moved', values: Array.from({ length: 14 }, () => 40) },
];

it('fans are as they were', async () => {
  const lines = histories.map(({ id, values }) => {
    const { value, findings } = forecast([{ id, from: addMonths(month('2026-11'), -values.length), values }], { months: 36, seed: 1, paths: 1000 }, unwatched);
    const rows = (value.series[0]?.months ?? []).filter((_, at) => [0, 2, 5, 11, 23, 35].includes(at)).map((each) => [each.month, ...[each.p5, each.p10, each.p50, each.p90, each.p95].map((edge) => edge.toPrecision(4).padStart(9))].join(' '));
    return [`${id}: ${values.join(' ')}`, 'month          P5       P10       P50       P90       P95', ...rows, ...findings.map(({ code }) => `(${code})`), ''].join('\n');
  });
  await expect(lines.join('\n')).toMatchFileSnapshot('fan.txt');
});

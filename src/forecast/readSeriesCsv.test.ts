import { describe, expect, it } from 'vitest';
import { unwatched } from '../base/progress.ts';
import { forecastTable, readSeriesCsv } from './readSeriesCsv.ts';

describe('a table of series', () => {
  it.each([
    { periods: ['2026-11', '2026-12', '2027-01'], step: 'month', next: '2027-02' },
    { periods: ['2026-11-01', '2026-12-01', '2027-01-01'], step: 'month', next: '2027-02-01' },
    { periods: ['2026-12-30', '2026-12-31', '2027-01-01'], step: '1 day', next: '2027-01-02' },
    { periods: ['2026-12-07', '2026-12-14', '2026-12-21'], step: '7 days', next: '2026-12-28' },
    { periods: ['2026-12-31T22', '2026-12-31T23', '2027-01-01T00'], step: '60 minutes', next: '2027-01-01T01' },
    { periods: ['2026-12-31 23:00:00', '2026-12-31 23:30:00', '2027-01-01 00:00:00'], step: '30 minutes', next: '2027-01-01 00:30:00' },
    { periods: ['8', '9', '10'], step: '1 step', next: '11' },
    { periods: ['2020', '2022', '2024'], step: '2 steps', next: '2026' },
    { periods: ['week a', 'week b', 'week c'], step: 'label', next: 'week c+1' },
  ])('on $periods the next period is $next', ({ periods, step, next }) => {
    const { value, findings } = readSeriesCsv(['id,period,value', ...periods.map((period) => `s,${period},10`)].join('\n'));
    expect(findings).toEqual([]);
    expect(value.scale.period).toBe(step);
    expect(forecastTable(value, { months: 1, seed: 1, paths: 20 }, unwatched).value.series[0]?.months[0]?.month).toBe(next);
  });

  it('is read in any order, columns and rows, with gaps where a period is missing', () => {
    const { value, findings } = readSeriesCsv('period,value,id\n2026-04,40,b\n2026-01,1,a\n2026-02,20,b\n2026-03,3,a\n');
    expect(value.series).toEqual([
      { id: 'b', start: 1, values: [20, undefined, 40] },
      { id: 'a', start: 0, values: [1, undefined, 3] },
    ]);
    expect(findings).toEqual([]);
  });

  it('each series goes on from its own last period', () => {
    const { value } = readSeriesCsv('id,period,value\na,1,5\na,2,6\na,3,7\nb,1,5\nb,2,5\n');
    const series = forecastTable(value, { months: 2, seed: 1, paths: 20 }, unwatched).value.series;
    expect(series.map((each) => each.months.map((one) => one.month))).toEqual([['4', '5'], ['3', '4']]);
  });

  it('semicolons, decimal commas, quotes and a byte order mark are read as spreadsheets write them', () => {
    const { value } = readSeriesCsv('\uFEFFid;period;value\r\n"bot; old";2026-01;1,5\r\n"bot; old";2026-02;2,5\r\n');
    expect(value.series).toEqual([{ id: 'bot; old', start: 0, values: [1.5, 2.5] }]);
  });

  it('rows that cannot be read are findings with their line and the rest is read', () => {
    const { value, findings } = readSeriesCsv('id,period,value\na,2026-01,10\na,2026-02,ten\n,2026-03,5\na,,5\na,2026-03,-4\na,2026-04,\na,2026-05,12\n', 'load.csv');
    expect(value.series).toEqual([{ id: 'a', start: 0, values: [10, undefined, undefined, undefined, 12] }]);
    expect(findings.map((each) => each.at)).toEqual(['load.csv, line 3', 'load.csv, line 4', 'load.csv, line 5', 'load.csv, line 6']);
    expect(findings[0]?.message).toContain('"ten" is not a number');
  });

  it('two values of one period are added up and said', () => {
    const { value, findings } = readSeriesCsv('id,period,value\na,1,10\na,1,5\na,2,7\n');
    expect(value.series[0]?.values).toEqual([15, 7]);
    expect(findings.map((each) => each.code)).toEqual(['period-repeated']);
  });

  it.each([
    { case: 'another header', text: 'date,amount\n2026-01,5\n', says: 'columns id, period and value; it begins with "date,amount"' },
    { case: 'nothing below the header', text: 'id,period,value\n', says: 'nothing to forecast' },
    { case: 'an empty file', text: '', says: 'columns id, period and value' },
  ])('$case is refused with a sentence', ({ text, says }) => {
    expect(() => readSeriesCsv(text)).toThrow(says);
  });
});

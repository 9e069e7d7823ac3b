import { describe, expect, it } from 'vitest';
import { addDays, day, firstDay, daysInMonth, monthOf, type Day, type Month } from '../base/calendar.ts';
import { decimal, show, sum } from '../base/decimal.ts';
import { requests, tokens } from '../base/quantity.ts';
import { combine } from './combine.ts';
import type { Charge, UsageFormat, UsageImport } from './usageImport.ts';
import type { Grain, UsageRow } from './usageSeries.ts';

const row = (at: string, more: Partial<Omit<UsageRow, 'input'>> & { input?: number } = {}): UsageRow => ({
  at, workload: 'bot', model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', region: 'eastus2',
  cached: tokens(0), cacheWrite: tokens(0), output: tokens(10), requests: requests(0), ...more, input: tokens(more.input ?? 1000),
});
const charge = (at: Day, amount: string): Charge => ({ month: monthOf(at), day: at, currency: 'USD', workload: 'bot', meterName: '5.4 inp Gl 1M Tokens', category: 'usage', amount: decimal(amount) });
const file = (path: string, format: UsageFormat, grain: Grain, rows: readonly UsageRow[], charges: readonly Charge[] = []): UsageImport => ({
  path, format, rows: { accepted: rows.length, warned: 0, refused: 0, otherServices: 0 }, control: [], charges, period: undefined, usage: { grain, rows },
});
const days = (from: string, until: string): Day[] => {
  const all: Day[] = [];
  for (let at = day(from); at <= day(until); at = addDays(at, 1)) all.push(at);
  return all;
};
const bill = (path: string, all: readonly Day[], more: (at: Day) => Parameters<typeof row>[1] = () => ({})): UsageImport =>
  file(path, 'azure-ea-actual', 'day', all.map((at) => row(at, more(at))), all.map((at) => charge(at, '1.5')));
const input = (imports: readonly UsageImport[]) => Object.fromEntries(combine(imports).value.usage.rows.map((one) => [`${one.at} ${one.workload}`, Number(one.input)]));
const codes = (imports: readonly UsageImport[]) => combine(imports).findings.map(({ code }) => code);

describe('one history of several files', () => {
  it('adds days up to months, and their charges with them', () => {
    const { value, findings } = combine([bill('a.csv', days('2026-08-01', '2026-09-30'))]);
    expect(value.usage.rows.map(({ at, input: all, output }) => [at, all, output])).toEqual([['2026-08', 31_000n, 310n], ['2026-09', 30_000n, 300n]]);
    expect(value.charges.map(({ month, amount }) => [month, show(amount)])).toEqual([['2026-08', '46.5'], ['2026-09', '45']]);
    expect(value.months.map(({ kind, forForecast }) => [kind, forForecast])).toEqual([['whole', true], ['whole', true]]);
    expect(findings).toEqual([]);
  });

  it('counts a file once that was brought twice', () => {
    const september = bill('a.csv', days('2026-09-01', '2026-09-30'));
    const { value, findings } = combine([september, { ...september, path: 'copy.csv' }]);
    expect(value).toEqual(combine([september]).value);
    expect(findings).toEqual([expect.objectContaining({ code: 'file-twice', message: expect.stringContaining('copy.csv says nothing that a.csv does not say') as string })]);
  });

  it('counts the days once that two exports share, tokens and money alike', () => {
    const imports = [bill('early.csv', days('2026-09-01', '2026-09-20')), bill('whole.csv', days('2026-09-01', '2026-09-30'))];
    expect(input(imports)).toEqual({ '2026-09 bot': 30_000 });
    expect(show(sum(combine(imports).value.charges.map(({ amount }) => amount)))).toBe('45');
    expect(codes(imports)).toEqual(['rows-twice']);
  });

  it('adds up what two exports say differently of one day, and says so', () => {
    const imports = [bill('a.csv', days('2026-09-01', '2026-09-30')), bill('b.csv', [day('2026-09-30')], () => ({ input: 7 }))];
    expect(input(imports)).toEqual({ '2026-09 bot': 30_007 });
    expect(codes(imports)).toContain('rows-overlap');
  });

  it('lets a bill settle the totals of a month, and a log of it give only the minutes', () => {
    const log = file('log.csv', 'request-log', 'minute', [row('2026-09-14T10:00', { input: 50 }), row('2026-09-14T10:01', { input: 70 })]);
    const imports = [log, bill('a.csv', days('2026-09-01', '2026-09-30'))];
    expect(input(imports)).toEqual({ '2026-09 bot': 30_000 });
    expect(combine(imports).value.minutes.rows.map(({ at, input: all }) => [at, all])).toEqual([['2026-09-14T10:00', 50n], ['2026-09-14T10:01', 70n]]);
    expect(codes(imports)).toEqual(['log-for-shape']);
  });

  it('counts a log of a month that no bill covers, as the part of a month it is', () => {
    const log = file('log.csv', 'request-log', 'minute', [row('2026-09-14T10:00', { input: 50 })]);
    const { value, findings } = combine([log]);
    expect(value.usage.rows.map(({ at, input: all }) => [at, all])).toEqual([['2026-09', 50n]]);
    expect(value.months).toEqual([{ month: '2026-09', kind: 'partial', days: 30, daysSeen: 1, forForecast: false }]);
    expect(findings.map(({ code }) => code)).toEqual(['month-partial']);
  });

  it('lets a bill outrank a usage file of the same workload, but not the tokens that PTU served, which no bill shows', () => {
    const own = file('own.yaml', 'parley-usage', 'month', [row('2026-09', { input: 999 }), row('2026-09', { input: 5, tier: 'provisioned' }), row('2026-09', { input: 3, workload: 'new' })]);
    const imports = [bill('a.csv', days('2026-09-01', '2026-09-30')), own];
    expect(combine(imports).value.usage.rows.map(({ workload, tier, input: all }) => [workload, tier, all])).toEqual([['bot', 'provisioned', 5n], ['bot', 'standard', 30_000n], ['new', 'standard', 3n]]);
    expect(codes(imports)).toContain('outranked-by-bill');
  });

  it('of nothing is empty', () => {
    expect(combine([]).value).toEqual({ usage: { grain: 'month', rows: [] }, charges: [], months: [], gaps: [], minutes: { grain: 'minute', rows: [] } });
  });
});

describe('months that are not whole', () => {
  const whole = (month: string): Day[] => days(firstDay(month as Month), `${month}-${daysInMonth(month as Month)}`);

  it('are marked and never scaled, at the start and at the end', () => {
    const { value, findings } = combine([bill('a.csv', days('2026-07-16', '2026-09-10'))]);
    expect(value.months.map(({ month, kind, daysSeen, forForecast }) => [month, kind, daysSeen, forForecast])).toEqual([['2026-07', 'partial', 16, false], ['2026-08', 'whole', 31, true], ['2026-09', 'partial', 10, false]]);
    expect(value.usage.rows.map(({ input: all }) => all)).toEqual([16_000n, 31_000n, 10_000n]);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('begins on 2026-07-16'), expect.stringContaining('ends on 2026-09-10')]);
  });

  it.each([
    { case: 'three days of a month', gone: ['2026-08-18', '2026-08-20'], gap: '2026-08-18 to 2026-08-20', forForecast: true },
    { case: 'one day', gone: ['2026-08-18', '2026-08-18'], gap: '2026-08-18', forForecast: true },
    { case: 'two weeks', gone: ['2026-08-03', '2026-08-16'], gap: '2026-08-03 to 2026-08-16', forForecast: false },
  ])('a gap of $case is named', ({ gone: [from = '', until = ''], gap, forForecast }) => {
    const kept = [...whole('2026-07'), ...whole('2026-08'), ...whole('2026-09')].filter((at) => at < from || at > until);
    const { value, findings } = combine([bill('a.csv', kept)]);
    expect(value.gaps).toEqual([gap]);
    expect(value.months.map(({ kind, forForecast: used }) => [kind, used])).toEqual([['whole', true], ['gap', forForecast], ['whole', true]]);
    expect(findings.map(({ code }) => code)).toEqual(['days-missing']);
  });

  it('a month without any row is empty, and stands in the list', () => {
    const { value } = combine([bill('a.csv', [...whole('2026-07'), ...whole('2026-09')])]);
    expect(value.months.map(({ kind }) => kind)).toEqual(['whole', 'empty', 'whole']);
    expect(value.gaps).toEqual(['2026-08-01 to 2026-08-31']);
  });

  it('a workload that rests at weekends leaves no gaps, nor a first month broken by one', () => {
    // 2026-08-01 is a Saturday.
    const office = days('2026-08-03', '2026-09-30').filter((at) => ![0, 6].includes(new Date(at).getUTCDay()));
    const { value, findings } = combine([bill('a.csv', office)]);
    expect(value.months.map(({ kind }) => kind)).toEqual(['whole', 'whole']);
    expect(findings).toEqual([]);
  });
});

describe('a renamed workload', () => {
  const two = (last: string, first: string, factor = 1, model = 'gpt-5.4'): UsageImport => ({
    ...bill('a.csv', days('2026-06-01', last), () => ({ workload: 'old' })),
    usage: { grain: 'day', rows: [...days('2026-06-01', last).map((at) => row(at, { workload: 'old' })), ...days(first, '2026-09-30').map((at) => row(at, { workload: 'new', model, input: 1000 * factor })), ...days('2026-06-01', '2026-09-30').map((at) => row(at, { workload: 'steady', model: 'gpt-5' }))] },
  });
  const names = (one: UsageImport): string[] => [...new Set(combine([one]).value.usage.rows.map(({ workload }) => workload))].sort();

  it.each([
    { case: 'the day after', one: two('2026-07-31', '2026-08-01'), joined: true },
    { case: 'within the month, with two days of both', one: two('2026-07-17', '2026-07-16'), joined: true },
    { case: 'at a quarter more', one: two('2026-07-31', '2026-08-01', 1.25), joined: true },
    { case: 'at half the volume', one: two('2026-07-31', '2026-08-01', 0.5), joined: false },
    { case: 'on another model', one: two('2026-07-31', '2026-08-01', 1, 'gpt-5'), joined: false },
    { case: 'two months later', one: two('2026-06-30', '2026-09-01'), joined: false },
  ])('that begins $case: joined $joined', ({ one, joined }) => {
    expect(names(one)).toEqual(joined ? ['new', 'steady'] : ['new', 'old', 'steady']);
    expect(codes([one]).includes('workload-renamed')).toBe(joined);
  });

  it('is joined from month files too, and keeps every token', () => {
    const own = file('own.yaml', 'parley-usage', 'month', [row('2026-06', { workload: 'old' }), row('2026-07', { workload: 'new' }), row('2026-08', { workload: 'new' }), row('2026-06', { workload: 'x', model: 'o3' }), row('2026-08', { workload: 'x', model: 'o3' })]);
    expect(input([own])).toEqual({ '2026-06 new': 1000, '2026-07 new': 1000, '2026-08 new': 1000, '2026-06 x': 1000, '2026-08 x': 1000 });
  });
});

describe('a spike', () => {
  it('is reported with its days and times, and stays in the totals', () => {
    const one = bill('a.csv', days('2026-08-01', '2026-09-30'), (at) => ({ input: at === '2026-08-20' || at === '2026-08-21' ? 9_000 : 1_000 }));
    const { value, findings } = combine([one]);
    expect(findings).toEqual([expect.objectContaining({ code: 'spike', at: '2026-08-20', message: expect.stringMatching(/From 2026-08-20 to 2026-08-21 .* 8\.9 times/) as string })]);
    expect(value.usage.rows[0]?.input).toBe(47_000n);
  });

  it('is not seen in a week that merely has weekends, nor in growth', () => {
    const one = bill('a.csv', days('2026-06-01', '2026-09-30'), (at) => ({ input: Math.round((([0, 6].includes(new Date(at).getUTCDay()) ? 200 : 1000) * (100 + days('2026-06-01', at).length)) / 100) }));
    expect(codes([one])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { decimal, show, toDouble } from '../base/decimal.ts';
import type { LoadShape } from '../usage/loadShape.ts';
import { deal, row, smallBook, usage, type Written } from '../../tests/cases/deals/smallBook.ts';
import { evaluate } from './evaluate.ts';

/** 15 PTU of gpt-5.4 serve 36,000 input-equivalent tokens a minute. */
const block = (rest = ''): string => `{id: bot, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth${rest}}`;

function split(blocks: string, rows: readonly Written[], grain: 'minute' | 'hour' | 'day' | 'month', shapes?: ReadonlyMap<string, LoadShape>) {
  const { value, findings } = evaluate(deal(`provisioned: [${blocks}]`), usage(rows.map((written) => ({ tier: 'provisioned' as const, ...written })), grain), shapes === undefined ? { book: smallBook } : { book: smallBook, shapes });
  return {
    tokens: value.lines.filter((line) => line.kind === 'tokens').map((line) => `${line.what}: ${show(line.quantity ?? decimal(0))} for ${show(line.amount)}`),
    sources: value.lines.filter((line) => line.kind === 'tokens').map((line) => line.source.join(' + ')),
    blocks: value.ledgers.reservations.map((block) => `${block.id} served ${show(block.servedPtuMinutes)} of ${show(block.ptuMinutes)}, spilled ${show(block.spilledTokens)}, refused ${show(block.refusedTokens)}`),
    utilisation: value.ledgers.reservations.map((block) => block.utilisation),
    codes: findings.map((found) => found.code),
  };
}

const minute = (at: string, rest: Written): Written => ({ at: `2027-01-04T09:${at}`, ...rest });

describe('traffic on a provisioned block', () => {
  it.each([
    { input: 35_999, tokens: [], blocks: ['bot served 14.999583333333 of 669600, spilled 0, refused 0'] },
    { input: 36_000, tokens: [], blocks: ['bot served 15 of 669600, spilled 0, refused 0'] },
    { input: 36_001, tokens: ['gpt-5.4 global standard input, spilled from bot: 1 for 0.0000025'], blocks: ['bot served 15 of 669600, spilled 1, refused 0'] },
  ])('spills what is above $input tokens in a minute', ({ input, tokens, blocks }) => {
    expect(split(block(), [minute('00', { input })], 'minute')).toMatchObject({ tokens, blocks });
  });

  it('spills all token kinds in proportion, cached ones too although they weigh nothing', () => {
    // Load 10,000 + 6 × 10,000 = 70,000; a spilled share of 34,000 / 70,000 = 17/35.
    expect(split(block(), [minute('00', { input: 20_000, cached: 10_000, output: 10_000 })], 'minute').tokens).toEqual([
      'gpt-5.4 global standard input, spilled from bot: 4857.142857142857 for 0.012142857143',
      'gpt-5.4 global standard cached, spilled from bot: 4857.142857142857 for 0.001214285714',
      'gpt-5.4 global standard output, spilled from bot: 4857.142857142857 for 0.072857142857',
    ]);
  });

  it('looks at each minute by itself: idle minutes do not help busy ones', () => {
    const spiky = split(block(), [minute('00', { input: 72_000 }), minute('01', {})], 'minute');
    expect(spiky.tokens).toEqual(['gpt-5.4 global standard input, spilled from bot: 36000 for 0.09']);
    expect(split(block(), [minute('00', { input: 36_000 }), minute('01', { input: 36_000 })], 'minute').tokens).toEqual([]);
  });

  it('adds up the workloads of a minute and names each in its own line', () => {
    const rows = [minute('00', { workload: 'a', input: 54_000 }), minute('00', { workload: 'b', input: 18_000 })];
    expect(split(block(), rows, 'minute').tokens).toEqual(['gpt-5.4 global standard input, spilled from bot: 27000 for 0.0675', 'gpt-5.4 global standard input, spilled from bot: 9000 for 0.0225']);
  });

  it('adds thirds of a token up to whole ones before it rounds', () => {
    // 3 minutes spill 1/3 each of 54,000: 18,000, exactly, although no single share ends.
    const third = [0, 1, 2].map((place) => minute(`0${place}`, { input: 54_000 }));
    expect(split(block(), third, 'minute').tokens).toEqual(['gpt-5.4 global standard input, spilled from bot: 54000 for 0.135']);
  });

  it('weighs by the table of the model from gpt-6 on, long prompts by their own weights', () => {
    // 15 PTU × 3,000: 45,000. Short: 1,000 + 0.1 × 1,000 + 1.25 × 800 + 5 × 1,000 = 7,100; long: 2 × 10,000 + 7.5 × 4,000 = 50,000.
    const rows = [minute('00', { model: 'gpt-6-sol', input: 2_800, cached: 1_000, cacheWrite: 800, output: 1_000 }), minute('00', { model: 'gpt-6-sol', context: 'long', input: 10_000, output: 4_000 })];
    const { blocks } = split('{id: sol, model: gpt-6-sol, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth}', rows, 'minute');
    // A share of 12,100 / 57,100 of 17,800 tokens.
    expect(blocks).toEqual([`sol served 15 of 669600, spilled 3771.978984238179, refused 0`]);
  });

  it('spills whole what PTU of the model does not serve', () => {
    const result = split(block(), [minute('00', { context: 'long', input: 100 })], 'minute');
    expect(result).toMatchObject({ tokens: ['gpt-5.4 global standard long context input, spilled from bot: 100 for 0.00025'], codes: ['long-context-not-on-ptu'] });
    expect(split('{id: b, model: gpt-5, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth}', [minute('00', { model: 'gpt-5', input: 100 })], 'minute')).toMatchObject({ tokens: ['gpt-5 global standard input, spilled from b: 100 for 0.000125'], codes: ['ptu-model-unknown'] });
  });

  it('spills to priority at priority prices', () => {
    expect(split(block(', spillTo: priority'), [minute('00', { input: 37_000 })], 'minute')).toMatchObject({ tokens: ['gpt-5.4 global priority input, spilled from bot: 1000 for 0.005'], sources: ['rateBook + provisioned[bot]'] });
  });

  it('bills nothing of what it refuses, and reports it', () => {
    expect(split(block(', spillTo: refuse'), [minute('00', { input: 37_000 })], 'minute')).toMatchObject({ tokens: [], blocks: ['bot served 15 of 669600, spilled 0, refused 1000'], codes: ['tokens-refused'] });
  });

  it('fills blocks of one deployment in order of id, and the last decides where it spills to', () => {
    const two = '{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth, spillTo: priority}, {id: a, model: gpt-5.4, ptu: 20, from: 2027-01, months: 1, purchase: oneMonth}';
    const at = (input: number) => split(two, [minute('00', { input })], 'minute');
    expect(at(40_000).blocks).toEqual(['b served 0 of 669600, spilled 0, refused 0', 'a served 16.666666666667 of 892800, spilled 0, refused 0']);
    expect(at(60_000).blocks).toEqual(['b served 5 of 669600, spilled 0, refused 0', 'a served 20 of 892800, spilled 0, refused 0']);
    expect(at(85_000)).toMatchObject({ blocks: ['b served 15 of 669600, spilled 1000, refused 0', 'a served 20 of 892800, spilled 0, refused 0'], tokens: ['gpt-5.4 global priority input, spilled from b: 1000 for 0.005'], codes: ['spill-differs'] });
  });

  it.each([
    { rest: { model: 'gpt-5.4-mini' }, charge: 'gpt-5.4-mini global standard input: 100 for 0.000075' },
    { rest: { scope: 'dataZone' as const }, charge: 'gpt-5.4 data zone standard input: 100 for 0.000275' },
    { rest: { region: 'westus3' }, charge: 'gpt-5.4 global standard input: 100 for 0.00025' },
    { rest: { at: '2027-01-04T09:00', tier: 'standard' as const }, charge: 'gpt-5.4 global standard input: 100 for 0.00025' },
  ])('serves only its own model, scope, region and aim: $rest', ({ rest, charge }) => {
    expect(split(block(), [minute('00', { input: 100, ...rest })], 'minute').tokens).toEqual([charge]);
  });

  it('charges what is aimed at no block as standard, and says so', () => {
    const later = '{id: bot, model: gpt-5.4, ptu: 15, from: 2027-02, months: 1, purchase: oneMonth}';
    expect(split(later, [minute('00', { input: 100 })], 'minute')).toMatchObject({ tokens: ['gpt-5.4 global standard input: 100 for 0.00025'], codes: ['due-after-deal', 'provisioned-without-block'] });
  });

  it.each([
    // 36,000 a minute are 2,160,000 an hour, 51,840,000 a day and 1,607,040,000 in January.
    { grain: 'hour' as const, at: '2027-01-04T09', input: 2_160_006 },
    { grain: 'day' as const, at: '2027-01-04', input: 51_840_006 },
    { grain: 'month' as const, at: '2027-01', input: 1_607_040_006 },
  ])('is spread evenly over the minutes of its $grain, and that is said', ({ grain, at, input }) => {
    expect(split(block(), [{ at, input }], grain)).toMatchObject({ tokens: ['gpt-5.4 global standard input, spilled from bot: 6 for 0.000015'], codes: ['provisioned-spread-evenly'] });
  });

  it('reports the share of the bought minutes that was served', () => {
    expect(split(block(), [{ at: '2027-01', input: 803_520_000 }], 'month').utilisation).toEqual([0.5]);
  });
});

describe('traffic with a load shape', () => {
  // A quarter of the minutes carries three times the mean, the rest a third of it.
  const peaky: LoadShape = { steps: [{ share: 0.75, load: 1 / 3 }, { share: 0.25, load: 3 }] };
  const minutes = 44_640;

  it('spills at its peaks although its mean fits', () => {
    // Mean 24,000 a minute: peaks of 72,000 spill half, a quarter of the time.
    const result = split(block(), [{ at: '2027-01', input: 24_000 * minutes }], 'month', new Map([['bot', peaky]]));
    expect(result.codes).toEqual(['provisioned-by-load-shape']);
    expect(toDouble(decimal(result.tokens[0]?.split(': ')[1]?.split(' ')[0] ?? '0'))).toBeCloseTo((36_000 * minutes) / 4, 0);
  });

  it('of several workloads takes their peaks to coincide', () => {
    const shapes = new Map([['a', peaky]]);
    const rows = [{ at: '2027-01', workload: 'a', input: 12_000 * minutes }, { at: '2027-01', workload: 'b', input: 12_000 * minutes }];
    // At the peak 36,000 + 12,000: a quarter of the minutes spills a quarter of both.
    const spilled = split(block(), rows, 'month', shapes).tokens.map((line) => Number(line.split(': ')[1]?.split(' ')[0]));
    expect(spilled[0]).toBeCloseTo((9_000 * minutes) / 4, 0);
    expect(spilled[1]).toBeCloseTo((3_000 * minutes) / 4, 0);
  });

  it('equals the replay of its minutes one by one', () => {
    // 14 of the 31 days at 9,000 a minute, 10 at 60,000, 7 idle; the same traffic by the minute and by the month.
    const levels = [...Array<number>(14).fill(9_000), ...Array<number>(10).fill(60_000), ...Array<number>(7).fill(0)];
    const days = levels.map((input, day) => ({ at: `2027-01-${String(day + 1).padStart(2, '0')}`, input: input * 1440 }));
    const shape: LoadShape = { steps: [{ share: 14, load: 9 }, { share: 10, load: 60 }, { share: 7, load: 0 }] };
    const total = days.reduce((sum, { input }) => sum + input, 0);
    const replayed = split(block(), days, 'day');
    const shaped = split(block(), [{ at: '2027-01', input: total }], 'month', new Map([['bot', shape]]));
    expect(shaped.tokens).toEqual(replayed.tokens);
    expect(shaped.blocks).toEqual(replayed.blocks);
  });
});

describe('usage outside the deal', () => {
  it('is on no line and in a finding', () => {
    const { value, findings } = evaluate(deal('', 2), usage([{ at: '2026-12', input: 5 }, { at: '2027-02', input: 1_000_000 }, { at: '2027-03', output: 7 }]), { book: smallBook });
    expect(show(value.total)).toBe('2.5');
    expect(findings).toMatchObject([{ code: 'usage-outside-deal', message: expect.stringContaining('2 rows of usage with 12 tokens between 2026-12 and 2027-03') as string }]);
  });

  it('leaves every month of the deal on the bill', () => {
    const { value } = evaluate(deal('', 14), usage([row({ at: '2027-02', input: 1_000_000 })]), { book: smallBook });
    expect(value.byMonth.map(({ month }) => month)).toHaveLength(14);
    expect(value.byMonth.at(-1)).toMatchObject({ month: '2028-02' });
  });
});

describe('files of several grains', () => {
  it('stand side by side, each row at its own', () => {
    const rows = [{ at: '2027-01', input: 1_000_000 }, { at: '2027-01-04', input: 1_000_000 }, { at: '2027-01-04T09', input: 1_000_000 }, { at: '2027-01-04T09:00', tier: 'provisioned' as const, input: 36_001 }];
    const { value, findings } = evaluate(deal(`provisioned: [${block()}]`), usage(rows, 'minute'), { book: smallBook });
    expect(value.lines.filter((line) => line.kind === 'tokens').map((line) => show(line.amount))).toEqual(['7.5', '0.0000025']);
    expect(findings).toEqual([]);
  });

  it('are refused on one block, whose capacity would be given away twice', () => {
    const rows = [{ at: '2027-01', input: 1 }, { at: '2027-01-04T09:00', input: 1 }];
    expect(() => split(block(), rows, 'minute')).toThrow('is given by the month and by the minute: bring all of it at one grain');
  });
});

describe('a meter without a price', () => {
  it('in one region is not priced by another, and the finding names that', () => {
    const book = { ...smallBook, rates: smallBook.rates.map((rate) => ({ ...rate, regions: ['eastus2'] })) };
    const { value, findings } = evaluate(deal(''), usage([{ region: 'uksouth', input: 5 }]), { book });
    expect(value.lines).toEqual([]);
    expect(findings).toMatchObject([{ code: 'meter-unpriced', message: expect.stringContaining('It is listed for eastus2 at 2.5 per million.') as string }]);
  });

  it('is one finding with its months and tokens, never a line of zero', () => {
    const rows = [{ at: '2027-01', model: 'gpt-9', input: 10 }, { at: '2027-03', model: 'gpt-9', input: 5 }, { at: '2027-03', model: 'gpt-7', output: 3 }, { at: '2027-01', model: 'gpt-7', output: 4 }];
    const { value, findings } = evaluate(deal('', 3), usage(rows), { book: smallBook });
    expect(value.lines.map((line) => `${line.month} ${line.what}`)).toEqual(['2027-03 gpt-7 global standard output']);
    expect(findings.map((found) => `${found.severity} ${found.code} ${found.message.split(' are on')[0]}`)).toEqual([
      'error meter-unpriced gpt-7 global standard output in eastus2: 4 tokens in 2027-01',
      'error meter-unpriced gpt-9 global standard input in eastus2: 15 tokens in 2 months from 2027-01 to 2027-03',
    ]);
  });
});

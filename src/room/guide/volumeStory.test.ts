import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { month } from '../../base/calendar.ts';
import { usage } from '../../../tests/cases/deals/smallBook.ts';
import { volumeStory } from './volumeStory.ts';

const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map((each) => month(each));
const rows = (by: Readonly<Record<string, readonly number[]>>) => Object.entries(by).flatMap(([workload, millions]) => usage(millions.map((input, at) => ({ model: 'gpt-5.4', workload, input: input * 1_000_000, at: months[at] ?? '' }))).rows);
const story = (by: Readonly<Record<string, readonly number[]>>, units: readonly (readonly [string, string])[] = []) => volumeStory(rows(by), months, new Map(units));

describe('the volume told to the other side', () => {
  it('is in bands by unit, the largest first, and names no workload that nobody gave a name to', () => {
    const told = story({ 'claims-bot': [100, 100, 100, 200, 200, 200], 'claims-mail': [0, 0, 0, 50, 50, 50], 'secret-project': [400, 400, 400, 390, 400, 410], old: [900, 900, 900, 0, 0, 0] }, [['claims-bot', 'Claims'], ['claims-mail', 'Claims']]);
    expect(told).toEqual({
      from: '2026-08', until: '2026-10', volume: '100 to 1000 million tokens a month', growth: 'falling',
      rows: [{ unit: 'Unit A', share: 'more than half', growth: 'steady' }, { unit: 'Claims', share: '25 to 50 %', growth: 'more than doubled' }],
    });
    expect(JSON.stringify(told)).not.toMatch(/secret|bot|old/);
  });

  it.each<{ case: string; by: Readonly<Record<string, readonly number[]>>; growth: string }>([
    { case: 'a quarter more', by: { a: [100, 100, 100, 125, 125, 125] }, growth: 'up by as much as a quarter' },
    { case: 'double', by: { a: [100, 100, 100, 200, 200, 200] }, growth: 'up by a quarter to double' },
    { case: 'five percent more', by: { a: [100, 100, 100, 105, 105, 105] }, growth: 'steady' },
    { case: 'what is new', by: { a: [0, 0, 0, 1, 1, 1], b: [1, 1, 1, 0, 0, 0] }, growth: 'new' },
  ])('$case', ({ by, growth }) => {
    expect(story(by)?.rows[0]?.growth).toBe(growth);
  });

  it('is not told of less than three months', () => {
    expect(volumeStory(rows({ a: [1, 1] }), months.slice(0, 2), new Map())).toBeUndefined();
  });

  it('holds only words of its bands, whatever was used', () => {
    const word = /^(under \d+ %|more than half|\d+ to \d+ %|falling|steady|new|not known|up by as much as a quarter|up by a quarter to double|more than doubled|under a million tokens a month|10*\s?to 10+ (m|b|tr)illion tokens a month|Unit \w+|2026-\d\d)$/;
    assert(
      property(array(record({ at: constantFrom(...months), workload: constantFrom('a1', 'b2', 'c3'), input: integer({ min: 0, max: 2_000_000_000 }), output: integer({ min: 0, max: 9_999_999 }) }), { minLength: 1, maxLength: 20 }), (some) => {
        const told = volumeStory(usage(some.map((row) => ({ model: 'gpt-5.4', ...row }))).rows, months, new Map());
        for (const each of told === undefined ? [] : [told.from, told.until, told.volume, told.growth, ...told.rows.flatMap(({ unit, share, growth }) => [unit, share, growth])]) expect(each).toMatch(word);
      }),
      { numRuns: 100 },
    );
  });
});

import { expect, it } from 'vitest';
import { commitmentPace, milestonesReached } from './commitmentPace.ts';

const commitment = [{ by: '2027-12-31', amount: '1200' }, { by: '2028-06-30', amount: '3000' }];

it('spreads each step of a commitment over its own months', () => {
  const pace = commitmentPace({ start: '2027-01-01', commitment });
  expect(pace).toHaveLength(18);
  expect([pace[0], pace[11], pace[12], pace.at(-1)]).toEqual([{ month: '2027-01', amount: 100 }, { month: '2027-12', amount: 100 }, { month: '2028-01', amount: 300 }, { month: '2028-06', amount: 300 }]);
  expect(pace.reduce((sum, { amount }) => sum + amount, 0)).toBe(3000);
});

it('asks for nothing where nothing is committed to', () => expect(commitmentPace({ start: '2027-01-01', commitment: [] })).toEqual([]));

it('holds each milestone against what the median future costs by then', () => {
  const fan = Array.from({ length: 18 }, (_, at) => ({ month: `${2027 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, p10: '50', p50: '110', p90: '200' }));
  expect(milestonesReached({ commitment, fan }).map(({ median, met }) => [median, met])).toEqual([[1320, true], [1980, false]]);
});

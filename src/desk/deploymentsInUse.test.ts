import { describe, expect, it } from 'vitest';
import { usage } from '../../tests/cases/deals/smallBook.ts';
import { deploymentsInUse } from './deploymentsInUse.ts';

describe('the deployments in use', () => {
  it.each([
    { case: 'are those of the usage', said: [], rows: [{ at: '2027-01', scope: 'dataZone' }, { at: '2027-01', scope: 'global' }], inUse: ['global', 'data zone'] },
    { case: 'of three months ago are, of four months ago are not', said: [], rows: [{ at: '2026-09', scope: 'global' }, { at: '2026-10', scope: 'regional' }, { at: '2026-12', scope: 'dataZone' }], inUse: ['data zone', 'region'] },
    { case: 'are also those that were named', said: ['region'], rows: [{ at: '2027-01', scope: 'global' }], inUse: ['global', 'region'] },
    { case: 'without usage are those that were named', said: ['global'], rows: [], inUse: ['global'] },
  ] as const)('$case', ({ said, rows, inUse }) => {
    expect(deploymentsInUse(said, [usage(rows.map((row) => ({ model: 'gpt-5.4', input: 1, ...row })))]).value).toEqual(inUse);
  });

  it('say which models they are, and which were named without being used', () => {
    const { findings } = deploymentsInUse(['region'], [usage([{ at: '2027-01', model: 'gpt-5', scope: 'global', input: 1 }])]);
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['deployments-in-use', 'In use from 2026-11 to 2027-01: global (gpt-5). Residency is held against global, region.'],
      ['deployment-without-usage', 'No usage of region deployments in those months; it is looked at because you named it.'],
    ]);
  });
});

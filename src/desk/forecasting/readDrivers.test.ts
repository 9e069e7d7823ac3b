import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDrivers } from './readDrivers.ts';

const example = readFileSync(join(import.meta.dirname, '../../../examples/forecast/drivers.yaml'), 'utf8');

describe('a drivers file', () => {
  it('says what its example says', () => {
    const drivers = readDrivers(example, 'drivers.yaml');
    expect(drivers.workloads.map(({ id }) => id)).toEqual(['claims-assistant', 'code-assistant']);
    expect(drivers.workloads[0]).toMatchObject({ users: { kind: 'range', low: 4000, high: 6000 }, launch: { earliest: '2027-03', latest: '2027-08', probability: 0.7 }, adoption: { low: 0.35, high: 0.6, share: true } });
    expect(drivers.workloads[1]?.rampMonths).toEqual({ kind: 'sure', value: 1, share: false });
    expect([...drivers.units.keys()]).toEqual(['Service', 'Engineering', 'Operations']);
    expect(drivers.budgets).toEqual({ year: 3_500_000, quarter: 900_000 });
    expect(drivers.quota[0]).toMatchObject({ model: 'gpt-5.4-mini', scope: 'global', tokensPerMinute: 2_000_000 });
  });

  it.each([
    { case: 'a range the wrong way round', from: 'users: 2600', to: 'users: 18 to 12', says: 'workloads[1].users is "18 to 12", and a number is wanted: 15, or the range "12 to 18"' },
    { case: 'a share above all', from: 'adoption: 60 % to 85 %', to: 'adoption: 60 % to 150 %', says: 'must lie between 0 % and 100 %' },
    { case: 'a misspelt key', from: 'callsPerUser: 900 to 1600', to: 'callPerUser: 900 to 1600', says: 'did you mean "callsPerUser"' },
    { case: 'a launch before its earliest month', from: 'latest: 2027-08', to: 'latest: 2027-01', says: 'workloads[0].launch.latest is 2027-01, before the earliest month 2027-03' },
    { case: 'a workload in two units', from: 'workloads: [code-assistant]', to: 'workloads: [code-assistant, claims-triage]', says: 'count claims-triage in Service and in Engineering' },
    { case: 'two workloads of one name', from: 'id: code-assistant', to: 'id: claims-assistant', says: 'workloads[1].id is "claims-assistant", as is another' },
    { case: 'another file', from: 'parley: drivers/1', to: 'parley: deal/1', says: 'should begin with "parley: drivers/1"' },
  ])('$case is refused with its place', ({ from, to, says }) => {
    expect(example).toContain(from);
    expect(() => readDrivers(example.replace(from, to), 'drivers.yaml')).toThrow(says);
  });
});

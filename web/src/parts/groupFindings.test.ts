import { expect, it } from 'vitest';
import { finding } from '../../../src/base/finding.ts';
import { groupFindings } from './groupFindings.ts';

it('puts errors first and keeps findings of one kind together, none lost', () => {
  const findings = [finding('info', 'other-services', 'a'), finding('warning', 'gap', 'b', 'one'), finding('error', 'row-refused', 'c'), finding('warning', 'gap', 'd', 'two')];
  const groups = groupFindings(findings);
  expect(groups.map(({ code, findings: { length } }) => `${code} ${length}`)).toEqual(['row-refused 1', 'gap 2', 'other-services 1']);
  expect(groups.flatMap((group) => group.findings).toSorted((a, b) => a.message.localeCompare(b.message))).toEqual(findings);
});

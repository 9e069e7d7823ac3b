import type { Finding, Severity } from '../../../src/base/finding.ts';

export interface FindingGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

const gravity: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings of one code and severity together, gravest first, otherwise in the order they came. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ severity, code }) => `${gravity.indexOf(severity)} ${code}`);
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ code: group[0].code, severity: group[0].severity, findings: group }] : []))
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}

/** The findings without those that say the same of the same place twice. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.code}\n${finding.at}\n${finding.message}`, finding])).values()];
}

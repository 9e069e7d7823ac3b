import { show } from '../base/decimal.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { kindOfFormat } from './formatKind.ts';
import { rowKey } from './history.ts';
import type { Charge, UsageImport } from './usageImport.ts';
import type { UsageRow } from './usageSeries.ts';

/** The files with what an earlier one already says left out: a file brought twice, or two exports that overlap. */
export function withoutRepeats(imports: readonly UsageImport[]): Outcome<readonly UsageImport[]> {
  const findings: Finding[] = [];
  const kept: UsageImport[] = [];
  const rowsSeen = new Map<string, { readonly counts: string; readonly path: string }>();
  const chargesSeen = new Set<string>();
  for (const file of imports) {
    const repeated = { same: 0, differing: 0, other: '' };
    const rows = file.usage.rows.filter((row) => {
      const earlier = rowsSeen.get(keyOf(file, row));
      if (earlier === undefined) return true;
      repeated.other = earlier.path;
      if (earlier.counts === counts(row)) {
        repeated.same++;
        return false;
      }
      repeated.differing++;
      return true;
    });
    const charges = file.charges.filter((charge) => !chargesSeen.has(chargeKey(charge)));
    for (const row of file.usage.rows) rowsSeen.set(keyOf(file, row), { counts: counts(row), path: file.path });
    for (const charge of file.charges) chargesSeen.add(chargeKey(charge));
    const all = repeated.same === file.usage.rows.length && charges.length === 0;
    if (repeated.same > 0) findings.push(all ? twice(file, repeated.other) : overlap(file, repeated.other, repeated.same));
    if (repeated.differing > 0) findings.push(differing(file, repeated.other, repeated.differing));
    if (!all || repeated.same === 0) kept.push({ ...file, charges, usage: { ...file.usage, rows } });
  }
  return outcome(kept, findings);
}

function twice(file: UsageImport, other: string): Finding {
  return finding('warning', 'file-twice', `${file.path} says nothing that ${other} does not say already; it counts once.`, file.path);
}

function overlap(file: UsageImport, other: string, same: number): Finding {
  return finding('warning', 'rows-twice', `Rows of ${file.path} that are in ${other} too, with the same figures: ${same}. They count once.`, file.path);
}

function differing(file: UsageImport, other: string, count: number): Finding {
  return finding('warning', 'rows-overlap', `Rows of ${file.path} that are in ${other} too, with other figures: ${count}. Both count; if one file is a later export of the same resources, leave the earlier one out.`, file.path);
}

/** Files of two kinds may tell of one period in two ways: that is settled by rank, not here. */
function keyOf(file: UsageImport, row: UsageRow): string {
  const kind = kindOfFormat(file.format) === 'observed' ? file.format : kindOfFormat(file.format);
  return `${kind}\n${file.usage.grain}\n${rowKey(row)}`;
}

function counts(row: UsageRow): string {
  return `${row.input} ${row.cached} ${row.cacheWrite} ${row.output} ${row.requests}`;
}

function chargeKey(charge: Charge): string {
  return `${charge.day ?? charge.month}\n${charge.currency}\n${charge.workload}\n${charge.meterName}\n${charge.category}\n${charge.region ?? ''}\n${charge.labels ?? ''}\n${show(charge.amount)}`;
}

import { monthOf, monthsBetween } from '../base/calendar.ts';
import type { UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms, ProvisionedBlock } from '../deal/dealTerms.ts';

/**
 * The usage with its standard traffic aimed at the deal's blocks of the same model, scope and region while they run: it
 * spills to where it came from. Usage that already says what is aimed at a block is left as it is.
 */
export function aimAtBlocks(terms: DealTerms, usage: UsageSeries): UsageSeries {
  const blocks = terms.provisioned.filter((block) => !usage.rows.some((row) => row.tier === 'provisioned' && sameDeployment(block, row)));
  if (blocks.length === 0) return usage;
  const serves = (row: UsageRow): boolean => row.tier === 'standard' && blocks.some((block) => sameDeployment(block, row) && runs(block, row));
  return { ...usage, rows: usage.rows.map((row) => (serves(row) ? { ...row, tier: 'provisioned' } : row)) };
}

function sameDeployment(block: ProvisionedBlock, row: UsageRow): boolean {
  return block.model === row.model && block.scope === row.scope && block.region === row.region;
}

function runs(block: ProvisionedBlock, row: UsageRow): boolean {
  const month = monthsBetween(block.from, monthOf(row.at));
  return month >= 0 && month < block.months;
}

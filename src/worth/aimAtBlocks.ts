import { monthOf, monthsBetween } from '../base/calendar.ts';
import type { UsageRow, UsageSeries } from '../usage/usageSeries.ts';
import type { DealTerms, ProvisionedBlock } from '../deal/dealTerms.ts';

type Aimable = Pick<UsageRow, 'at' | 'model' | 'scope' | 'region' | 'tier'>;

/**
 * The usage with its standard traffic aimed at the deal's blocks of the same model, scope and region while they run: it
 * spills to where it came from. Usage that already says what is aimed at a block is left as it is.
 */
export function aimAtBlocks(terms: DealTerms, usage: UsageSeries): UsageSeries {
  const aimed = isAimed(terms, usage.rows);
  return usage.rows.some(aimed) ? { ...usage, rows: usage.rows.map((row) => (aimed(row) ? { ...row, tier: 'provisioned' } : row)) } : usage;
}

/** Whether a row of `rows` is standard traffic that a block of the deal takes. */
export function isAimed(terms: DealTerms, rows: readonly Aimable[]): (row: Aimable) => boolean {
  const blocks = terms.provisioned.filter((block) => !rows.some((row) => row.tier === 'provisioned' && sameDeployment(block, row)));
  return (row) => row.tier === 'standard' && blocks.some((block) => sameDeployment(block, row) && runs(block, row));
}

function sameDeployment(block: ProvisionedBlock, row: Aimable): boolean {
  return block.model === row.model && block.scope === row.scope && block.region === row.region;
}

function runs(block: ProvisionedBlock, row: Aimable): boolean {
  const month = monthsBetween(block.from, monthOf(row.at));
  return month >= 0 && month < block.months;
}

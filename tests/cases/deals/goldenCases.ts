import { readdirSync, readFileSync } from 'node:fs';
import type { DealTerms } from '../../../src/deal/dealTerms.ts';
import { readDeal } from '../../../src/deal/readDeal.ts';
import { readParleyUsage } from '../../../src/usage/readers/readParleyUsage.ts';
import type { UsageSeries } from '../../../src/usage/usageSeries.ts';

/** A deal, its usage and where the bill of it stands as a person reads it. */
export interface GoldenCase {
  /** "tiers/marginal-tier". */
  readonly name: string;
  /** The two files as they are written, for whoever reads them in another way. */
  readonly written: { readonly deal: string; readonly usage: string };
  readonly terms: DealTerms;
  readonly usage: UsageSeries;
  readonly printed: string;
}

/** The golden bills under `golden/`: a YAML file holds the deal and, after `---`, its usage; the bill stands beside it. */
export function goldenCases(): readonly GoldenCase[] {
  const folder = new URL('golden/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).toSorted();
  return files.map((file) => {
    const name = file.replace(/\.yaml$/, '');
    const [deal = '', usage = ''] = readFileSync(new URL(file, folder), 'utf8').split(/^---\n/m);
    return { name, written: { deal, usage }, terms: readDeal(deal, file).value, usage: readParleyUsage(usage, file).value.usage, printed: new URL(`${name}.txt`, folder).pathname };
  });
}

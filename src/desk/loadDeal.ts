import type { DealTerms } from '../deal/dealTerms.ts';
import { readDeal } from '../deal/readDeal.ts';
import type { Outcome } from '../base/outcome.ts';
import { textOf } from './textOf.ts';
import type { Ports } from './ports.ts';

/** The terms in a deal file. */
export async function loadDeal(ports: Ports, name: string): Promise<Outcome<DealTerms>> {
  return readDeal(await textOf(ports, name), name);
}

import { decimal } from '../../../src/base/decimal.ts';
import type { Random } from '../../../src/base/random.ts';
import { tokens } from '../../../src/base/quantity.ts';
import type { DealTerms } from '../../../src/deal/dealTerms.ts';
import type { UsageSeries } from '../../../src/usage/usageSeries.ts';

/** One figure typed over in a deal model, and the deal or the usage that it stands for. */
export interface ChangedInput {
  /** The name of the input and what is typed over it. */
  readonly input: readonly [string, number];
  readonly terms?: (terms: DealTerms) => DealTerms;
  readonly usage?: (usage: UsageSeries) => UsageSeries;
}

/** Every input of the first deal of a model that means something other when it is changed, each with one random figure. */
export function changedInputs(terms: DealTerms, random: Random): readonly ChangedInput[] {
  const whole = (from: number, until: number): number => from + Math.floor(random.next() * (until - from + 1));
  const at = <Item>(items: readonly Item[], place: number, make: (item: Item) => Item): readonly Item[] => items.map((item, other) => (other === place ? make(item) : item));
  const changes: ChangedInput[] = [];
  const percent = (name: string, most: number, change: (terms: DealTerms, value: ReturnType<typeof decimal>) => DealTerms): void => {
    const value = whole(0, most);
    changes.push({ input: [name, value / 100], terms: (of) => change(of, decimal(value)) });
  };
  const amount = (name: string, from: number, until: number, change: (terms: DealTerms, value: ReturnType<typeof decimal>) => DealTerms): void => {
    const value = whole(from * 100, until * 100) / 100;
    changes.push({ input: [name, value], terms: (of) => change(of, decimal(String(value))) });
  };
  for (const [place, rule] of terms.rates.entries()) {
    if (rule.price.kind === 'discount') percent(`D1_rates_${place}_discount`, 60, (of, value) => ({ ...of, rates: at(of.rates, place, (each) => ({ ...each, price: { kind: 'discount', percent: value } })) }));
    else amount(`D1_rates_${place}_price`, 0, 20, (of, value) => ({ ...of, rates: at(of.rates, place, (each) => ({ ...each, price: { kind: 'fixed', perMillion: value } })) }));
  }
  for (const [place, tier] of terms.tiers.entries()) for (const step of tier.steps.keys()) percent(`D1_tiers_${place}_percent_${step}`, 40, (of, value) => ({ ...of, tiers: at(of.tiers, place, (each) => ({ ...each, steps: at(each.steps, step, (one) => ({ ...one, percent: value })) })) }));
  for (const place of terms.provisioned.keys()) {
    const ptu = whole(1, 60);
    changes.push({ input: [`D1_provisioned_${place}_ptu`, ptu], terms: (of) => ({ ...of, provisioned: at(of.provisioned, place, (each) => ({ ...each, ptu })) }) });
    percent(`D1_provisioned_${place}_discount`, 40, (of, value) => ({ ...of, provisioned: at(of.provisioned, place, (each) => ({ ...each, discountPercent: value })) }));
  }
  for (const place of terms.commitment?.milestones.keys() ?? []) {
    const least = Number(terms.commitment?.milestones[place - 1]?.amount.coefficient ?? 0n) / 10 ** (terms.commitment?.milestones[place - 1]?.amount.scale ?? 0);
    const next = terms.commitment?.milestones[place + 1]?.amount;
    amount(`D1_commitment_${place}`, least, next === undefined ? least + 100_000 : Number(next.coefficient) / 10 ** next.scale, (of, value) => ({ ...of, ...(of.commitment && { commitment: { ...of.commitment, milestones: at(of.commitment.milestones, place, (each) => ({ ...each, amount: value })) } }) }));
  }
  for (const place of terms.credits.keys()) amount(`D1_credits_${place}`, 0, 9_000, (of, value) => ({ ...of, credits: at(of.credits, place, (each) => ({ ...each, amount: value })) }));
  for (const place of terms.conditionalCredit?.milestones.keys() ?? []) {
    amount(`D1_conditional_${place}_credit`, 0, 9_000, (of, value) => ({ ...of, ...(of.conditionalCredit && { conditionalCredit: { ...of.conditionalCredit, milestones: at(of.conditionalCredit.milestones, place, (each) => ({ ...each, credit: value })) } }) }));
    amount(`D1_conditional_${place}_spend`, 0, 60_000, (of, value) => ({ ...of, ...(of.conditionalCredit && { conditionalCredit: { ...of.conditionalCredit, milestones: at(of.conditionalCredit.milestones, place, (each) => ({ ...each, spend: value })) } }) }));
  }
  if (terms.conditionalCredit !== undefined) {
    const months = whole(1, 12);
    changes.push({ input: ['D1_conditional_months', months], terms: (of) => ({ ...of, ...(of.conditionalCredit && { conditionalCredit: { ...of.conditionalCredit, expiresAfterMonths: months } }) }) });
  }
  for (const [place, rule] of terms.priceProtection.entries()) {
    if (rule.capPercentPerYear !== undefined) percent(`D1_protection_${place}_cap`, 12, (of, value) => ({ ...of, priceProtection: at(of.priceProtection, place, (each) => ({ ...each, capPercentPerYear: value })) }));
    if (rule.floorPercentPerYear !== undefined) percent(`D1_protection_${place}_floor`, 12, (of, value) => ({ ...of, priceProtection: at(of.priceProtection, place, (each) => ({ ...each, floorPercentPerYear: value })) }));
  }
  if (terms.newModels?.capOverPredecessorPercent !== undefined) percent('D1_newModels_cap', 40, (of, value) => ({ ...of, ...(of.newModels && { newModels: { ...of.newModels, capOverPredecessorPercent: value } }) }));
  for (const place of terms.shares?.keys() ?? []) {
    percent(`D1_shares_${place}_batch`, 50, (of, value) => ({ ...of, shares: at(of.shares ?? [], place, (each) => ({ ...each, batchPercent: value })) }));
    percent(`D1_shares_${place}_priority`, 50, (of, value) => ({ ...of, shares: at(of.shares ?? [], place, (each) => ({ ...each, priorityPercent: value })) }));
  }
  for (const place of terms.exchange?.rates.keys() ?? []) amount(`D1_exchange_${place}`, 0.5, 1.5, (of, value) => ({ ...of, ...(of.exchange && { exchange: { ...of.exchange, rates: at(of.exchange.rates, place, (each) => ({ ...each, rate: value })) } }) }));
  if (terms.support !== undefined) {
    percent('D1_support_percent', 15, (of, value) => ({ ...of, ...(of.support && { support: { ...of.support, percentOfSpend: value } }) }));
    amount('D1_support_least', 0, 2_000, (of, value) => ({ ...of, ...(of.support && { support: { ...of.support, minimumPerMonth: value } }) }));
  }
  if (terms.commitment?.otherEligible.kind === 'perMonth' && terms.commitment.otherEligible.amount.coefficient !== 0n) amount('D1_other_eligible', 1, 5_000, (of, value) => ({ ...of, ...(of.commitment && { commitment: { ...of.commitment, otherEligible: { kind: 'perMonth', amount: value } } }) }));
  const times = BigInt(whole(2, 5));
  changes.push({ input: ['Volume_factor', Number(times)], usage: (of) => ({ ...of, rows: of.rows.map((row) => ({ ...row, input: tokens(row.input * times), cached: tokens(row.cached * times), cacheWrite: tokens(row.cacheWrite * times), output: tokens(row.output * times) })) }) });
  return changes;
}

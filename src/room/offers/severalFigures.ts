import type { Decimal } from '../../base/decimal.ts';
import { modelsIn } from '../../ledger/scope.ts';
import type { Figure } from './figures.ts';

/** One discount of a sentence that says several, with the models it is on. */
export interface SaidDiscount {
  readonly figure: Figure;
  readonly models: readonly string[];
}

/**
 * The discounts of a sentence with several percentages: each has to be followed by "off" or "discount on" and its own
 * models, and no model may stand before the first, so that which belongs to which can be read in one way only. Undefined otherwise.
 */
export function discountsIn(sentence: string, figures: readonly Figure[]): readonly SaidDiscount[] | undefined {
  const percents = figures.filter(({ kind }) => kind === 'percent');
  const [first] = percents;
  if (first === undefined || percents.length < 2 || percents.length !== figures.length || modelsIn(sentence.slice(0, first.start)).length > 0) return undefined;
  const said = percents.map((figure, place): SaidDiscount => ({ figure, models: ofDiscount.test(partOf(sentence, percents, place)) ? modelsIn(partOf(sentence, percents, place)) : [] }));
  return said.every(({ models }) => models.length > 0) ? said : undefined;
}

const ofDiscount = /^\s*(?:off|(?:discount|reduction) (?:on|for|off))\b/i;

/** The words behind one percentage, up to the next. */
function partOf(sentence: string, percents: readonly Figure[], place: number): string {
  return sentence.slice(percents[place]?.end ?? 0, percents[place + 1]?.start ?? sentence.length);
}

/** Steps of a volume discount, and what the sentence leaves open of it. */
export interface SaidTiers {
  readonly steps: readonly { readonly from: Decimal; readonly percent: Decimal }[];
  readonly period: 'month' | 'year' | undefined;
  readonly method: 'marginal' | 'allUnits' | undefined;
  readonly models: readonly string[];
  readonly taken: readonly Figure[];
}

/** A volume discount in one sentence: percentages each with "above" (from, over, beyond) an amount, rising together. Undefined where it is none. */
export function tiersIn(sentence: string, figures: readonly Figure[]): SaidTiers | undefined {
  const steps: { from: Decimal; percent: Decimal; amount: number }[] = [];
  const taken = figures.filter(({ kind }) => kind === 'percent' || kind === 'money');
  for (let place = 0; place < taken.length; place += 2) {
    const [percent, money] = [taken[place], taken[place + 1]];
    if (percent?.kind !== 'percent' || money?.kind !== 'money' || !/\b(?:above|over|beyond|from|once)\b/i.test(sentence.slice(percent.end, money.start))) return undefined;
    steps.push({ from: money.value, percent: percent.value, amount: place });
  }
  if (steps.length === 0) return undefined;
  const period = /\b(?:per year|a year|annual\w*|each year|yearly)\b/i.test(sentence) ? 'year' : /\b(?:per month|a month|monthly|each month)\b/i.test(sentence) ? 'month' : undefined;
  const [part, all] = [/\b(?:marginal|incremental|only on (?:the )?(?:part|portion|amount|spend)|on (?:the )?(?:part|portion|amount|spend) (?:above|over|beyond))\b/i.test(sentence), /\b(?:all units|all (?:of the )?spend|(?:the )?entire spend|retroactive\w*|back to the first)\b/i.test(sentence)];
  return { steps: steps.map(({ from, percent }) => ({ from, percent })), period, method: part === all ? undefined : part ? 'marginal' : 'allUnits', models: modelsIn(sentence), taken };
}

/** A block of provisioned units as far as a sentence says it. */
export interface SaidBlock {
  readonly ptu: Figure;
  readonly model: string | undefined;
  readonly purchase: 'hourly' | 'oneMonth' | 'oneYear' | undefined;
  readonly scope: 'global' | 'dataZone' | 'regional' | undefined;
  readonly region: string | undefined;
}

/** How provisioned units are bought, by the words of a sentence. */
export function boughtIn(sentence: string): readonly ('hourly' | 'oneMonth' | 'oneYear')[] {
  return [/\bhourly\b/i.test(sentence) ? ('hourly' as const) : [], /\b(?:one|1)[- ]month\b|\bmonthly reserv/i.test(sentence) ? ('oneMonth' as const) : [], /\b(?:one|1)[- ]year\b|\b(?:yearly|annual) reserv/i.test(sentence) ? ('oneYear' as const) : []].flat();
}

/** The block that a sentence with one number of PTU speaks of. */
export function blockIn(sentence: string, figures: readonly Figure[], scope: SaidBlock['scope']): SaidBlock | undefined {
  const [ptu, second] = figures.filter(({ kind, unit }) => kind === 'count' && unit === 'PTU');
  if (ptu === undefined || second !== undefined) return undefined;
  const [model, other] = modelsIn(sentence);
  const bought = boughtIn(sentence);
  const [region] = /\b(?:east|west|central|north|south|sweden|france|germany|uk|japan|australia|canada|switzerland|norway|poland|spain|italy)[a-z]*(?:us|europe|central|east|west|north|south)\d?\b/i.exec(sentence) ?? [];
  return { ptu, model: other === undefined ? model : undefined, purchase: bought.length === 1 ? bought[0] : undefined, scope, region: region?.toLowerCase() };
}

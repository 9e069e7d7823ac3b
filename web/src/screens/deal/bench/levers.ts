import { addDays } from '../../../../../src/base/calendar.ts';
import { decimal, toDouble, type Decimal } from '../../../../../src/base/decimal.ts';
import type { DealTerms } from '../../../../../src/deal/dealTerms.ts';
import type { Change } from '../../../../../src/worth/whatIf/change.ts';

/** One figure of the deal, or of the world around it, that can be moved on the bench. */
export interface Lever {
  readonly id: string;
  readonly group: 'The world' | 'The terms';
  readonly label: string;
  readonly unit: '%' | 'PTU' | 'money';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** As the deal has it. */
  readonly value: number;
}

/** Where a lever stands: a figure, or a range that 80 in 100 of our beliefs lie in. */
export interface Setting {
  readonly low: number;
  readonly high: number;
}

/** What can be moved in this deal, the world first. */
export function leversOf(terms: DealTerms): Lever[] {
  const money = (id: string, label: string, value: number): Lever => ({ id, group: 'The terms', label, unit: 'money', min: 0, max: roundUp(Math.max(value * 2, 100_000)), step: roundUp(Math.max(value * 2, 100_000)) / 100, value });
  const percent = (id: string, label: string, value: number, max = 60): Lever => ({ id, group: 'The terms', label, unit: '%', min: 0, max: Math.max(max, value), step: 0.5, value });
  return [
    { id: 'usage', group: 'The world', label: 'Usage against the forecast', unit: '%', min: 20, max: 300, step: 5, value: 100 },
    { id: 'list', group: 'The world', label: 'List prices move by', unit: '%', min: -60, max: 50, step: 1, value: 0 },
    ...terms.rates.flatMap(({ price, match }, place) => (price.kind === 'discount' ? [percent(`rates[${place}]`, `Discount on ${ofMatch(match)}`, toDouble(price.percent))] : [])),
    ...terms.provisioned.flatMap(({ id, model, ptu, discountPercent }, place) => [
      { id: `ptu[${place}]`, group: 'The terms' as const, label: `PTU of ${model} (${id})`, unit: 'PTU' as const, min: 0, max: Math.max(100, roundUp(ptu * 2)), step: 5, value: ptu },
      percent(`ptuDiscount[${place}]`, `Discount on PTU of ${model} (${id})`, toDouble(discountPercent)),
    ]),
    ...(terms.commitment ? [money('commitment', 'Commitment, last milestone', toDouble(terms.commitment.milestones.at(-1)?.amount ?? decimal(0)))] : []),
    ...terms.credits.map(({ amount, until }, place) => money(`credits[${place}]`, `Credit usable until ${until}`, toDouble(amount))),
    ...(terms.support ? [percent('support', 'Support, share of spend', toDouble(terms.support.percentOfSpend), 15)] : []),
  ];
}

/** The terms with one lever moved; the world's levers leave them as they are. */
export function withLever(terms: DealTerms, id: string, value: number): DealTerms {
  const [, list = id, at] = /^(\w+)\[(\d+)\]$/.exec(id) ?? [];
  const place = Number(at ?? -1);
  const exact = exactly(value);
  switch (list) {
    case 'rates':
      return { ...terms, rates: terms.rates.map((rule, index) => (index === place ? { ...rule, price: { kind: 'discount', percent: exact } } : rule)) };
    case 'ptu': {
      const size = Math.round(value);
      return { ...terms, provisioned: terms.provisioned.flatMap((block, index) => (index !== place ? [block] : size <= 0 ? [] : [{ ...block, ptu: size }])) };
    }
    case 'ptuDiscount': {
      const block = terms.provisioned[place];
      return block ? { ...terms, provisioned: terms.provisioned.map((each) => (each === block ? { ...each, discountPercent: exact } : each)) } : terms;
    }
    case 'commitment': {
      const { commitment, ...rest } = terms;
      const last = commitment?.milestones.at(-1)?.amount;
      if (!commitment || !last || toDouble(last) === 0) return terms;
      if (value <= 0) return rest;
      const share = value / toDouble(last);
      return { ...terms, commitment: { ...commitment, milestones: commitment.milestones.map((milestone) => ({ ...milestone, amount: exactly(Math.round(toDouble(milestone.amount) * share)) })) } };
    }
    case 'credits':
      return { ...terms, credits: terms.credits.flatMap((credit, index) => (index !== place ? [credit] : value <= 0 ? [] : [{ ...credit, amount: exact }])) };
    case 'support':
      return terms.support ? { ...terms, support: { ...terms.support, percentOfSpend: exact } } : terms;
    default:
      return terms;
  }
}

/** What a lever of the world changes there. */
export function changeOf(terms: Pick<DealTerms, 'start'>, id: string, value: number): Change[] {
  if (id === 'usage') return [{ kind: 'usage', times: exactly(value / 100) }];
  if (id === 'list') return [{ kind: 'list', percent: exactly(value), from: addDays(terms.start, 1) }];
  return [];
}

/** Levers in the order in which they are moved: places in lists are those of the deal as it is, so what goes is taken from the end. */
export function inOrder(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => Number(/\[(\d+)\]/.exec(b)?.[1] ?? 0) - Number(/\[(\d+)\]/.exec(a)?.[1] ?? 0) || Number(b.startsWith('ptuDiscount')) - Number(a.startsWith('ptuDiscount')));
}

/** What was typed: "12", or "12 to 18" for a range; undefined where it is neither. */
export function readSetting(text: string): Setting | undefined {
  const numbers = text
    .replace(/,(?=\d{3}\b)/g, '')
    .replace(/[%$€£]|PTU|percent/gi, '')
    .split(/\s*(?:to|–|…|\.\.)\s*/i)
    .map((part) => /^\s*([-−]?\d+(?:\.\d+)?)\s*([kKmM]?)\s*$/.exec(part))
    .map((match) => (match ? Number((match[1] ?? '').replace('−', '-')) * ({ '': 1, k: 1e3, m: 1e6 }[(match[2] ?? '').toLowerCase()] ?? 1) : Number.NaN));
  const [low, high = low] = numbers;
  if (low === undefined || high === undefined || numbers.length > 2 || Number.isNaN(low) || Number.isNaN(high)) return undefined;
  return { low: Math.min(low, high), high: Math.max(low, high) };
}

function exactly(value: number): Decimal {
  return decimal(value.toFixed(6).replace(/\.?0+$/, ''));
}

function ofMatch({ model, scope, tier, kind }: DealTerms['rates'][number]['match']): string {
  return [model, scope, tier, kind].flatMap((names) => (names && names.length > 0 ? [names.join(', ')] : [])).join(' ') || 'everything';
}

function roundUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return Math.ceil(value / step) * step;
}

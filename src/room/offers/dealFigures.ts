import { decimal, equals, show, toDouble, type Decimal } from '../../base/decimal.ts';
import type { Day } from '../../base/calendar.ts';
import type { DealTerms, Match } from '../../deal/dealTerms.ts';
import { modelsIn } from '../../ledger/scope.ts';
import type { Figure } from './figures.ts';
import type { TermKey } from './termRows.ts';

/** A figure that the deal file holds, found again in a line of a paper. */
export interface DealFigure {
  readonly key: TermKey | 'months';
  /** "commitment.milestones[1].amount", with the models where only some of a rule are meant. */
  readonly place: string;
  /** The deal with another figure in its place. */
  readonly put: (terms: DealTerms, figure: Figure) => DealTerms;
}

/** Where in the deal the figure of a line stands: in one place for certain, in none, or in several that the line does not tell apart. */
export function dealFigure(terms: DealTerms, figure: Figure, line: string, figures: readonly Figure[]): DealFigure | 'none' | 'several' {
  const models = modelsIn(line);
  const same = placesOf(terms).filter((place) => place.kind === figure.kind && holds(place, figure) && (place.unit === undefined || place.unit === figure.unit));
  const told = same.filter((place) => place.told(line, figures) && modelsMeet(place, models));
  const [one, another] = told;
  if (another !== undefined) return 'several';
  return one === undefined ? 'none' : { key: one.key, place: one.place + (narrowed(one, models) ? ` (${meant(one, models).join(', ')})` : ''), put: (deal, now) => one.put(deal, now, meant(one, models)) };
}

interface Place {
  readonly key: TermKey | 'months';
  readonly place: string;
  readonly kind: Figure['kind'];
  readonly unit?: string;
  readonly value: Decimal | Day;
  readonly match?: Match;
  /** Whether the line speaks of this term. */
  readonly told: (line: string, figures: readonly Figure[]) => boolean;
  readonly put: (terms: DealTerms, figure: Figure, models: readonly string[]) => DealTerms;
}

function holds({ value }: Place, figure: Figure): boolean {
  return typeof value === 'string' ? value === figure.day : figure.day === undefined && equals(value, figure.value);
}

/** A line that names models can mean only terms on one of them, or on all. */
function modelsMeet({ match }: Place, models: readonly string[]): boolean {
  return match?.model === undefined || models.length === 0 || match.model.some((model) => models.includes(model));
}

function meant({ match }: Place, models: readonly string[]): readonly string[] {
  return match?.model?.filter((model) => models.includes(model)) ?? [];
}

function narrowed(place: Place, models: readonly string[]): boolean {
  const count = meant(place, models).length;
  return count > 0 && count < (place.match?.model?.length ?? 0);
}

function placesOf(terms: DealTerms): Place[] {
  return [...ratePlaces(terms), ...tierPlaces(terms), ...capacityPlaces(terms), ...commitmentPlaces(terms), ...creditPlaces(terms), ...singlePlaces(terms)];
}

function ratePlaces({ rates }: DealTerms): Place[] {
  return rates.flatMap(({ match, price }, index): Place[] => {
    const words = price.kind === 'discount' ? /\b(?:off|discount\w*|reduc\w+|rebate)\b/i : /\bper\b|\bmillion\b|[$€£]/i;
    return [{
      key: 'rates', place: `rates[${index}]`, match,
      ...(price.kind === 'discount' ? { kind: 'percent', value: price.percent } : { kind: 'money', value: price.perMillion }),
      // In a table of prices the name of the model is all that is said.
      told: (line) => words.test(line) || modelsIn(line).some((model) => match.model?.includes(model) === true),
      put: (deal, { value }, models) => {
        const rule = deal.rates[index];
        if (!rule) return deal;
        const made = { ...rule, price: price.kind === 'discount' ? { kind: 'discount' as const, percent: value } : { kind: 'fixed' as const, perMillion: value } };
        // Of a rule on several models the line may mean one: a later rule with as many keys goes first.
        const part = models.length > 0 && models.length < (match.model?.length ?? 0);
        return { ...deal, rates: part ? [...deal.rates, { ...made, match: { ...match, model: models } }] : deal.rates.with(index, made) };
      },
    }];
  });
}

function tierPlaces({ tiers }: DealTerms): Place[] {
  return tiers.flatMap(({ match, basis, steps }, index) => steps.flatMap((step, at): Place[] => {
    const put = (more: (value: Decimal) => Partial<typeof step>): Place['put'] => (deal, { value }) => ({ ...deal, tiers: deal.tiers.map((tier, place) => (place === index ? { ...tier, steps: tier.steps.map((each, other) => (other === at ? { ...each, ...more(value) } : each)) } : tier)) });
    const told = (line: string) => /\b(?:exceed\w*|above|over|beyond|tier\w*|volume|further|additional)\b/i.test(line);
    const common = { key: 'tiers', match, told } as const;
    return [
      { ...common, place: `tiers[${index}].steps[${at}].percent`, kind: 'percent', value: step.percent, put: put((percent) => ({ percent })) },
      { ...common, place: `tiers[${index}].steps[${at}].from`, ...(basis === 'spend' ? { kind: 'money' } : { kind: 'count', unit: 'tokens' }), value: step.from, put: put((from) => ({ from })) },
    ];
  }));
}

function capacityPlaces({ provisioned }: DealTerms): Place[] {
  return provisioned.flatMap((block, index): Place[] => {
    const put = (more: (figure: Figure) => Partial<typeof block>): Place['put'] => (deal, figure) => ({ ...deal, provisioned: deal.provisioned.map((each, place) => (place === index ? { ...each, ...more(figure) } : each)) });
    const told = (line: string) => /\b(?:PTUs?|provisioned|reserv\w+)\b/i.test(line);
    const common = { key: 'provisioned', match: { model: [block.model] }, told } as const;
    return [
      { ...common, place: `provisioned[${index}].ptu`, kind: 'count', unit: 'PTU', value: decimal(block.ptu), put: put(({ value }) => ({ ptu: toDouble(value) })) },
      { ...common, place: `provisioned[${index}].months`, kind: 'span', unit: 'months', value: decimal(block.months), put: put(({ value }) => ({ months: toDouble(value) })) },
      { ...common, place: `provisioned[${index}].discountPercent`, kind: 'percent', value: block.discountPercent, put: put(({ value }) => ({ discountPercent: value })) },
    ];
  });
}

function commitmentPlaces({ commitment, conditionalCredit }: DealTerms): Place[] {
  const about = /\b(?:commit\w*|milestone\w*|MACC|eligible|consum\w+)\b/i;
  const onDay = (by: Day) => (line: string, figures: readonly Figure[]) => figures.some((each) => each.day === by) || (about.test(line) && !figures.some((each) => each.kind === 'day'));
  const held = (commitment?.milestones ?? []).flatMap(({ by, amount }, index): Place[] => {
    const put = (more: (figure: Figure) => object): Place['put'] => (deal, figure) => (deal.commitment ? { ...deal, commitment: { ...deal.commitment, milestones: deal.commitment.milestones.map((each, place) => (place === index ? { ...each, ...more(figure) } : each)) } } : deal);
    return [
      { key: 'commitment', place: `commitment.milestones[${index}].amount`, kind: 'money', value: amount, told: onDay(by), put: put(({ value }) => ({ amount: value })) },
      { key: 'commitment', place: `commitment.milestones[${index}].by`, kind: 'day', value: by, told: (_line, figures) => figures.some((each) => each.kind === 'money' && each.doubtful === undefined), put: put(({ day }) => (day === undefined ? {} : { by: day })) },
    ];
  });
  const conditional = (conditionalCredit?.milestones ?? []).flatMap(({ by, spend, credit }, index): Place[] => {
    const put = (more: (figure: Figure) => object): Place['put'] => (deal, figure) => (deal.conditionalCredit ? { ...deal, conditionalCredit: { ...deal.conditionalCredit, milestones: deal.conditionalCredit.milestones.map((each, place) => (place === index ? { ...each, ...more(figure) } : each)) } } : deal);
    const told = (line: string, figures: readonly Figure[]) => /\bcredit/i.test(line) || figures.some((each) => each.day === by);
    return [
      { key: 'conditionalCredit', place: `conditionalCredit.milestones[${index}].spend`, kind: 'money', value: spend, told, put: put(({ value }) => ({ spend: value })) },
      { key: 'conditionalCredit', place: `conditionalCredit.milestones[${index}].credit`, kind: 'money', value: credit, told, put: put(({ value }) => ({ credit: value })) },
    ];
  });
  return [...held, ...conditional];
}

function creditPlaces({ credits }: DealTerms): Place[] {
  return credits.flatMap(({ amount, until, match }, index): Place[] => {
    const put = (more: (figure: Figure) => object): Place['put'] => (deal, figure) => ({ ...deal, credits: deal.credits.map((each, place) => (place === index ? { ...each, ...more(figure) } : each)) });
    const told = (line: string) => /\bcredits?\b/i.test(line) && !/\bservice credits?\b/i.test(line);
    return [
      { key: 'credits', place: `credits[${index}].amount`, match, kind: 'money', value: amount, told, put: put(({ value }) => ({ amount: value })) },
      { key: 'credits', place: `credits[${index}].until`, match, kind: 'day', value: until, told, put: put(({ day }) => (day === undefined ? {} : { until: day })) },
    ];
  });
}

function singlePlaces({ priceProtection, newModels, support, payment, renewal, months }: DealTerms): Place[] {
  const about = (words: RegExp) => (line: string) => words.test(line);
  const caps = priceProtection.flatMap(({ match, capPercentPerYear }, index): Place[] => (capPercentPerYear === undefined ? [] : [{
    key: 'priceProtection', place: `priceProtection[${index}].capPercentPerYear`, match, kind: 'percent', value: capPercentPerYear,
    told: (line) => /\b(?:increas\w*|rise\w*|uplift|escalat\w*|cap\w*)\b/i.test(line) && !/\brenew/i.test(line),
    put: (deal, { value }) => ({ ...deal, priceProtection: deal.priceProtection.map((each, place) => (place === index ? { ...each, capPercentPerYear: value } : each)) }),
  }]));
  return [
    ...caps,
    ...(newModels?.capOverPredecessorPercent === undefined ? [] : [{ key: 'newModels', place: 'newModels.capOverPredecessorPercent', kind: 'percent', value: newModels.capOverPredecessorPercent, told: about(/\b(?:new|successor|predecessor|later version)\b/i), put: (deal, { value }) => ({ ...deal, newModels: { ...newModels, ...deal.newModels, capOverPredecessorPercent: value } }) } satisfies Place]),
    ...(support === undefined ? [] : [
      { key: 'support', place: 'support.percentOfSpend', kind: 'percent', value: support.percentOfSpend, told: about(/\bsupport\b/i), put: (deal, { value }) => ({ ...deal, support: { ...support, ...deal.support, percentOfSpend: value } }) },
      { key: 'support', place: 'support.minimumPerMonth', kind: 'money', value: support.minimumPerMonth, told: about(/\bsupport\b/i), put: (deal, { value }) => ({ ...deal, support: { ...support, ...deal.support, minimumPerMonth: value } }) },
    ] satisfies Place[]),
    ...(payment === undefined ? [] : [{ key: 'payment', place: 'payment.netDays', kind: 'span', unit: 'days', value: decimal(payment.netDays), told: about(/\b(?:pay\w*|due|invoices?)\b/i), put: (deal, { value }) => ({ ...deal, payment: { ...payment, ...deal.payment, netDays: toDouble(value) } }) } satisfies Place]),
    ...(renewal === undefined ? [] : [{ key: 'renewal', place: 'renewal.upliftCapPercent', kind: 'percent', value: renewal.upliftCapPercent, told: about(/\brenew/i), put: (deal, { value }) => ({ ...deal, renewal: { upliftCapPercent: value } }) } satisfies Place]),
    { key: 'months', place: 'months', kind: 'span', unit: 'months', value: decimal(months), told: (line) => /\b(?:term|agreement|enrol\w+|contract)\b/i.test(line) && !/\b(?:notice|retention|credit|provisioned|reserv\w*|terminat\w*|liab\w*|confiden\w*|surviv\w*|claim\w*|renew\w*)\b/i.test(line), put: (deal, { value }) => ({ ...deal, months: toDouble(value) }) },
  ];
}

/** A figure in words, for a table. */
export function figureInWords({ kind, value, unit, day }: Figure): string {
  switch (kind) {
    case 'day':
      return day ?? '';
    case 'percent':
      return `${show(value)} %`;
    case 'money':
      return `${unit} ${show(value)}`;
    case 'span':
    case 'count':
      return `${show(value)} ${unit}`;
  }
}

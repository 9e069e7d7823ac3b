import { show, type Decimal } from '../../base/decimal.ts';
import type { DealTerms, Match, RateRule } from '../../deal/dealTerms.ts';
import { written } from '../../deal/writeDeal.ts';

/** The keys of a deal file that are negotiated, in its order. */
export const termKeys = ['listPrices', 'exchange', 'shares', 'rates', 'tiers', 'provisioned', 'commitment', 'conditionalCredit', 'credits', 'priceProtection', 'newModels', 'support', 'payment', 'renewal', 'rights', 'nonCash'] as const;
export type TermKey = (typeof termKeys)[number];

/** What a deal says under a key, for a cell of a table; empty where it says nothing. */
export function inWords(terms: DealTerms, key: TermKey): string {
  switch (key) {
    case 'listPrices':
      return terms.listPrices === 'frozen' ? 'list prices of the start day' : '';
    case 'exchange':
      return terms.exchange === undefined ? '' : written(terms.exchange).slice(1, -1);
    case 'shares':
      return (terms.shares ?? []).map((share) => written(share).slice(1, -1)).join('; ');
    case 'rates':
      return terms.rates.map(rateInWords).join('; ');
    case 'tiers':
      return terms.tiers.map(({ match, basis, period, method, steps }) => `${steps.map(({ from, percent }) => `${show(percent)} % from ${grouped(from)}`).join(', ')} ${basis} a ${period}${method === 'allUnits' ? ', all units' : ''}${on(match)}`).join('; ');
    case 'provisioned':
      return terms.provisioned.map(({ ptu, model, purchase, months, discountPercent, spillTo }) => `${ptu} PTU of ${model}, ${purchase} for ${months} months${show(discountPercent) === '0' ? '' : `, ${show(discountPercent)} % off`}, spill to ${spillTo}`).join('; ');
    case 'commitment':
      return terms.commitment === undefined ? '' : `${terms.commitment.milestones.map(({ by, amount }) => `${grouped(amount)} by ${by}`).join(', ')}; shortfall: ${terms.commitment.shortfall}`;
    case 'conditionalCredit':
      return terms.conditionalCredit?.milestones.map(({ by, spend, credit }) => `${grouped(credit)} for a spend of ${grouped(spend)} by ${by}`).join(', ') ?? '';
    case 'credits':
      return terms.credits.map(({ amount, from, until, match }) => `${grouped(amount)} from ${from} to ${until}${on(match)}`).join('; ');
    case 'priceProtection':
      return terms.priceProtection.map(({ match, capPercentPerYear, floorPercentPerYear, passCuts }) => `${capPercentPerYear === undefined ? 'no cap' : `at most ${show(capPercentPerYear)} % a year`}${floorPercentPerYear === undefined ? '' : `, floor ${show(floorPercentPerYear)} % a year`}${passCuts ? '' : ', cuts not passed on'}${on(match)}`).join('; ');
    case 'newModels':
      return terms.newModels === undefined ? '' : `${terms.newModels.capOverPredecessorPercent === undefined ? '' : `at most ${show(terms.newModels.capOverPredecessorPercent)} % over the predecessor`}${terms.newModels.optIn ? ', opt-in' : ''}`.replace(/^, /, '');
    case 'support':
      return terms.support === undefined ? '' : `${show(terms.support.percentOfSpend)} % of spend, at least ${grouped(terms.support.minimumPerMonth)} a month`;
    case 'payment':
      return terms.payment === undefined ? '' : `net ${terms.payment.netDays} days`;
    case 'renewal':
      return terms.renewal === undefined ? '' : `at most ${show(terms.renewal.upliftCapPercent)} % at renewal`;
    case 'rights':
      return terms.rights.map((right) => written(right).slice(1, -1)).join('; ');
    case 'nonCash':
      return terms.nonCash.map(({ what, worth }) => `${what} (${grouped(worth)})`).join('; ');
  }
}

/** The deal with what `from` says under a key; what `from` does not say is taken out. */
export function withTerm(terms: DealTerms, from: DealTerms, key: TermKey): DealTerms {
  const { [key]: _old, ...rest } = terms;
  const { [key]: taken } = from;
  // A key that only some deals have is absent where it says nothing.
  return (taken === undefined ? rest : { ...rest, [key]: taken }) as DealTerms;
}

function rateInWords({ match, price, from, until }: RateRule): string {
  const dates = `${from === undefined ? '' : ` from ${from}`}${until === undefined ? '' : ` until ${until}`}`;
  return `${price.kind === 'discount' ? `${show(price.percent)} % off` : `${show(price.perMillion)} a million`}${on(match)}${dates}`;
}

function on(match: Match): string {
  const said = Object.values(match).flatMap((values) => (values as readonly string[] | undefined) ?? []);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function grouped(amount: Decimal): string {
  const [whole = '', fraction] = show(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

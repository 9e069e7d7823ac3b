import { compare, show, zero } from '../../base/decimal.ts';
import { modelsIn } from '../../ledger/scope.ts';
import type { Figure } from './figures.ts';
import type { OfferNotes, SaidSentence } from './offerNotes.ts';
import { ptuDiscountIn } from './ptuDiscounts.ts';
import { kindIn, of, scopeIn } from './saidRule.ts';
import { short } from './saidWords.ts';
import { blockIn, discountsIn, tiersIn, type SaidBlock } from './severalFigures.ts';
import { ptuPriceIn, unitPricesIn } from './unitPrices.ts';

/** The percentages and prices of a sentence: discounts, fixed prices, caps, support, steps of a volume discount, PTU. */
export function readPrices(offer: OfferNotes, said: SaidSentence): void {
  const { sentence, open, say, line } = said;
  const models = modelsIn(sentence);
  const [percent, second] = open('percent');
  const [tokens] = open('count', 'tokens');
  const prices = models.length > 0 ? unitPricesIn(sentence, open('money')) : [];
  for (const { figure, kind, perMillion } of prices) offer.rule({ models, kind, scope: scopeIn(sentence), price: { fixedPerMillion: perMillion } }, say, line, figure, ...open('count', 'tokens'));
  if (prices.length > 0) return;
  if (several(offer, said) || !percent || second) return;
  if (/\bnew models?\b|\bsuccessors?\b/i.test(sentence) && /\b(?:above|over|than)\b[^.]*\bpredecessor/i.test(sentence) && /\b(?:at most|no more than|not more than|capped|cap|maximum|not exceed)\b/i.test(sentence)) {
    offer.put('newModels', { capOverPredecessorPercent: percent.value }, line);
    return say('newModels', `a new model costs at most ${show(percent.value)} % more than its predecessor`, true, percent);
  }
  if (/\b(?:support)\b/i.test(sentence) && /\bof\b/i.test(sentence)) {
    const [least] = /\b(?:at least|minimum|no less than|not less than)\b/i.test(sentence) && /\b(?:per month|a month|monthly|each month)\b/i.test(sentence) ? open('money') : [];
    offer.put('support', { percentOfSpend: percent.value, minimumPerMonth: least?.value ?? zero }, line);
    if (least) offer.currencies.add(least.unit);
    return say('support', `support at ${show(percent.value)} % of spend${least === undefined ? '' : `, at least ${least.written} a month`}`, true, percent, least);
  }
  if (/\b(?:increase|rise|uplift|escalat\w+|cap)\w*\b/i.test(sentence)) {
    if (/\brenew\w*/i.test(sentence)) {
      offer.put('renewal', { upliftCapPercent: percent.value }, line);
      return say('renewal', `at most ${show(percent.value)} % at renewal`, true, percent);
    }
    if (/\b(?:per year|a year|annual\w*|each year|yearly)\b/i.test(sentence)) {
      offer.put('priceProtection', { match: models.length === 0 ? {} : { model: models }, capPercentPerYear: percent.value, passCuts: true }, line);
      return say('priceProtection', `prices rise by at most ${show(percent.value)} % a year${of(models)}`, true, percent);
    }
    return;
  }
  if (!/\b(?:off|discount\w*|reduc\w+|rebate)\b/i.test(sentence) || tokens) return;
  const [threshold] = /\b(?:exceed\w*|above|beyond|in excess of|more than)\b/i.test(sentence) ? open('money') : [];
  if (threshold) {
    // Off the part above an amount is no discount on all of it.
    offer.note('tiers-unclear', `${show(percent.value)} % that depend on ${threshold.written}: a step of a volume discount, written so that it was not read. It was left out; write it as tiers in the deal file.`, line);
    return say('tiers', `${show(percent.value)} % from ${threshold.written}`, false, percent, threshold);
  }
  if (/\b(?:PTUs?|provisioned|reserv\w+)\b/i.test(sentence)) {
    // Which block it is for is known when all of them were read.
    offer.ptuDiscounts.push({ said: ptuDiscountIn(sentence, percent.value, line), at: offer.understood.length });
    return say('provisioned', `${show(percent.value)} % off provisioned throughput`, true, percent);
  }
  const everything = /\b(?:all|every|any)\b[^.]*\bmodels?\b|\bAzure OpenAI\b|\blist\b/i.test(sentence);
  if (models.length === 0 && !everything) return offer.note('discount-on-what', `${show(percent.value)} % off what? "${short(sentence)}" names no model: it was left out.`, line);
  offer.rule({ models, kind: kindIn(sentence), scope: scopeIn(sentence), price: { discountPercent: percent.value } }, say, line, percent);
}

/** What one sentence says with several figures: steps of a volume discount, discounts each on its own models, a block of PTU. */
function several(offer: OfferNotes, said: SaidSentence): boolean {
  const { sentence, open, say, line } = said;
  const free = [...open('percent'), ...open('money'), ...open('count')].toSorted((a, b) => a.start - b.start);
  const tiers = /\b(?:off|discount\w*|rebate|tier\w*)\b/i.test(sentence) ? tiersIn(sentence, free) : undefined;
  if (tiers) {
    const [steps, open] = [tiers.steps.map(({ from, percent }) => `${show(percent)} % from ${show(from)}`).join(', '), [...(tiers.period === undefined ? ['a month or a year'] : []), ...(tiers.method === undefined ? ['on the part above each step, or on all of it'] : [])]];
    const whole = open.length === 0 && tiers.steps.every(({ from }, place) => place === 0 || compare(from, tiers.steps[place - 1]?.from ?? zero) > 0);
    if (whole) offer.put('tiers', { match: tiers.models.length === 0 ? {} : { model: tiers.models }, basis: 'spend', period: tiers.period, method: tiers.method, steps: tiers.steps }, line);
    else offer.note('tiers-unclear', `A volume discount of ${steps}: ${open.length === 0 ? 'its steps do not rise' : `${open.join('; ')}? The text does not say so`}, and it was left out. Ask them to write it.`, line);
    for (const { unit } of tiers.taken.filter(({ kind }) => kind === 'money')) offer.currencies.add(unit);
    say('tiers', `a volume discount of ${steps}${tiers.period === undefined ? '' : ` a ${tiers.period}`}${of(tiers.models)}`, whole, ...tiers.taken);
    return true;
  }
  const discounts = discountsIn(sentence, free);
  if (discounts) {
    for (const { figure, models } of discounts) offer.rule({ models, kind: undefined, scope: scopeIn(sentence), price: { discountPercent: figure.value } }, say, line, figure);
    return true;
  }
  const unit = ptuPriceIn(sentence, open('money'));
  if (unit) {
    offer.note('ptu-price-left-out', `${unit.says} is a price of provisioned throughput: a block of PTU holds a discount on list. Write it as discountPercent of the block in the deal file.`, line);
    say('provisioned', unit.says, false, unit.figure);
  }
  const [off, other] = open('percent');
  const block = (off === undefined || (other === undefined && /\b(?:off|discount\w*|rebate)\b/i.test(sentence))) && open('money').length === 0 ? blockIn(sentence, open('count'), scopeIn(sentence)) : undefined;
  if (block) sayBlock(offer, said, block, ...open('span', 'months'));
  // A discount in the same sentence goes on as one on PTU.
  return block !== undefined && off === undefined;
}

function sayBlock(offer: OfferNotes, { sentence, say, line }: SaidSentence, { ptu, model, purchase, scope, region }: SaidBlock, ...spans: readonly Figure[]): void {
  const missing = [...(model === undefined ? ['the model'] : []), ...(purchase === undefined ? ['hourly, one month or one year'] : []), ...(scope === undefined ? ['global, data zone or regional'] : [])];
  if (missing.length > 0) offer.note('block-unclear', `${show(ptu.value)} PTU in "${short(sentence)}" without ${missing.join(', ')}: no block was made. Ask for it, or write it into the deal file.`, line);
  else {
    offer.put('provisioned', { model, scope, ptu: ptu.value, purchase, ...(region === undefined ? {} : { region }) }, line);
    if (region === undefined) offer.note('block-region-not-said', `The block of ${show(ptu.value)} PTU of ${model ?? ''} names no region: a deal file takes eastus2 where nothing is said, and prices can differ by region. Ask which it is.`, line);
  }
  say('provisioned', `${show(ptu.value)} PTU${model === undefined ? '' : ` of ${model}`}${purchase === undefined ? '' : `, ${purchase}`}`, missing.length === 0, ptu, ...spans.slice(0, purchase === undefined ? 0 : 1));
}

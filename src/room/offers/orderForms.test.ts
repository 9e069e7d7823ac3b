import { describe, expect, it } from 'vitest';
import { show } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { figuresIn } from './figures.ts';
import { readOfferText } from './readOfferText.ts';

const context = { name: 'Their offer', rateBook: 'azure-2026-10' };
const read = (text: string) => readOfferText(text, 'form.txt', context);
const termsOf = (text: string): DealTerms => readDeal(read(text).value.deal ?? '', 'form.yaml').value;
const prices = ({ rates }: DealTerms) => rates.map(({ match, price }) => [match.model?.join() ?? 'all', match.scope?.join() ?? '', match.kind?.join() ?? '', price.kind === 'fixed' ? show(price.perMillion) : `${show(price.percent)} %`].join(' '));
const milestones = ({ commitment }: DealTerms) => commitment?.milestones.map(({ by, amount }) => `${by} ${show(amount)}`);

/** An order form with a table of prices, as a DOCX gives it: a tab between two cells. */
const table = `Larkfield Corporation – Order Form OF-2291
Order date: 2026-11-20
Start date: 2027-01-01
Term: 36 months
This order form is valid until 2026-12-18.

Model	Deployment	Input (USD per 1M tokens)	Cached input (USD per 1M tokens)	Output (USD per 1M tokens)
gpt-5.4	Global	2.30	0.23	13.80
gpt-5.4-mini	Global	0.45	0.045	3.60
gpt-5	Data zone	1.30	0.13	10.40
All other models: 4% off list.

Support: Unified Support at 3% of Azure spend, at least USD 1,500 per month.
Payment terms: net 45 days.`;

/** A quote that prices a thousand tokens. */
const thousands = `Quote Q-8812
Effective 1 February 2027, contract term: two years.
Item	Unit	Unit price
gpt-5.4 global input	per 1K tokens	$0.0023
gpt-5.4 global output	per 1K tokens	$0.0138
gpt-5.4 global cached input	per 1,000 tokens	$0.00023
Price for gpt-5 global output: $0.0095 per 1K tokens
Prices are held for 12 months from the effective date.
Quote expires on 31 January 2027.`;

/** A commitment that rises by year. */
const byYear = `Start: 2027-01-01
Agreement term: three years
Discount off list, gpt-5.4 and gpt-5: 9%
Azure consumption commitment (MACC)
Year 1: USD 2,600,000
Year 2: USD 3,000,000
Year 3: USD 3,400,000
Unused commitment is carried over to the next year.
Credits: a promotional credit of USD 60,000, available until 31 March 2027
A migration credit of USD 40,000 once you reach spend of USD 1 million.
Prices are held for the whole term.`;

/** What was agreed on the phone, as a list. */
const mail = `Hi Rosa,
we agreed on the phone:
- 12% off gpt-5.4, 8% off gpt-5-mini
- 40 PTU for gpt-5.4, data zone, swedencentral, one-year reservation paid monthly
- 15% discount on the PTU reservation
- MACC of $7.5m over three years, starting 1 January 2027
- $100k credits valid for 12 months
- prices frozen for the first year
- unused PTU may be terminated free of charge
- Unified support 5% of consumption
Offer good through Dec 18, 2026.
On Mon, Nov 16, 2026, Rosa wrote:
> could you do 15% off gpt-5.4?`;

/** Another currency, and figures written the European way. */
const euro = `ORDER FORM
Date: 2027-03-01
Term: 24 months from 1 April 2027
Rebate on list price for all Azure OpenAI models: 7,5 %
Commitment per year: EUR 1,200,000
A shortfall becomes prepayment of later charges.
gpt-5.4 output (global): EUR 12.40 / 1M tokens
gpt-5.4 input (global): 2,10 EUR / 1M tokens
Provisioned throughput: 100 PTU, gpt-5, global, monthly reservation at EUR 240 per PTU
Credit note: EUR 25.000,00 by 30.06.2027
Validity: 30 days`;

describe('an order form', () => {
  it('with a table of prices gives a fixed price for each cell, and support with its minimum', () => {
    const terms = termsOf(table);
    expect(prices(terms)).toEqual(['gpt-5.4 global input 2.3', 'gpt-5.4 global cached 0.23', 'gpt-5.4 global output 13.8', 'gpt-5.4-mini global input 0.45', 'gpt-5.4-mini global cached 0.045', 'gpt-5.4-mini global output 3.6', 'gpt-5 dataZone input 1.3', 'gpt-5 dataZone cached 0.13', 'gpt-5 dataZone output 10.4', 'all   4 %']);
    expect(show(terms.support?.minimumPerMonth ?? { coefficient: 0n, scale: 0 })).toBe('1500');
    expect(read(table).findings.map(({ code }) => code)).toEqual(['payment-needs-capital-cost']);
    expect(read(table).value.understood.find(({ key }) => key === 'dated')?.says).toBe('it is dated 2026-11-20');
  });

  it('that prices a thousand tokens is priced by the million', () => {
    expect(prices(termsOf(thousands))).toEqual(['gpt-5.4 global input 2.3', 'gpt-5.4 global output 13.8', 'gpt-5.4 global cached 0.23', 'gpt-5 global output 9.5']);
    expect(read(thousands).findings.map(({ code, at }) => `${code} ${at}`)).toEqual(['price-hold-part form.txt, line 8']);
  });

  it('with a commitment by year adds the years up; a price hold over the whole term freezes list', () => {
    const terms = termsOf(byYear);
    expect(milestones(terms)).toEqual(['2027-12-31 2600000', '2028-12-31 5600000', '2029-12-31 9000000']);
    expect(terms).toMatchObject({ listPrices: 'frozen', commitment: { shortfall: 'carryOver' } });
    expect(read(byYear).findings.map(({ code, at }) => `${code} ${at}`)).toEqual(['credit-conditional form.txt, line 10']);
  });

  it('in a mail is read item by item, without the words that it answers', () => {
    const terms = termsOf(mail);
    expect(prices(terms)).toEqual(['gpt-5.4   12 %', 'gpt-5-mini   8 %']);
    expect(terms.provisioned).toMatchObject([{ model: 'gpt-5.4', scope: 'dataZone', region: 'swedencentral', ptu: 40, purchase: 'oneYear', discountPercent: { coefficient: 15n } }]);
    expect(milestones(terms)).toEqual(['2029-12-31 7500000']);
    expect(read(mail).findings.map(({ code, at }) => `${code} ${at}`)).toEqual(['price-hold-part form.txt, line 8', 'words-not-read form.txt, line 9', 'quoted-text-left-out form.txt', 'shortfall-not-said form.txt']);
  });

  it('in euro keeps the currency, and what is written in two ways is left out with its line', () => {
    const terms = termsOf(euro);
    expect(terms).toMatchObject({ currency: 'EUR', commitment: { shortfall: 'prepayment' }, provisioned: [{ ptu: 100, purchase: 'oneMonth' }] });
    expect(prices(terms)).toEqual(['all   7.5 %', 'gpt-5.4 global output 12.4']);
    expect(read(euro).value.expires).toBe('2027-03-31');
    expect(read(euro).findings.map(({ code, at }) => `${code} ${at}`)).toEqual(['figure-doubtful form.txt, line 8', 'figure-not-understood form.txt, line 8', 'ptu-price-left-out form.txt, line 9', 'block-region-not-said form.txt, line 9', 'figure-doubtful form.txt, line 10', 'figure-not-understood form.txt, line 10']);
  });

  it.each([['a table', table], ['thousands', thousands], ['a commitment by year', byYear], ['a mail', mail], ['euro', euro]])('leaves no line with a figure in silence: %s', (_, text) => {
    const { value, findings } = read(text);
    const spoken = new Set([...value.understood.map(({ line }) => line), ...findings.map(({ at }) => Number(/line (\d+)/.exec(at)?.[1] ?? 0))]);
    for (const [index, line] of text.split('\n').entries()) if (figuresIn(line).length > 0 && !/^(?:>|On )|per 1M tokens\)/.test(line)) expect(spoken, line).toContain(index + 1);
  });

  it('whose table does not say of how many tokens its prices are is pointed at, not guessed', () => {
    expect(read('Model	Input	Output\ngpt-5.4	2.30	13.80\nGlobal	0.45	3.60').findings.filter(({ code }) => code === 'figure-not-understood').map(({ message }) => /^"[^"]*"/.exec(message)?.[0])).toEqual(['"2.30"', '"13.80"', '"0.45"', '"3.60"']);
  });
});

import { describe, expect, it } from 'vitest';
import { day } from '../../base/calendar.ts';
import { show } from '../../base/decimal.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { figuresIn } from './figures.ts';
import { readOfferText } from './readOfferText.ts';

const context = { name: 'Their offer', rateBook: 'azure-2026-10' };
const known = { ...context, start: day('2027-01-01'), months: 36 };
const read = (text: string, more: object = known) => readOfferText(text, 'mail.txt', { ...context, ...more });
const codes = (text: string, more?: object) => read(text, more).findings.map(({ code }) => code);

const mail = `Hi Rosa,

As discussed, here is our renewal proposal for Azure OpenAI.
We can do a 12% discount on gpt-5.4 and gpt-5.4-mini for the whole agreement.
The agreement starts on January 1, 2027 and the term is three years.
It requires a MACC commitment of $2.5 million per year.
We add a one-time credit of USD 100,000, usable until 30 June 2027.
Prices of gpt-5.4 will increase by no more than 3% per year.
At renewal the uplift is capped at 5%.
Support is 3% of spend. Payment is net 60 days.
This offer is valid until 31 December 2026.
> On 2 November you wrote: we expect 20% off
`;

describe('an offer in a mail', () => {
  const { value, findings } = read(mail, {});
  const terms = readDeal(value.deal ?? '', 'read.yaml').value;

  it('is read term by term, each with its line', () => {
    expect(value.understood.map(({ key, line, says }) => [key, line, says])).toEqual([
      ['rates', 4, '12 % off on gpt-5.4, gpt-5.4-mini'],
      ['start', 5, 'it starts on 2027-01-01'],
      ['months', 5, 'it runs 36 months'],
      ['commitment', 6, 'a commitment of USD 2500000 a year'],
      ['credits', 7, 'a credit of USD 100000, usable until 2027-06-30'],
      ['priceProtection', 8, 'prices rise by at most 3 % a year on gpt-5.4'],
      ['renewal', 9, 'at most 5 % at renewal'],
      ['support', 10, 'support at 3 % of spend'],
      ['payment', 10, 'payment after 60 days'],
      ['expires', 11, 'the offer expires on 2026-12-31'],
    ]);
    expect(value.expires).toBe('2026-12-31');
  });

  it('is a deal file that says the same and can be priced', () => {
    expect(terms).toMatchObject({ start: '2027-01-01', months: 36, currency: 'USD', rates: [{ match: { model: ['gpt-5.4', 'gpt-5.4-mini'] } }] });
    expect(terms.commitment?.milestones.map(({ by, amount }) => [by, show(amount)])).toEqual([['2027-12-31', '2500000'], ['2028-12-31', '5000000'], ['2029-12-31', '7500000']]);
    expect(terms.credits[0]).toMatchObject({ from: '2027-01-01', until: '2027-06-30' });
  });

  it('leaves nothing out in silence', () => {
    expect(findings.map(({ code }) => code)).toEqual(['payment-needs-capital-cost', 'quoted-text-left-out', 'shortfall-not-said']);
  });
});

describe('what an offer does not say plainly is not guessed', () => {
  it.each([
    { case: 'a discount that is "up to"', text: 'We offer up to 15% off gpt-5.4.', code: 'offer-vague' },
    { case: 'a discount on nothing named', text: 'You get a discount of 8%.', code: 'discount-on-what' },
    { case: 'a commitment a year or in all', text: 'We need a commitment of $3M.', code: 'commitment-period-unclear' },
    { case: 'a credit without an end', text: 'A credit of $50,000 is included.', code: 'credit-without-expiry' },
    { case: 'a credit on a condition', text: 'A credit of $50,000 is granted if you reach the spend milestone within 12 months.', code: 'credit-conditional' },
    { case: 'a day of two readings', text: 'The offer is valid until 03/04/2027.', code: 'figure-doubtful' },
    { case: 'an amount written in another way', text: 'A credit of EUR 3.000 until 2027-06-30.', code: 'figure-doubtful' },
    { case: 'a figure of no known term', text: 'The data centre is powered by 80% hydrogen.', code: 'figure-not-understood' },
    { case: 'two discounts for the same tokens', text: 'We offer 10% off gpt-5.4.\nThe discount on gpt-5.4 is 12%.', code: 'said-twice' },
    { case: 'a discount on PTU', text: 'Provisioned PTUs come at a discount of 10% for gpt-5.4.', code: 'ptu-discount-left-out' },
    { case: 'two percentages of which nobody knows the models', text: 'We offer 10% and 15% off gpt-5.4 and gpt-5.', code: 'figure-not-understood' },
    { case: 'two percentages behind their models', text: 'On gpt-5.4 you get 10% off and on gpt-5 15% off.', code: 'figure-not-understood' },
    { case: 'a volume discount without a period', text: 'You get 3% off the spend above $1 million and 5% off above $2 million.', code: 'tiers-unclear' },
    { case: 'a volume discount on the part or on all', text: 'You get a discount of 3% from $1 million and 5% from $2 million a year.', code: 'tiers-unclear' },
    { case: 'a discount on the part above an amount', text: 'Where yearly charges for gpt-5.4 exceed USD 1,000,000, the part above that amount is reduced by a further three percent (3%).', code: 'tiers-unclear' },
    { case: 'a block without its purchase', text: 'It includes 120 PTUs of gpt-5.4, global.', code: 'block-unclear' },
    { case: 'a block without its region', text: 'It includes 120 PTUs of gpt-5.4, global, as one-year reservations.', code: 'block-region-not-said' },
    { case: 'two currencies', text: 'We need a MACC of EUR 1,000,000 in total.\nA credit of $5,000 until 2027-06-30.', code: 'two-currencies' },
  ])('$case', ({ text, code }) => {
    expect(codes(text)).toContain(code);
  });

  it('percentages that could belong to either model make no rate', () => {
    expect(read('We offer 10% and 15% off gpt-5.4 and gpt-5.').value.deal).not.toContain('rates');
    expect(read('On gpt-5.4 you get 10% off and on gpt-5 15% off.').value.deal).not.toContain('rates');
  });

  it('without a start or a length there is no deal file, and the asker can say them', () => {
    const text = 'We offer 10% off gpt-5.4.';
    expect(read(text, {}).value.deal).toBeUndefined();
    expect(codes(text, {})).toEqual(['offer-incomplete']);
    expect(read(text).value.deal).toContain('discountPercent: 10');
  });

  it('a deal starts when it says so, and not on the day of the paper that it amends', () => {
    const { value } = read('It amends the Enrollment dated January 1, 2024 and takes effect on January 1, 2027 (the “Effective Date”).', { months: 36 });
    expect(value.understood.map(({ says }) => says)).toEqual(['it starts on 2027-01-01']);
    expect(read('Where charges for gpt-5.4 exceed USD 1,000,000, the part above that amount is reduced by 3%.').value.deal).not.toContain('rates');
  });

  it('a text without terms says so', () => {
    expect(codes('Dear all,\nplease find the agenda attached.')).toEqual(['no-terms-found']);
  });
});

describe('several figures of one sentence', () => {
  const termsOf = (text: string) => readDeal(read(text).value.deal ?? '', 'o.yaml').value;

  it('are two discounts where each is followed by its own models', () => {
    expect(termsOf('We offer 10% off gpt-5.4 and gpt-5.4-mini, and 15% off gpt-5.').rates).toMatchObject([{ match: { model: ['gpt-5.4', 'gpt-5.4-mini'] }, price: { percent: { coefficient: 10n } } }, { match: { model: ['gpt-5'] }, price: { percent: { coefficient: 15n } } }]);
  });

  it('are the steps of a volume discount where period and method are said', () => {
    const [tier] = termsOf('Volume discount: 3% off on the spend above $1 million and 5% off above $2.5 million per year.').tiers;
    expect(tier).toMatchObject({ basis: 'spend', period: 'year', method: 'marginal' });
    expect(tier?.steps.map(({ from, percent }) => [show(from), show(percent)])).toEqual([['1000000', '3'], ['2500000', '5']]);
    expect(termsOf('A rebate of 4% on all spend of gpt-5.4 once over USD 200,000 a month.').tiers).toMatchObject([{ match: { model: ['gpt-5.4'] }, period: 'month', method: 'allUnits' }]);
  });

  it('are a block of PTU where the model, the purchase and the scope are said', () => {
    expect(termsOf('It includes 120 PTUs of gpt-5.4 (global, Sweden: swedencentral) as one-year reservations.').provisioned).toMatchObject([{ id: 'block-1', model: 'gpt-5.4', scope: 'global', region: 'swedencentral', ptu: 120, purchase: 'oneYear', from: '2027-01', months: 36 }]);
  });

  it('are not needed for a cap on new models', () => {
    expect(termsOf('New models cost at most 10% above their predecessor.').newModels).toMatchObject({ capOverPredecessorPercent: { coefficient: 10n } });
    expect(termsOf('New models may cost 10% more than their predecessor.').newModels).toBeUndefined();
  });
});

describe('a credit that hangs on a spend', () => {
  const conditional = (text: string) => readDeal(read(text).value.deal ?? '', 'o.yaml').value.conditionalCredit;
  const whole = 'You earn a credit of $100,000 once your spend reaches $1.5 million by 31 December 2027. It can be used for 12 months.';

  it.each([
    { text: 'You earn a credit of $100,000 once your spend reaches $1.5 million by 31 December 2027, usable for 12 months.', by: '2027-12-31', months: 12 },
    { text: 'When consumption reaches USD 1,500,000 in the first year, USD 100,000 in Azure credits are granted, valid for six months.', by: '2027-12-31', months: 6 },
    { text: 'If you spend $1.5M within the first 18 months you receive a $100k credit that expires after 12 months.', by: '2028-06-30', months: 12 },
  ])('is a milestone of the deal where credit, spend, day and use are said: $text', ({ text, by, months }) => {
    const { milestones = [], expiresAfterMonths } = conditional(text) ?? {};
    expect(milestones.map(({ by: day, spend, credit }) => [day, show(spend), show(credit)])).toEqual([[by, '1500000', '100000']]);
    expect(expiresAfterMonths).toBe(months);
    expect(read(text)).toMatchObject({ value: { understood: [{ key: 'conditionalCredit', inDeal: true }] }, findings: [] });
  });

  it('is two milestones where two sentences say them', () => {
    expect(conditional('A credit of $50,000 once you reach spend of $1 million by 2027-12-31, usable for 12 months.\nA credit of $80,000 once you reach spend of $3 million by 2028-12-31, usable for 12 months.')?.milestones.map(({ by }) => by)).toEqual(['2027-12-31', '2028-12-31']);
  });

  it.each([
    { case: 'no day', text: 'A credit of $50,000 once you reach spend of $1 million, usable for 12 months.', lacks: 'by which day' },
    { case: 'no use', text: 'A credit of $50,000 once you reach spend of $1 million by 2027-12-31.', lacks: 'for how many months' },
    { case: 'a use until a day, which a deal file does not hold', text: 'A credit of $50,000, usable until 2028-06-30, once you reach spend of $1 million by 2027-12-31.', lacks: 'for how many months' },
    { case: 'no amount', text: 'A credit of $50,000 once you reach the spend milestone by 2027-12-31, usable for 12 months.', lacks: 'how much is to be spent' },
    { case: 'once or every year', text: 'A credit of $50,000 each year if spend reaches $1 million by 2027-12-31, usable for 12 months.', lacks: 'once or again' },
    { case: 'two currencies', text: 'A credit of $50,000 once you reach spend of EUR 1,000,000 by 2027-12-31, usable for 12 months.', lacks: 'one currency' },
    { case: 'a day before the deal', text: 'A credit of $50,000 once you reach spend of $1 million by 2026-12-31, usable for 12 months.', lacks: 'before the deal starts' },
    { case: 'a spend that falls', text: 'A credit of $50,000 once you reach spend of $3 million by 2027-12-31, usable for 12 months.\nA credit of $80,000 once you reach spend of $1 million by 2028-12-31, usable for 12 months.', lacks: 'does not rise' },
  ])('is left out with what is missing, never guessed: $case', ({ text, lacks }) => {
    const { value, findings } = read(text);
    expect(findings.find(({ code }) => code === 'credit-conditional')?.message).toContain(lacks);
    expect(value.understood.filter(({ key }) => key === 'conditionalCredit').some(({ inDeal }) => inDeal)).toBe(false);
    expect(value.deal).not.toContain('conditionalCredit');
  });

  it('with its use in a sentence of its own waits for somebody to say it', () => {
    expect(codes(whole)).toContain('credit-conditional');
  });
});

describe('a discount on PTU', () => {
  const blocks = (text: string) => readDeal(read(text).value.deal ?? '', 'o.yaml').value.provisioned.map(({ model, discountPercent }) => `${model} ${show(discountPercent)}`);
  const one = 'It includes 120 PTUs of gpt-5.4 (global, eastus2) as one-year reservations.';
  const two = `${one}\nIt includes 60 PTUs of gpt-5 (global, eastus2), hourly.`;

  it.each([
    { case: 'the only block', text: `${one}\nWe give a 15% discount on the PTU reservation.`, is: ['gpt-5.4 15'] },
    { case: 'said before its block', text: `We give 15% off provisioned throughput.\n${one}`, is: ['gpt-5.4 15'] },
    { case: 'in the sentence of its block', text: 'It includes 120 PTUs of gpt-5.4 (global, eastus2) as one-year reservations at 15% off.', is: ['gpt-5.4 15'] },
    { case: 'the block of its model', text: `${two}\nWe give 15% off PTU for gpt-5.`, is: ['gpt-5.4 0', 'gpt-5 15'] },
    { case: 'the block that is reserved', text: `${two}\nWe give a discount of 15% on the reservation.`, is: ['gpt-5.4 15', 'gpt-5 0'] },
    { case: 'all blocks', text: `${two}\nAll PTUs come with a discount of 15%.`, is: ['gpt-5.4 15', 'gpt-5 15'] },
  ])('is that of $case', ({ text, is }) => {
    expect(blocks(text)).toEqual(is);
    expect(codes(text)).toEqual([]);
  });

  it.each([
    { case: 'which of two blocks is not said', text: `${two}\nWe give 15% off provisioned throughput.`, because: 'for which of 2 blocks' },
    { case: 'no block was read', text: 'We give 15% off PTU for gpt-5.4.', because: 'no block' },
    { case: 'two discounts for one block', text: `${one}\nWe give 15% off PTU.\nWe give 10% off PTU for gpt-5.4.`, because: 'another line says 15 %' },
  ])('stays out with the reason where $case', ({ text, because }) => {
    expect(read(text).findings.find(({ code }) => code === 'ptu-discount-left-out')?.message).toContain(because);
    expect(read(text).value.understood.filter(({ says }) => says.includes('provisioned throughput')).at(-1)?.inDeal).toBe(false);
  });
});

describe('the lines of an order form', () => {
  it('are read like sentences', () => {
    const form = 'Term: 24 months\nStart date: 2027-03-01\nDiscount off list, all models: 9 %\nTotal commitment (MACC): USD 1,200,000 in total\nQuote valid until: 15 January 2027\nPrice gpt-5.4 global output: $12.40 per 1M tokens';
    const { value, findings } = read(form, {});
    expect(value.understood.map(({ key }) => key)).toEqual(['months', 'start', 'rates', 'commitment', 'expires', 'rates']);
    const terms = readDeal(value.deal ?? '', 'o.yaml').value;
    expect(terms.rates).toMatchObject([{ match: {} }, { match: { model: ['gpt-5.4'], scope: ['global'], kind: ['output'] }, price: { kind: 'fixed' } }]);
    expect(terms.commitment?.milestones).toMatchObject([{ by: '2029-02-28' }]);
    expect(findings.map(({ code }) => code)).toEqual(['shortfall-not-said']);
  });
});

describe('a figure', () => {
  it.each([
    ['$3M', 'money', '3000000'],
    ['USD 2.5 million', 'money', '2500000'],
    ['1,250,000.50 EUR', 'money', '1250000.5'],
    ['12.5 %', 'percent', '12.5'],
    ['three years', 'span', '36'],
    ['thirty-six (36) months', 'span', '36'],
    ['one hundred and twenty (120) days', 'span', '120'],
    ['120 PTUs', 'count', '120'],
    ['forty (40) provisioned throughput units', 'count', '40'],
    ['5 billion tokens', 'count', '5000000000'],
  ])('%s', (text, kind, value) => {
    expect(figuresIn(`It is ${text}, we say.`).map((each) => [each.kind, show(each.value)])).toEqual([[kind, value]]);
  });

  it.each(['twenty-four months', 'one hundred and twenty days', 'forty five days'])('whose second half alone would be read is none: %s', (text) => {
    expect(figuresIn(`It is ${text}, we say.`)).toEqual([]);
  });

  it('in the name of a model is none', () => {
    expect(figuresIn('gpt-5.4 and gpt-4o and o3 in 2027')).toEqual([]);
  });

  it.each([['31 December 2026', '2026-12-31'], ['Dec 31, 2026', '2026-12-31'], ['2026-12-31', '2026-12-31'], ['12/31/2026', '2026-12-31'], ['31.12.2026', '2026-12-31'], ['end of February 2028', '2028-02-29']])('%s is a day', (text, expected) => {
    expect(figuresIn(`until ${text}.`).map((each) => each.day)).toEqual([expected]);
  });
});

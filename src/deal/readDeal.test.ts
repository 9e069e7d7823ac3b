import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { show } from '../base/decimal.ts';
import { Refusal } from '../base/refusal.ts';
import { aDeal } from '../../tests/cases/deals/someDeal.ts';
import { deal } from '../../tests/cases/deals/smallBook.ts';
import { readDeal } from './readDeal.ts';
import { writeDeal } from './writeDeal.ts';

const example = readFileSync(new URL('../../tests/cases/deals/example.yaml', import.meta.url), 'utf8');

/** The sentence that a deal file is refused with. */
function refused(text: string): string {
  try {
    readDeal(text, 'deal.yaml');
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'not refused';
}

/** The example with one thing changed. */
function changed(from: string, to: string): string {
  expect(example).toContain(from);
  return example.replace(from, to);
}

describe('reading a deal file', () => {
  it('reads every term of the example', () => {
    const { value: terms, findings } = readDeal(example, 'deal.yaml');
    expect(findings).toEqual([]);
    expect(terms).toMatchObject({ name: 'Renewal 2027', start: '2027-01-01', months: 36, listPrices: 'follow' });
    expect(terms.rates.map(({ match, price, until }) => [match, price.kind, until])).toEqual([
      [{ model: ['gpt-5.4'] }, 'discount', undefined],
      [{ model: ['gpt-5.4'], scope: ['global'], kind: ['output'] }, 'fixed', '2027-12-31'],
    ]);
    expect(terms.tiers[0]?.steps.map((step) => show(step.from))).toEqual(['0', '5000000000', '20000000000']);
    expect(terms.provisioned).toMatchObject([{ id: 'bot', ptu: 60, purchase: 'oneYear', spillTo: 'standard' }]);
    expect(terms.commitment?.milestones).toHaveLength(3);
    expect(terms.priceProtection[0]).not.toHaveProperty('floorPercentPerYear');
    expect(terms.rights.map((right) => right.kind)).toEqual(['terminate', 'resizeReservation', 'convertToReserved', 'downgradeModel', 'expandCommitment']);
    expect(terms.nonCash).toHaveLength(1);
  });

  it('keeps numbers as the file writes them, in YAML and in JSON, bare or in quotes', () => {
    const price = '0.1234567890123456789012345';
    for (const text of [`rates: [{fixedPerMillion: ${price}}]`, `rates: [{fixedPerMillion: "${price}"}]`]) {
      const [rule] = deal(text).rates;
      expect(rule?.price.kind === 'fixed' && show(rule.price.perMillion)).toBe(price);
    }
    const json = `{"parley": "deal/1", "start": "2027-01-01", "months": 1,\n\t"rates": [{"match": {}, "fixedPerMillion": ${price}}, {"fixedPerMillion": 1e-3}]}`;
    expect(readDeal(json, 'deal.json').value.rates.map((rule) => rule.price.kind === 'fixed' && show(rule.price.perMillion))).toEqual([price, '0.001']);
  });

  it('takes what a file leaves out from the defaults, and says so where a person should know', () => {
    const { value: terms, findings } = readDeal('parley: deal/1\nstart: 2027-01-01\nmonths: 12\ncredits:\n', 'terms/acme.yaml');
    expect(terms).toMatchObject({ name: 'acme', currency: 'USD', rateBook: 'azure-2026-10', listPrices: 'follow', rates: [], credits: [] });
    expect(terms).not.toHaveProperty('commitment');
    expect(findings.map((found) => `${found.code} ${found.at}`)).toEqual(['deal-default terms/acme.yaml, name', 'deal-default terms/acme.yaml, currency', 'deal-default terms/acme.yaml, rateBook']);
  });

  it('says which terms never take effect', () => {
    const terms = 'rates: [{discountPercent: 1, until: 2026-12-31}]\ncredits: [{amount: 1, from: 2028-01-01, until: 2028-02-01}]\nprovisioned: [{id: b, model: m, ptu: 15, from: 2028-01, months: 1, purchase: oneMonth}]';
    const { findings } = readDeal(`parley: deal/1\nname: n\ncurrency: USD\nrateBook: b\nstart: 2027-01-01\nmonths: 12\n${terms}`, 'deal.yaml');
    expect(findings.map((found) => `${found.code} ${found.at}`)).toEqual(['term-without-effect deal.yaml, rates[0]', 'term-without-effect deal.yaml, credits[0]', 'term-without-effect deal.yaml, provisioned[0]']);
  });

  it('says which terms cannot do anything as they are written', () => {
    const { findings } = readDeal('parley: deal/1\nname: x\ncurrency: USD\nrateBook: small\nstart: 2027-01-01\nmonths: 3\nnewModels: {capOverPredecessorPercent: 5}\nprovisioned: [{id: b, model: gpt-5.4, ptu: 15, from: 2027-01, months: 3, purchase: hourly, pay: upfront}]', 'deal.yaml');
    expect(findings.map((found) => `${found.code} ${found.at}`)).toEqual(['term-without-effect deal.yaml, provisioned[0].pay', 'term-without-effect deal.yaml, newModels']);
  });

  it.each([
    ['discountPercent: 12', 'discountPercnt: 12', 'deal.yaml, rates[0] has the unknown key "discountPercnt"; did you mean "discountPercent"? 1 more place needs correcting, too.'],
    ['match: {model: gpt-5.4}', 'match: {modle: gpt-5.4}', 'deal.yaml, rates[0].match has the unknown key "modle"; did you mean "model"?'],
    ['rates:', 'rats:', 'deal.yaml has the unknown key "rats"; did you mean "rates"?'],
    ['months: 36\n', 'months: 36.5\n', 'deal.yaml, months is 36.5, and a whole number from 1 to 240 is wanted.'],
    ['start: 2027-01-01', 'start: 2027-02-30', 'deal.yaml, start is "2027-02-30", and a day of the calendar is wanted (2027-01-31).'],
    ['start: 2027-01-01', 'start: 2027-01-15', 'deal.yaml, start is 2027-01-15, and a deal starts on the first day of a month; write 2027-01-01, or the first of the month after.'],
    ['from: 2027-01, months', 'from: 2027-01-01, months', 'deal.yaml, provisioned[0].from is "2027-01-01", and a month is wanted (2027-01); write 2027-01.'],
    ['spillTo: standard', 'spillTo: standrd', 'deal.yaml, provisioned[0].spillTo is "standrd", and standard, priority, refuse are known; did you mean standard?'],
    ['{from: 20000000000,', '{from: 5000000000,', 'deal.yaml, tiers[0].steps[2].from does not rise above the one before; write steps from the lowest to the highest.'],
    ['percent: 15}', 'percent: 101}', 'deal.yaml, tiers[0].steps[2].percent is 101, and must be 100 or less.'],
    ['percent: 15}', 'percent: -1}', 'deal.yaml, tiers[0].steps[2].percent is -1, and must be 0 or more.'],
    ['amount: 2000000}', 'amount: 9000000}', 'deal.yaml, commitment.milestones[1].amount does not rise above the one before; write milestones, which are cumulative, from the lowest to the highest.'],
    ['{by: 2028-12-31', '{by: 2027-12-31', 'deal.yaml, commitment.milestones[1].by is 2027-12-31, not after the milestone before it (2027-12-31).'],
    ['{by: 2027-12-31, amount', '{by: 2026-12-31, amount', 'deal.yaml, commitment.milestones[0].by is 2026-12-31, before the deal starts on 2027-01-01.'],
    ['perMonth: 90000', 'perMonht: 90000', 'deal.yaml, commitment.otherEligible has the unknown key "perMonht"; did you mean "perMonth"?'],
    ['fixedPerMillion: 12.40', 'fixedPerMillion: $12.40', 'deal.yaml, rates[1].fixedPerMillion is "$12.40", and a plain decimal number is wanted (12.40, without currency sign or separators).'],
    ['fixedPerMillion: 12.40', 'fixedPerMillion: 1_200', 'deal.yaml, rates[1].fixedPerMillion is "1_200", and a plain decimal number is wanted (12.40, without currency sign or separators).'],
    ['fixedPerMillion: 12.40', 'fixedPerMillion: 12.40, discountPercent: 1', 'deal.yaml, rates[1] needs one of discountPercent and fixedPerMillion, and only one.'],
    ['until: 2027-12-31}\n', 'from: 2028-01-01, until: 2027-12-31}\n', 'deal.yaml, rates[1] ends on 2027-12-31, before it begins on 2028-01-01.'],
    ['from: 2027-01-01, until: 2027-06-30', 'from: 2027-07-01, until: 2027-06-30', 'deal.yaml, credits[0] ends on 2027-06-30, before it begins on 2027-07-01.'],
    ['gpt-6-sol: gpt-5.4}', 'gpt-6-sol: gpt-5.4, gpt-5.4: gpt-6-sol}', 'deal.yaml, newModels.predecessors.gpt-6-sol makes gpt-6-sol its own predecessor.'],
    ['kind: terminate', 'kind: terminat', 'deal.yaml, rights[0].kind is "terminat", and terminate, resizeReservation, convertToReserved, downgradeModel, expandCommitment are known.'],
    ['passCuts: true', 'passCuts: yes', 'deal.yaml, priceProtection[0].passCuts is "yes", and true or false is wanted.'],
    ['currency: USD', 'currency: dollars', 'deal.yaml, currency is "dollars", and a currency code of three capital letters is wanted (USD).'],
    ['confidence: 0.6', 'confidence: 60', 'deal.yaml, nonCash[0].confidence is 60, and must be 1 or less.'],
    ['parley: deal/1', 'parley: deal/2', 'deal.yaml should begin with "parley: deal/1", and says "deal/2". This Parley reads deal/1.'],
    ['parley: deal/1', 'parley: usage/1', 'deal.yaml should begin with "parley: deal/1", and says "usage/1". Is it the right file?'],
    ['months: 36\n', 'months: 36\nmonths: 24\n', 'deal.yaml, line 6 is not readable as YAML or JSON: Map keys must be unique. Correct that line.'],
  ])('refuses %s → %s', (from, to, sentence) => {
    expect(refused(changed(from, to))).toBe(sentence);
  });

  it('refuses two blocks of one name', () => {
    const block = '{id: b, model: m, ptu: 15, from: 2027-01, months: 1, purchase: oneMonth}';
    expect(refused(`parley: deal/1\nstart: 2027-01-01\nmonths: 1\nprovisioned: [${block}, ${block}]`)).toBe('deal.yaml, provisioned[1].id is "b", as is that of provisioned[0]; give each block its own.');
  });

  it.each([
    ['nothing', ''],
    ['a list', '- 1'],
    ['a word', 'hello'],
    ['a torn JSON', '{"parley": "deal/1", '],
    ['a key without a meaning', 'parley: deal/1\n? [a, b]\n: 1\nstart: 2027-01-01\nmonths: 1'],
    ['a tag', 'parley: deal/1\nname: !!js/function "x"'],
    ['a name that was never given', 'parley: deal/1\nname: *who'],
    ['brackets without end', '['.repeat(50_000)],
    ['names that multiply', `a: &a [1,1,1,1,1,1,1,1,1,1]\n${'bcdefg'.split('').map((key, place) => `${key}: &${key} [${Array(10).fill(`*${'abcdef'[place]}`).join(',')}]`).join('\n')}`],
    ['a list in itself', 'parley: deal/1\nrates: &x [*x]'],
    ['an exponent that fills memory', 'parley: deal/1\nstart: 2027-01-01\nmonths: 1\nrates: [{fixedPerMillion: 1e9999}]'],
  ])('refuses %s in one sentence', (_, text) => {
    const sentence = refused(text);
    expect(sentence).not.toBe('not refused');
    expect(sentence).toMatch(/^deal\.yaml/);
    expect(sentence.length).toBeLessThan(400);
  });

  it('never does anything but read or refuse, whatever it is given', () => {
    const words = fc.constantFrom('parley: deal/1', 'start: 2027-01-01', 'months: 3', 'rates:', '  - {match: {}', 'discountPercent: 5}', 'tiers: [', '{', '}', ']', '- ', ': ', '"', 'credits: [{amount: 1}]', 'commitment: {milestones: []}', '\t', '&a', '*a', '|', '>', '#', 'null', '-1', 'rights: [{kind: terminate}]', 'newModels: {predecessors: [1]}');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.constantFrom('\n', ' ', ', '), (parts, glue) => {
        try {
          readDeal(parts.join(glue), 'deal.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('writing a deal file', () => {
  it('reading it gives the same terms again', () => {
    const { value: terms } = readDeal(example, 'deal.yaml');
    expect(readDeal(writeDeal(terms), 'deal.yaml')).toEqual({ value: terms, findings: [] });
    const awkward = { ...terms, name: 'a: "b" #c, {d}\n1', rateBook: 'yes', rates: [{ ...(terms.rates[0] ?? { match: {}, price: { kind: 'discount', percent: { coefficient: 1n, scale: 0 } } }), match: { workload: ['2027', 'null', ' x', '1e3', '-', ''.padEnd(3, 'é')] } }] };
    expect(readDeal(writeDeal(awkward), 'deal.yaml').value).toEqual(awkward);
  });

  it('of any deal gives the same terms again', () => {
    fc.assert(
      fc.property(aDeal(), (terms) => {
        expect(readDeal(writeDeal(terms), 'deal.yaml').value).toEqual(terms);
      }),
      { numRuns: 60 },
    );
  });
});

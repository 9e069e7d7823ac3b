import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { aDeal, someUsage } from '../../../tests/cases/deals/someDeal.ts';
import { day } from '../../base/calendar.ts';
import { unwatched } from '../../base/progress.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { compareOffers, type CompareInput } from './compareOffers.ts';
import { readOffers, withOffer, type Offer } from './offersFile.ts';

const offer = (id: string, by: 'us' | 'them', on = '2026-11-02'): Offer => ({ id, by, on: day(on), title: id, deal: `${id}.yaml`, clauses: [], source: { file: 'mail.txt' } });
// One month of gpt-5.4 that costs 1,000 at list: 400 million fresh input tokens at 2.50.
const thousand = usage([{ model: 'gpt-5.4', input: 400_000_000, at: '2027-01' }]);
const on = (offers: CompareInput['offers'], more: Partial<CompareInput> = {}) => compareOffers({ futures: [thousand], book: smallBook, shapes: new Map(), watch: unwatched, offers, ...more });
const off = (percent: number, more = '') => deal(`rates: [{match: {}, discountPercent: ${percent}}]${more}`);

describe('offers side by side', () => {
  const three = [{ offer: offer('them-1', 'them'), terms: off(5) }, { offer: offer('us-1', 'us'), terms: off(30, '\ncredits: [{amount: 50, from: 2027-01-01, until: 2027-01-31}]') }, { offer: offer('them-2', 'them'), terms: off(12) }];
  const { value } = on(three, { target: 700, walkAway: 920 });

  it('are priced on the same futures, each difference by its share', () => {
    expect(value.columns.map(({ planned }) => planned)).toEqual(['950', '650', '880']);
    expect(value.rows.map(({ key, saves }) => [key, saves])).toEqual([['rates', [undefined, 250, 70]], ['credits', [undefined, 50, undefined]]]);
    expect(value.saves).toEqual([0, 300, 70]);
  });

  it('show what each is against no deal, and the gap to the target', () => {
    expect(value.columns.map(({ againstNoDeal, betterThanNoDeal, gapToTarget }) => [againstNoDeal.likely, betterThanNoDeal, gapToTarget])).toEqual([[-30, 0, 250], [270, 100, -50], [40, 100, 180]]);
    expect(value.noDeal.is).toBe('the walk-away');
    expect(on(three).value.noDeal).toMatchObject({ likely: 1000, is: expect.stringContaining('list prices') as string });
  });

  it('show how far each side has come since its own last offer, and who steps back', () => {
    expect(value.columns.map(({ concession }) => concession)).toEqual([undefined, undefined, 70]);
    const back = on([...three, { offer: offer('us-2', 'us'), terms: off(40) }, { offer: offer('them-3', 'them'), terms: off(10) }]);
    expect(back.value.columns.map(({ concession }) => concession)).toEqual([undefined, undefined, 70, -50, -20]);
    expect(back.findings.filter(({ code }) => code === 'offer-steps-back').map(({ at }) => at)).toEqual(['us-2.yaml', 'them-3.yaml']);
  });

  it('over other months or in another currency are refused, and so is a base that is not there', () => {
    const longer = { offer: offer('x', 'us'), terms: { ...off(5), months: 2 } };
    expect(() => on([...three, longer])).toThrow('do not compare');
    expect(() => on([...three, { offer: offer('x', 'us'), terms: { ...off(5), currency: 'EUR' } }])).toThrow('two currencies');
    expect(() => on(three, { base: 'them-9' })).toThrow('there are them-1, us-1, them-2');
  });

  it('differ by shares that add up to the whole difference, whatever the terms', () => {
    fc.assert(
      fc.property(aDeal(), aDeal(), someUsage(), (from, to, some) => {
        const same = { ...to, start: from.start, months: from.months } as DealTerms;
        const { value } = on([{ offer: offer('a', 'them'), terms: from }, { offer: offer('b', 'us'), terms: same }], { futures: [some] });
        const total = value.rows.reduce((sum, { saves }) => sum + (saves[1] ?? 0), 0);
        expect(Math.abs(total - (value.saves[1] ?? 0))).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value.saves[1] ?? 0)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the list of offers', () => {
  const list = 'parley: offers/1\n# what came\noffers:\n  - {id: them-2, by: them, on: 2026-11-16, title: Second, deal: b.yaml}\n  - {id: them-1, by: them, on: 2026-11-02, title: First, deal: a.yaml, source: {file: mail.txt}}\n';

  it('stands in the order of days, and an offer of theirs without a document is pointed at', () => {
    const { value, findings } = readOffers(list, 'offers.yaml');
    expect(value.map(({ id }) => id)).toEqual(['them-1', 'them-2']);
    expect(findings.map(({ code, at }) => [code, at])).toEqual([['offer-without-source', 'offers.yaml, them-2']]);
  });

  it('keeps in which paragraph of its document a clause was read, and shows it beside where it stands', () => {
    const read: Offer = { ...offer('them-3', 'them', '2026-11-20'), clauses: [{ clause: 'susp', stands: 'refused', paragraph: 15 }, { clause: 'exit', stands: 'absent' }] };
    const kept = readOffers(withOffer(list, read, 'offers.yaml'), 'offers.yaml').value.at(-1);
    expect(kept?.clauses).toEqual(read.clauses);
    expect(on([{ offer: offer('us-1', 'us'), terms: off(5) }, { offer: kept ?? read, terms: off(5) }]).value.clauses).toEqual([{ clause: 'susp', stands: ['open', 'refused'], paragraphs: [undefined, 15] }, { clause: 'exit', stands: ['open', 'absent'], paragraphs: [undefined, undefined] }]);
  });

  it('takes one more at its end and leaves what stands as it was written', () => {
    const longer = withOffer(list, offer('us-1', 'us', '2026-11-20'), 'offers.yaml');
    expect(longer.startsWith(list)).toBe(true);
    expect(readOffers(longer, 'offers.yaml').value.at(-1)).toEqual(offer('us-1', 'us', '2026-11-20'));
    expect(() => withOffer(longer, offer('us-1', 'us'), 'offers.yaml')).toThrow('stays as it was made');
    expect(readOffers(withOffer(undefined, offer('us-1', 'us'), 'offers.yaml'), 'offers.yaml').value).toHaveLength(1);
  });
});

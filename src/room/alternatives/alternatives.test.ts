import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deal, rates, smallBook, usage } from '../../../tests/cases/deals/smallBook.ts';
import { day } from '../../base/calendar.ts';
import { unwatched } from '../../base/progress.ts';
import { readAlternatives, readTalkLines } from './alternativesFile.ts';
import { priceAlternatives, type AlternativesInput } from './priceAlternatives.ts';

const lines = readTalkLines(readFileSync(join(import.meta.dirname, '../../../data/table/talk-lines.yaml'), 'utf8'));
// 1,000 at Azure's list, 900 at the offer; the same tokens cost 800 at the other seller.
const other = { ...smallBook, name: 'other', rates: rates('gpt-5.4', '2', '0.2', '12', { channel: 'openai' }) };
const equivalents = [{ for: ['gpt-5.4'], book: 'other', model: '{model}', scope: 'global' as const, same: true, ground: 'the same model', judged: day('2026-11-22'), caveats: [] }];
const input = (yaml: string, more: Partial<AlternativesInput> = {}): AlternativesInput => ({
  futures: [usage([{ model: 'gpt-5.4', input: 400_000_000, at: '2027-01' }])], book: smallBook, shapes: new Map(), watch: unwatched, terms: deal('rates: [{match: {}, discountPercent: 10}]'),
  file: readAlternatives(`parley: alternatives/1\ncurrency: USD\nalternatives:\n${yaml}`, 'a.yaml'), knowledge: { books: [other], equivalents }, present: new Set(['pilot.txt', 'security.txt', 'moving.txt', 'board.txt']), lines, ...more,
});
const full = 'switching: {low: 10, likely: 20, high: 40, basis: b}, evidence: {piloted: pilot.txt, securityReviewed: security.txt, migrationCost: moving.txt, executive: board.txt}, executive: H. Vance';
const elsewhere = (more = full) => `  - {id: o, kind: openaiDirect, title: OpenAI direct, book: other, ${more}}\n`;
const stay = '  - {id: s, kind: statusQuo, title: Stay}\n';

describe('alternatives', () => {
  it('are priced on our own tokens, with what moving and gaps cost, and the best credible one is the walk-away', () => {
    const { value, findings } = priceAlternatives(input(`${elsewhere(`${full}, gaps: [{what: x, kind: capability, costs: 30}]`)}${stay}`));
    expect(value.alternatives.map(({ entry, bills, cost }) => [entry.id, bills?.likely, cost?.likely])).toEqual([['o', 800, 850], ['s', 1000, 1000]]);
    expect(value.walkAway).toMatchObject({ id: 'o', low: 840, likely: 850, high: 870 });
    expect(value.offer.likely).toBe(900);
    expect(findings).toEqual([]);
  });

  it.each([
    { case: 'what blocks it', more: `${full}, gaps: [{what: our region, kind: compliance, blocks: true}]`, why: 'it cannot do without our region' },
    { case: 'too few proofs', more: 'switching: {low: 1, likely: 1, high: 1, basis: b}', why: 'there is no proof of a pilot, a security review, what moving costs, an executive who answers for it' },
    { case: 'an unknown cost of moving', more: full.replace(/switching: \{[^}]*\}, /, ''), why: 'what moving costs is not known' },
  ])('do not count with $case, however cheap', ({ more, why }) => {
    const { value } = priceAlternatives(input(`${elsewhere(more)}${stay}`));
    expect(value.alternatives[0]).toMatchObject({ credible: false, whyNot: why });
    expect(value.walkAway?.id).toBe('s');
  });

  it('without a credible one there is no walk-away, and waiting for their offer is none', () => {
    const { value, findings } = priceAlternatives(input('  - {id: d, kind: delay, title: Wait, delayMonths: 1}\n'));
    expect(value.alternatives[0]).toMatchObject({ credible: true, cost: { likely: 1000 } });
    expect(value.walkAway).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(['no-credible-alternative']);
  });
});

describe('what may be said', () => {
  const said = (yaml: string, present?: Set<string>) => priceAlternatives(input(yaml, present ? { present } : {})).value.alternatives[0];

  it('is offered with its evidence where all of it is there', () => {
    const one = said(elsewhere());
    expect(one?.withheld).toEqual([]);
    expect(one?.mayBeSaid.find(({ says }) => says.startsWith('We are piloting'))).toEqual({ says: 'We are piloting OpenAI direct with a workload of our own.', evidence: ['pilot.txt'] });
  });

  it('is withheld where the evidence is named and not there, and the list of it says so', () => {
    const { value, findings } = priceAlternatives(input(elsewhere(), { present: new Set(['security.txt', 'moving.txt', 'board.txt']) }));
    expect(value.alternatives[0]?.withheld.map(({ says }) => says)).toEqual(['We are piloting OpenAI direct with a workload of our own.', 'OpenAI direct is priced, piloted and cleared, and the decision to move has an owner.']);
    expect(findings.map(({ code }) => code)).toContain('evidence-not-here');
  });

  it('is withheld where it is not true: cheaper only where our own use is', () => {
    expect(said(elsewhere())?.mayBeSaid.map(({ says }) => says)).toContain('On our own use OpenAI direct comes out below your offer, before the cost of moving.');
    const dear = priceAlternatives(input(elsewhere(), { terms: deal('rates: [{match: {}, discountPercent: 30}]') })).value.alternatives[0];
    expect(dear?.withheld.map(({ because }) => because)).toEqual(['On our own use it is not true.']);
  });

  it('never says more than its evidence: no line is offered with a proof that does not hold', () => {
    for (const missing of ['pilot.txt', 'security.txt', 'moving.txt', 'board.txt']) {
      const present = new Set(['pilot.txt', 'security.txt', 'moving.txt', 'board.txt'].filter((each) => each !== missing));
      for (const { evidence } of said(elsewhere(), present)?.mayBeSaid ?? []) expect(evidence).not.toContain(missing);
    }
  });

  it('by an executive needs a name and not only a file', () => {
    const unnamed = said(elsewhere(full.replace(', executive: H. Vance', '')));
    expect(unnamed?.mayBeSaid.map(({ says }) => says).join()).not.toContain('answers for');
    expect(unnamed?.withheld.map(({ says }) => says)).toContain('An executive of ours (not named yet) answers for the decision to move to OpenAI direct.');
  });
});

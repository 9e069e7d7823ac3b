import { readFileSync } from 'node:fs';
import { day } from '../../../src/base/calendar.ts';
import { decimal, toDouble } from '../../../src/base/decimal.ts';
import { readDeal } from '../../../src/deal/readDeal.ts';
import { readPromises } from '../../../src/ledger/readPromises.ts';
import type { Dossier } from '../../../src/packs/dossier/dossier.ts';
import { dossierOf, type DossierParts } from '../../../src/packs/dossier/dossierOf.ts';
import { readAsks } from '../../../src/room/asks/asksFile.ts';
import type { RankedAsk } from '../../../src/room/asks/rankAsks.ts';
import { readOffers } from '../../../src/room/offers/offersFile.ts';
import { readPeople } from '../../../src/room/people/people.ts';
import { questionsFor, readQuestions } from '../../../src/room/questions/questionBank.ts';
import { madeUpStanding, stuffedStanding } from './madeUpStanding.ts';

const house = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, house), 'utf8');

/** A negotiation that never was, with every part a pack can have. */
export function madeUpParts(): DossierParts {
  const { asks } = readAsks(read('examples/table/asks.yaml'), 'asks.yaml');
  const ledger = readPromises(readFileSync(new URL('examples/ledger/promises.jsonl', house)), 'promises.jsonl').value;
  return {
    day: day('2026-11-22'),
    standing: madeUpStanding(),
    asks: asks.map((ask): RankedAsk => {
      const worth = ask.worth && { low: toDouble(ask.worth.low), likely: toDouble(ask.worth.likely), high: toDouble(ask.worth.high) };
      const mayLeave = ask.why !== undefined && ask.id !== 'no-training';
      return { ask, worth, basis: `Stated: ${ask.worth?.basis ?? ''}`, expected: worth && worth.likely * toDouble(ask.likelihood), costsThem: worth && { low: 61_111, likely: 98_765, high: 123_457, because: 'Revenue that would have come anyway.' }, conflict: [], mayLeave, keptBecause: mayLeave ? '' : 'Our own sides have not settled on one position.' };
    }),
    offers: readOffers(read('examples/table/offers.yaml'), 'offers.yaml').value.map((offer) => ({ offer, terms: readDeal(read(`examples/table/${offer.deal}`), offer.deal).value })),
    questions: questionsFor(readQuestions(read('data/table/questions.yaml')), undefined, ['pricing', 'data']),
    answers: [],
    ledger,
    gate: { promises: ledger.promises.map(({ promise }, place) => ({ promise, status: place % 3 === 0 ? 'in paper' : 'missing', file: 'Draft_Amendment.docx', spans: [], by: [], unsaid: [], override: null, blocks: place % 3 !== 0 })), covered: { pricing: true, credits: false, dataHandling: true, support: false, renewal: true }, maySign: false },
    proof: { entries: 13, root: '9f9c6a9c7eaf5953bdd0cae5c0d463c5438ec9722f73181c9505b2f2d225e507', checkpoint: { at: '2026-11-20T12:00:00Z', key: 'ab'.repeat(32), signature: 'cd'.repeat(64) } },
    people: readPeople(read('examples/table/people.yaml'), 'people.yaml'),
    walkAway: decimal('5432109.87'),
    target: decimal('4987654.32'),
    files: [{ name: 'Draft_Amendment.docx', sha256: '12'.repeat(32), kind: 'contract' }],
  };
}

export function madeUpDossier(): Dossier {
  return dossierOf(madeUpParts());
}

/** A negotiation of which nothing is known yet. */
export function emptyDossier(): Dossier {
  return dossierOf({ day: day('2026-11-22') });
}

/** As much of everything as a workspace may hold. */
export function stuffedDossier(): Dossier {
  const parts = madeUpParts();
  const long = 'A sentence of the length that people write when they want to be sure that nobody can misread it, with figures such as 1,200,000 and names such as gpt-5.4-mini. ';
  const times = <Value>(values: readonly Value[], count: number): Value[] => Array.from({ length: count }, () => values).flat();
  return dossierOf({
    ...parts,
    standing: stuffedStanding(),
    asks: times(parts.asks ?? [], 10).map((ranked, place) => ({ ...ranked, ask: { ...ranked.ask, id: `${ranked.ask.id}-${place}`, title: `${ranked.ask.title} ${long}`, why: ranked.ask.why && `${ranked.ask.why} ${long}`, trades: times(ranked.ask.trades, 4) } })),
    offers: times(parts.offers ?? [], 4),
    ledger: parts.ledger && { ...parts.ledger, promises: times(parts.ledger.promises, 5) },
    questions: questionsFor(readQuestions(read('data/table/questions.yaml')), undefined),
    files: times(parts.files ?? [], 40),
  });
}

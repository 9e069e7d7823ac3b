import type { Day } from '../../base/calendar.ts';
import { confidential } from '../../base/confidential.ts';
import type { Decimal } from '../../base/decimal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import type { PromiseCheck, SignatureGate } from '../../ledger/checkPromises.ts';
import type { Ledger, Promised } from '../../ledger/readPromises.ts';
import type { PricedAlternatives } from '../../room/alternatives/priceAlternatives.ts';
import type { RankedAsk } from '../../room/asks/rankAsks.ts';
import type { Offer } from '../../room/offers/offersFile.ts';
import { inWords, termKeys } from '../../room/offers/termRows.ts';
import type { People } from '../../room/people/people.ts';
import type { Answered, Question } from '../../room/questions/questionBank.ts';
import type { Standing } from '../standing.ts';
import type { Dossier, DossierAsk, DossierOffer, DossierPromise, DossierQuestion, LedgerProof } from './dossier.ts';

/** What a dossier is put together from; what a negotiation does not have yet is left out. */
export interface DossierParts {
  readonly day: Day;
  readonly deal?: DealTerms | undefined;
  readonly standing?: Standing | undefined;
  /** Best first. */
  readonly asks?: readonly RankedAsk[] | undefined;
  readonly offers?: readonly { readonly offer: Offer; readonly terms: DealTerms }[] | undefined;
  readonly questions?: readonly Question[] | undefined;
  readonly answers?: readonly Answered[] | undefined;
  readonly ledger?: Ledger | undefined;
  /** The promises held against the papers; undefined where there is no paper. */
  readonly gate?: SignatureGate | undefined;
  readonly proof?: LedgerProof | undefined;
  readonly people?: People | undefined;
  readonly alternatives?: PricedAlternatives | undefined;
  readonly walkAway?: Decimal | undefined;
  readonly target?: Decimal | undefined;
  readonly currency?: string | undefined;
  readonly name?: string | undefined;
  readonly files?: readonly { readonly name: string; readonly sha256: string; readonly kind: string }[] | undefined;
}

/** The dossier of these parts: here, once, is decided field by field what the other side may see. */
export function dossierOf(parts: DossierParts): Dossier {
  const { day, deal, standing, ledger, gate, proof, people, alternatives, walkAway, target } = parts;
  const term = standing === undefined ? deal && { start: deal.start, months: deal.months } : { start: standing.start, months: standing.months };
  return {
    name: parts.name ?? standing?.name ?? deal?.name ?? 'Negotiation of Azure OpenAI',
    day,
    currency: parts.currency ?? standing?.currency ?? deal?.currency ?? 'USD',
    term,
    volume: standing && { from: standing.usage.from, to: standing.usage.to, months: standing.usage.months, requests: standing.usage.totals.requests, input: standing.usage.totals.input, output: standing.usage.totals.output },
    asks: (parts.asks ?? []).map(askOf),
    offers: (parts.offers ?? []).map(offerOf),
    questions: (parts.questions ?? []).map((question) => questionOf(question, parts.answers ?? [])),
    promises: (ledger?.promises ?? []).map((promised) => promiseOf(promised, ledger?.overrides ?? [], gate?.promises.find((check) => check.promise.id === promised.promise.id))),
    proof,
    standing: standing && confidential(standing),
    walkAway: walkAway && confidential(walkAway),
    target: target && confidential(target),
    alternatives: alternatives && confidential(alternatives),
    people: people && confidential(people),
    gate: gate && confidential({ maySign: gate.maySign, covered: gate.covered, overrides: ledger?.overrides ?? [] }),
    files: confidential(parts.files ?? []),
  };
}

function askOf({ ask, worth, basis, expected, costsThem, mayLeave, keptBecause }: RankedAsk, rank: number): DossierAsk {
  return {
    id: ask.id, about: ask.term ?? ask.clause ?? '', opening: ask.opening, why: ask.why, mayLeave,
    title: confidential(ask.title), need: confidential(ask.need), worth: confidential(worth), basis: confidential(basis), likelihood: confidential(Number(ask.likelihood.coefficient) / 10 ** ask.likelihood.scale), expected: confidential(expected), costsThem: confidential(costsThem),
    target: confidential(ask.target), walkAway: confidential(ask.walkAway), trades: confidential(ask.trades), owner: confidential(ask.owner), approver: confidential(ask.approver),
    positions: confidential(ask.positions), agreed: confidential(ask.agreed), keptBecause: confidential(keptBecause), rank: confidential(rank + 1),
  };
}

function offerOf({ offer, terms }: { readonly offer: Offer; readonly terms: DealTerms }): DossierOffer {
  return {
    id: offer.id, by: offer.by, on: offer.on, expires: offer.expires,
    says: termKeys.flatMap((key) => {
      // What a concession without money is worth to us is ours to know.
      const words = key === 'nonCash' ? terms.nonCash.map(({ what }) => what).join('; ') : inWords(terms, key);
      return words === '' ? [] : [{ key, words }];
    }),
    title: confidential(offer.title), note: confidential(offer.note),
  };
}

function questionOf({ id, topic, asks, why, good, followUp }: Question, answers: readonly Answered[]): DossierQuestion {
  return { id, topic, asks, answers: answers.filter(({ question }) => question === id).map(({ answer, by, on }) => ({ answer, by, on })), why: confidential(why), good: confidential(good), followUp: confidential(followUp) };
}

function promiseOf({ promise, status }: Promised, overrides: Ledger['overrides'], check: PromiseCheck | undefined): DossierPromise {
  const override = overrides.findLast(({ of }) => of === promise.id);
  return {
    id: promise.id, topic: promise.topic, what: promise.what, who: `${promise.who.name}, ${promise.who.organisation}`, said: promise.said as Day, where: `${promise.where.kind}: ${promise.where.reference}`, vehicle: promise.vehicle,
    onPaper: check?.status, gaps: (check?.by ?? []).filter(({ kind }) => kind !== 'missing').map(({ promised, paper }) => `said ${promised || 'nothing of it'}, written ${paper || 'nothing'}`), clause: check?.spans[0]?.quote ?? '', file: check?.file ?? '',
    evidence: confidential(promise.evidence ?? undefined), status: confidential(status), blocks: confidential(check?.blocks ?? false), override: confidential(override && { by: override.by, reason: override.reason }),
  };
}

import { forOurEyes, isConfidential } from '../../base/confidential.ts';
import { toDouble } from '../../base/decimal.ts';
import type { Dossier, DossierAsk } from '../dossier/dossier.ts';
import type { Standing } from '../standing.ts';
import { figuresIn } from './figuresIn.ts';

/** Something that must not be read by the other side, and what it is. */
export type Secret = SecretFigure | SecretWords;

export interface SecretFigure {
  readonly kind: 'amount' | 'percent';
  readonly value: number;
  readonly what: string;
}

export interface SecretWords {
  readonly kind: 'words' | 'person';
  readonly value: string;
  readonly what: string;
}

/** Every confidential value of the dossier with a name for it: what is sealed, taken apart into figures, words and people. */
export function secretsOf(dossier: Dossier): readonly Secret[] {
  const all = [...dossier.asks.flatMap(ofAsk), ...ofMoney(dossier), ...ofAlternatives(dossier), ...ofStanding(dossier.standing && forOurEyes(dossier.standing)), ...ofPeople(dossier), ...ofNotes(dossier)];
  return all.filter((secret, place) => all.findIndex(({ kind, value }) => kind === secret.kind && value === secret.value) === place);
}

/** What may be said, because it is open. */
export interface OpenTexts {
  /** What both sides know: offers, promises, questions. */
  readonly known: string;
  /** What we ask for aloud. A justification is no licence: it is in our own words, and may give away what it should not. */
  readonly asked: string;
}

/** Everything the dossier says openly, as texts. */
export function openWords({ asks, ...known }: Dossier): OpenTexts {
  return { known: textsIn(known), asked: textsIn(asks.filter(({ mayLeave }) => mayLeave).map(({ opening, about }) => (opening === undefined ? [] : [opening, about]))) };
}

function textsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || isConfidential(value)) return '';
  return Object.values(value).map(textsIn).join('\n');
}

function ofAsk(ask: DossierAsk): Secret[] {
  const title = forOurEyes(ask.title);
  const of = `of “${title}”`;
  const [worth, cost] = [forOurEyes(ask.worth), forOurEyes(ask.costsThem)];
  return [
    ...text(title, `our own name for the ask “${title}”`),
    ...text(forOurEyes(ask.target), `the target ${of}`), ...text(forOurEyes(ask.walkAway), `the walk-away ${of}`), ...text(forOurEyes(ask.basis), `the basis of the worth ${of}`), ...text(forOurEyes(ask.agreed), `the position we settled on ${of}`),
    ...forOurEyes(ask.trades).flatMap((trade) => text(trade, `what we may give for “${title}”`)),
    ...forOurEyes(ask.positions).flatMap(({ says, by }) => text(says, `the position of ${by} ${of}`)),
    ...(worth === undefined ? [] : amounts([worth.low, worth.likely, worth.high, forOurEyes(ask.expected) ?? 0], `the worth to us ${of}`)),
    ...(cost === undefined ? [] : [...amounts([cost.low, cost.likely, cost.high], `our estimate of what “${title}” costs them`), ...text(cost.because, `why we think “${title}” costs them that`)]),
    { kind: 'percent', value: forOurEyes(ask.likelihood) * 100, what: `the likelihood ${of}` },
    ...person(forOurEyes(ask.owner)), ...person(forOurEyes(ask.approver)),
    ...(ask.mayLeave ? [] : [...text(ask.opening, `the opening ${of}, which is not put forward yet`), ...text(ask.why, `the justification ${of}, which is not put forward yet`)]),
  ];
}

function ofMoney({ walkAway, target }: Dossier): Secret[] {
  return [...(walkAway === undefined ? [] : amounts([toDouble(forOurEyes(walkAway))], 'the walk-away')), ...(target === undefined ? [] : amounts([toDouble(forOurEyes(target))], 'the target'))];
}

function ofAlternatives({ alternatives }: Dossier): Secret[] {
  if (alternatives === undefined) return [];
  const { alternatives: all, walkAway } = forOurEyes(alternatives);
  return [
    ...(walkAway === undefined ? [] : amounts([walkAway.low, walkAway.likely, walkAway.high], 'the best alternative')),
    ...all.flatMap(({ entry, cost, bills }) => [
      ...[cost, bills].flatMap((span) => (span === undefined ? [] : amounts([span.low, span.likely, span.high], `the cost of the alternative “${entry.title}”`))),
      ...entry.cons.flatMap((con) => text(con, `a weakness of the alternative “${entry.title}”`)), ...entry.gaps.flatMap(({ what }) => text(what, `a gap of the alternative “${entry.title}”`)), ...person(entry.executive),
    ]),
  ];
}

function ofStanding(standing: Standing | undefined): Secret[] {
  if (standing === undefined) return [];
  return [
    ...standing.structures.flatMap(({ name, total }) => amounts([toDouble(total.p10), toDouble(total.p50), toDouble(total.p90)], `what we expect “${name}” to cost`)),
    ...standing.asks.flatMap(({ title, worth }) => (worth === undefined ? [] : amounts([toDouble(worth.p10), toDouble(worth.p50), toDouble(worth.p90)], `the worth of “${title}”`))),
  ];
}

function ofPeople({ people }: Dossier): Secret[] {
  return people === undefined ? [] : forOurEyes(people).ours.flatMap(({ name }) => person(name));
}

function ofNotes({ offers, questions, promises }: Dossier): Secret[] {
  return [
    ...offers.flatMap(({ note }) => text(forOurEyes(note), 'a note on an offer')),
    ...questions.flatMap(({ why, good, followUp }) => [...text(forOurEyes(why), 'why a question is asked'), ...text(forOurEyes(good), 'what a good answer is'), ...text(forOurEyes(followUp), 'what is asked next')]),
    ...promises.flatMap(({ override }) => text(forOurEyes(override)?.reason, 'why somebody answers for a promise')),
  ];
}

function amounts(values: readonly number[], what: string): Secret[] {
  return values.filter((value) => Math.abs(value) >= 100).map((value) => ({ kind: 'amount', value, what }));
}

/** The words themselves, and each figure in them that would tell by itself. */
function text(words: string | undefined, what: string): Secret[] {
  if (words === undefined || words.trim().length < 4) return [];
  const figures = words.length > 60 ? [] : figuresIn(words).flatMap(({ value, percent, shown }): Secret[] => (percent ? [{ kind: 'percent', value, what }] : value >= 1000 && !/^(?:19|20)\d\d$/.test(shown) ? [{ kind: 'amount', value, what }] : []));
  const sentences = words.split(/(?<=[.;!?])\s+/).filter((sentence) => sentence.length >= 25);
  return [...[words, ...(sentences.length > 1 ? sentences : [])].map((value): Secret => ({ kind: 'words', value, what })), ...figures];
}

/** "R. Amsel, procurement" is known by "R. Amsel" and by "Amsel". */
function person(of: string | undefined): Secret[] {
  const [name = ''] = (of ?? '').split(',');
  const last = name.trim().split(/\s+/).at(-1) ?? '';
  return [name.trim(), last].filter((each) => each.length >= 4).map((value) => ({ kind: 'person', value, what: 'a person of ours' }));
}

import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { AskEntry } from '../asks/asksFile.ts';
import { waysUp, type People } from './people.ts';

/** What somebody of ours has to do with an ask: responsible, accountable, consulted, informed. */
export const parts = ['R', 'A', 'C', 'I'] as const;
type Part = (typeof parts)[number];

/** One ask with who of ours does what, what has to come first, and who of theirs can say yes. */
export interface AskOfPeople {
  readonly id: string;
  readonly title: string;
  readonly need: AskEntry['need'];
  readonly why: string | undefined;
  readonly parts: readonly { readonly name: string; readonly part: Part }[];
  /** What is missing before it can be pressed, and of whom. */
  readonly waitsFor: readonly { readonly what: string; readonly who: readonly string[] }[];
  /** The first on their way up who is known to decide such a thing, and whom one passes on the way to them. */
  readonly decidedBy: { readonly name: string; readonly title: string; readonly over: readonly string[] } | undefined;
}

/** Asks and people together: owners, approvers and positions of the list of asks, sign-offs and what theirs decide from the list of people. */
export function whoDoesWhat(asks: readonly AskEntry[], people: People, file: string): Outcome<readonly AskOfPeople[]> {
  const rows = asks.map((ask): AskOfPeople => ({ id: ask.id, title: ask.title, need: ask.need, why: ask.why, parts: partsIn(ask, people), waitsFor: waitsFor(ask, people), decidedBy: deciderOf(ask, people) }));
  return outcome(rows, rows.flatMap((row) => findingsOn(row, asks.find(({ id }) => id === row.id), people, file)));
}

/** "R. Amsel, procurement" names R. Amsel. */
function names(text: string | undefined, name: string): boolean {
  return text !== undefined && (text === name || text.startsWith(`${name},`) || text.startsWith(`${name} `));
}

const sideOf: Readonly<Record<People['ours'][number]['role'], AskEntry['positions'][number]['by'] | undefined>> = { cio: undefined, procurement: 'procurement', finance: 'finance', legal: 'legal', platform: 'it', security: 'it', business: 'business' };

function partsIn(ask: AskEntry, { ours }: People): AskOfPeople['parts'] {
  return ours.flatMap(({ name, role }) => {
    const holds: Readonly<Record<Part, boolean>> = {
      R: names(ask.owner, name),
      A: names(ask.approver, name),
      C: ask.consulted?.some((each) => names(each, name)) === true || ask.positions.some(({ by }) => by === sideOf[role]),
      I: ask.informed?.some((each) => names(each, name)) === true,
    };
    // Who does it is not consulted besides.
    const own = parts.filter((part) => holds[part] && (part === 'R' || part === 'A' || (!holds.R && !holds.A)));
    return own.map((part) => ({ name, part }));
  });
}

function waitsFor(ask: AskEntry, people: People): AskOfPeople['waitsFor'] {
  const [owner, approver] = [ask.owner ?? 'nobody yet', ask.approver ?? ask.owner ?? 'nobody yet'];
  const differ = ask.agreed === undefined && new Set(ask.positions.map(({ says }) => says.trim().toLowerCase())).size > 1;
  const open = people.ours.flatMap(({ name, signsOff }) => signsOff.filter(({ what, on }) => on === undefined && touches(what, ask)).map(({ what }) => ({ what: `sign-off: ${what}`, who: [name] })));
  return [
    ...(ask.why === undefined ? [{ what: 'a justification', who: [owner] }] : []),
    ...(differ ? [{ what: 'one position of our own', who: ask.positions.map(({ by }) => people.ours.find(({ role }) => sideOf[role] === by)?.name ?? by) }] : []),
    ...(ask.need === 'must' && ask.walkAway === undefined ? [{ what: 'its walk-away', who: [approver] }] : []),
    ...open,
  ];
}

function deciderOf(ask: AskEntry, people: People): AskOfPeople['decidedBy'] {
  for (const way of waysUp(people)) {
    const place = way.findIndex(({ decides }) => decides.some((what) => touches(what, ask)));
    const found = way[place];
    if (found) return { name: found.name, title: found.title, over: way.slice(0, place).map(({ name }) => name) };
  }
  return undefined;
}

/** Words by which people speak of a key of the deal file, or of a clause. */
const spoken: Readonly<Record<string, readonly string[]>> = { rates: ['discount', 'price', 'prices', 'rate'], tiers: ['discount', 'volume'], commitment: ['commitment', 'macc'], credits: ['credit', 'funding'], payment: ['payment'], support: ['support'], provisioned: ['ptu', 'provisioned', 'reservation'], priceProtection: ['price', 'prices', 'cap'], renewal: ['renewal'], clause: ['paper', 'clause', 'contract', 'legal'] };

/** Whether some words are about the thing of an ask, as far as words can say it. */
function touches(words: string, ask: AskEntry): boolean {
  const key = /^[A-Za-z]+/.exec(ask.term ?? '')?.[0];
  const about = new Set([...(spoken[key ?? 'clause'] ?? []), ...wordsOf(key ?? ''), ...wordsOf(ask.clause ?? '')]);
  return wordsOf(words).some((word) => about.has(word));
}

/** Words that say something, singular where a plural is plain. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2 && !['the', 'and', 'for', 'use', 'our', 'ten', 'percent'].includes(word)).map((word) => word.replace(/(?<=[a-z]{3})s$/, ''));
}

function findingsOn(row: AskOfPeople, ask: AskEntry | undefined, { ours, theirs }: People, file: string): Finding[] {
  const at = { file, key: row.id };
  const strange = [...new Set([ask?.owner, ask?.approver, ...(ask?.consulted ?? []), ...(ask?.informed ?? [])])].filter((each) => each !== undefined && !ours.some(({ name }) => names(each, name)));
  return [
    ...(row.need === 'must' && !row.parts.some(({ part }) => part === 'R') ? [finding('warning', 'nobody-responsible', `Nobody of ours pursues "${row.title}", and it is a must: name an owner who is in the list of people.`, at)] : []),
    ...(strange.length > 0 ? [finding('info', 'not-in-the-list', `"${row.title}" names ${strange.join(' and ')}, who ${strange.length === 1 ? 'is' : 'are'} not in the list of people.`, at)] : []),
    ...(theirs.length > 0 && row.decidedBy === undefined ? [finding('info', 'decider-not-known', `Who of theirs can say yes to "${row.title}" is not known: ask it early.`, at)] : []),
  ];
}

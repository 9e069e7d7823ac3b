import type { Day } from '../../base/calendar.ts';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { dayText, group, list, maybe, text, word } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { removedMark, standing } from '../standing.ts';
import { functions } from '../../ledger/entry.ts';

export const ourRoles = ['cio', 'procurement', 'finance', 'legal', 'platform', 'security', 'business'] as const;

/** What somebody of ours has to agree to, when they did, and the days of sign-offs that were taken back. */
export interface SignOff {
  readonly what: string;
  readonly on?: Day | undefined;
  readonly takenBack: readonly Day[];
}

/** Who is at the table on both sides: `parley: people/1`. */
export interface People {
  readonly ours: readonly { readonly name: string; readonly role: (typeof ourRoles)[number]; readonly signsOff: readonly SignOff[] }[];
  readonly theirs: readonly { readonly name: string; readonly title: string; readonly function: (typeof functions)[number]; readonly reportsTo?: string | undefined; readonly decides: readonly string[] }[];
}

export function readPeople(yaml: string, file: string): People {
  const read = readShaped(yaml, file, { format: 'people/1', what: 'list of people', holds: 'ours and theirs' }, shape);
  const people = { ours: standing(read.ours), theirs: standing(read.theirs) };
  for (const [place, { name, reportsTo }] of people.theirs.entries()) {
    if (reportsTo !== undefined && !people.theirs.some((other) => other.name === reportsTo)) throw new Refusal('invalid', `${file}, theirs[${place}]: ${name} reports to ${reportsTo}, who is not in the list.`, { file, key: `theirs[${place}].reportsTo` });
  }
  return people;
}

/** The list of one side, for those who change it. */
export function peopleList(side: 'ours' | 'theirs'): ListOf {
  return { format: 'people/1', list: side, key: 'name', head: {} };
}

export interface PeopleShown {
  /** What is signed off, by whom and when; what is still open. */
  readonly signOffs: readonly { readonly what: string; readonly by: string; readonly role: string; readonly on: Day | undefined }[];
  /** From whom we speak with up to the last one known: each step is taken only when the one before has not answered. */
  readonly escalation: readonly (readonly { readonly name: string; readonly title: string; readonly decides: readonly string[] }[])[];
}

/** Sign-offs and the ways up, with what is missing: a role nobody has, a sign-off that is open, a way up that goes in a circle. */
export function showPeople({ ours, theirs }: People, file: string): Outcome<PeopleShown> {
  const findings: Finding[] = [];
  for (const role of ['cio', 'procurement', 'finance', 'legal'] as const) if (!ours.some((one) => one.role === role)) findings.push(finding('warning', 'role-missing', `Nobody of ours has the role ${role}: name who answers for it.`, file));
  const signOffs = ours.flatMap(({ name, role, signsOff }) => signsOff.map(({ what, on }) => ({ what, by: name, role, on })));
  const open = signOffs.filter(({ on }) => on === undefined);
  if (open.length > 0) findings.push(finding('info', 'sign-off-open', `Not signed off yet: ${open.map(({ what, by }) => `${what} (${by})`).join(', ')}.`, file));
  const escalation = waysUp({ ours, theirs });
  if (theirs.length > 0 && escalation.length === 0) findings.push(finding('error', 'reports-in-a-circle', 'Everybody of theirs reports to somebody else of theirs in a circle: there is no way up to show.', file));
  const lone = escalation.filter((way) => way.length === 1).map(([first]) => first?.name ?? '');
  if (lone.length > 0) findings.push(finding('info', 'no-way-up', `Nobody above ${lone.join(' and ')} is known: ask who decides when they cannot.`, file));
  return outcome({ signOffs, escalation }, findings);
}

/** For each of theirs whom nobody reports to, the way from them up to the last one known. */
export function waysUp({ theirs }: People): PeopleShown['escalation'] {
  const bosses = new Set(theirs.flatMap(({ reportsTo }) => reportsTo ?? []));
  return theirs.filter(({ name }) => !bosses.has(name)).map((first) => {
    const way = [first];
    for (let at = first.reportsTo; at !== undefined; ) {
      const next = theirs.find(({ name }) => name === at);
      if (!next || way.includes(next)) break;
      way.push(next);
      at = next.reportsTo;
    }
    return way.map(({ name, title, decides }) => ({ name, title, decides }));
  });
}

const shape = group({
  parley: text(),
  ours: list(group({ name: text(), role: word(...ourRoles), signsOff: list(group({ what: text(), on: maybe(dayText()), takenBack: list(dayText()).default([]) })).default([]), removed: removedMark })).default([]),
  theirs: list(group({ name: text(), title: text(), function: word(...functions), reportsTo: maybe(text()), decides: list(text()).default([]), removed: removedMark })).default([]),
});

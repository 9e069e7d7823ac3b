import { toDouble } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { z } from 'zod';
import { amount, group, list, number, text } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { readShaped } from '../../deal/readShaped.ts';

/** What one person said about issues that no bill can price. */
export interface Stakeholder {
  readonly name: string;
  readonly role: string;
  /** Issues without whose best end they do not sign: constraints, never traded. */
  readonly redLines: readonly string[];
  /** How much the step from worst to best matters, the largest 100. */
  readonly swings: ReadonlyMap<string, number>;
  /** "What price rise over the term would you accept to have it?" */
  readonly evenSwaps: ReadonlyMap<string, number>;
  /** "Which of the two steps would you rather have?" */
  readonly choices: readonly { readonly rather: string; readonly than: string }[];
}

/** Issues without a price and what stakeholders said about them: `parley: preferences/1`. */
export interface Preferences {
  readonly currency: string;
  readonly issues: readonly { readonly id: string; readonly title: string; readonly worst: string; readonly best: string }[];
  readonly stakeholders: readonly Stakeholder[];
}

/** The preferences in a document. Refuses a word about an issue that is not listed. */
export function readPreferences(written: string, file: string): Preferences {
  const { currency, issues, stakeholders } = readShaped(written, file, { format: 'preferences/1', what: 'list of preferences', holds: 'issues and what stakeholders say about them' }, shape);
  const known = issues.map(({ id }) => id);
  const read = stakeholders.map((one, place): Stakeholder => {
    const named = [...one.redLines, ...Object.keys(one.swings), ...one.evenSwaps.map(({ issue }) => issue), ...one.choices.flatMap(({ rather, than }) => [rather, than])];
    const strange = named.find((id) => !known.includes(id));
    if (strange !== undefined) throw new Refusal('invalid', `${file}, stakeholders[${place}] (${one.name}) speaks of "${strange}", which is no issue; the issues are ${known.join(', ')}.`, { file, key: `stakeholders[${place}]` });
    return {
      name: one.name, role: one.role, redLines: one.redLines, choices: one.choices,
      swings: new Map(Object.entries(one.swings).map(([id, weight]) => [id, toDouble(weight)])),
      evenSwaps: new Map(one.evenSwaps.map(({ issue, worth }) => [issue, toDouble(worth)])),
    };
  });
  return { currency, issues, stakeholders: read };
}

/** One of its two lists, for those who change it. */
export function preferenceList(list: 'issues' | 'stakeholders', currency: string): ListOf {
  return { format: 'preferences/1', list, key: list === 'issues' ? 'id' : 'name', head: { currency } };
}

const shape = group({
  parley: text(),
  currency: text(),
  issues: list(group({ id: text(), title: text(), worst: text(), best: text() })),
  stakeholders: list(
    group({
      name: text(),
      role: text(),
      redLines: list(text()).default([]),
      swings: z.record(z.string(), number({ atLeast: '0', atMost: '100' })).default({}),
      evenSwaps: list(group({ issue: text(), worth: amount() })).default([]),
      choices: list(group({ rather: text(), than: text() })).default([]),
    }),
  ),
});

import { compare, type Decimal } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import { amount, group, list, maybe, number, text, word } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { removedMark, standing } from '../standing.ts';

export const sides = ['it', 'procurement', 'finance', 'legal', 'business'] as const;
export const needs = ['must', 'should', 'nice'] as const;

/** A term or clause that we ask for, as people keep it: `parley: asks/1`. */
export interface AskEntry {
  readonly id: string;
  readonly title: string;
  /** Key of the deal file that it changes ("rates[0]", "commitment"), or the clause of the playbook ("data-use"). */
  readonly term?: string | undefined;
  readonly clause?: string | undefined;
  /** The justification: without one the ask stays out of every pack. */
  readonly why?: string | undefined;
  /** The valued ask of `deal stand` that says what it is worth; its own id where nothing is said. */
  readonly valuedBy?: string | undefined;
  /** A worth stated by somebody, where there is nothing to compute. */
  readonly worth?: { readonly low: Decimal; readonly likely: Decimal; readonly high: Decimal; readonly basis: string } | undefined;
  /** What it costs the other side, where the template is not believed. */
  readonly costsThem?: { readonly low: Decimal; readonly high: Decimal; readonly because: string } | undefined;
  readonly likelihood: Decimal;
  readonly need: (typeof needs)[number];
  readonly opening?: string | undefined;
  readonly target?: string | undefined;
  readonly walkAway?: string | undefined;
  /** What we may give for it. */
  readonly trades: readonly string[];
  readonly owner?: string | undefined;
  readonly approver?: string | undefined;
  /** Who of ours is asked before and told after, besides the sides that have a position. */
  readonly consulted?: readonly string[] | undefined;
  readonly informed?: readonly string[] | undefined;
  /** What each side of our own house wants; more than one position is a conflict until `agreed` says which stands. */
  readonly positions: readonly { readonly by: (typeof sides)[number]; readonly says: string }[];
  readonly agreed?: string | undefined;
}

export interface AsksFile {
  readonly currency: string;
  readonly asks: readonly AskEntry[];
}

/** The asks in a document `parley: asks/1`. Refuses an ask that is about nothing, one id twice, and a worth whose ends do not rise. */
export function readAsks(written: string, file: string): AsksFile {
  const { asks, currency } = readShaped(written, file, { format: 'asks/1', what: 'list of asks', holds: 'a list of asks' }, shape);
  for (const [place, ask] of asks.entries()) {
    const key = `asks[${place}]`;
    const refuse = (sentence: string): never => {
      throw new Refusal('invalid', `${file}, ${key} ${sentence}`, { file, key });
    };
    if (ask.term === undefined && ask.clause === undefined) refuse(`(${ask.id}) is about no term and no clause: say which key of the deal file or which clause of the playbook it changes.`);
    if (asks.findIndex(({ id }) => id === ask.id) < place) refuse(`has the id "${ask.id}" of an ask before it; give each its own.`);
    if (ask.worth && (compare(ask.worth.low, ask.worth.likely) > 0 || compare(ask.worth.likely, ask.worth.high) > 0)) refuse(`(${ask.id}): low, likely and high of its worth do not rise.`);
    if (ask.costsThem && compare(ask.costsThem.low, ask.costsThem.high) > 0) refuse(`(${ask.id}): low and high of what it costs them do not rise.`);
  }
  return { currency, asks: standing(asks) };
}

/** The list of asks, for those who change it. */
export function askList(currency: string): ListOf {
  return { format: 'asks/1', list: 'asks', key: 'id', head: { currency } };
}

const chance = (): ReturnType<typeof number> => number({ atLeast: '0', atMost: '1' });
const shape = group({
  parley: text(),
  currency: text(),
  asks: list(
    group({
      id: text(),
      title: text(),
      term: maybe(text()),
      clause: maybe(text()),
      why: maybe(text()),
      valuedBy: maybe(text()),
      worth: maybe(group({ low: number(), likely: number(), high: number(), basis: text() })),
      costsThem: maybe(group({ low: amount(), high: amount(), because: text() })),
      likelihood: chance(),
      need: word(...needs),
      opening: maybe(text()),
      target: maybe(text()),
      walkAway: maybe(text()),
      trades: list(text()).default([]),
      owner: maybe(text()),
      approver: maybe(text()),
      consulted: maybe(list(text())),
      informed: maybe(list(text())),
      positions: list(group({ by: word(...sides), says: text() })).default([]),
      agreed: maybe(text()),
      removed: removedMark,
    }),
  ),
});

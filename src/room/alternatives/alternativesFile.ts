import { Refusal } from '../../base/refusal.ts';
import { compare, type Decimal } from '../../base/decimal.ts';
import { amount, count, group, list, maybe, text, word, yesOrNo } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { removedMark, standing } from '../standing.ts';

export const kinds = ['openaiDirect', 'bedrock', 'vertex', 'anthropic', 'other', 'delay', 'statusQuo'] as const;
/** What makes an alternative one that the other side has to reckon with. */
export const proofs = ['priced', 'piloted', 'securityReviewed', 'migrationCost', 'executive'] as const;
export type Proof = (typeof proofs)[number];

/** What we do without this deal: `parley: alternatives/1`. */
export interface AlternativeEntry {
  readonly id: string;
  readonly kind: (typeof kinds)[number];
  readonly title: string;
  /** The rate book that prices our own mix of tokens there. */
  readonly book?: string | undefined;
  /** For delay: months at list prices before the offer is taken as it is. */
  readonly delayMonths?: number | undefined;
  readonly switching?: { readonly low: Decimal; readonly likely: Decimal; readonly high: Decimal; readonly basis: string } | undefined;
  readonly gaps: readonly { readonly what: string; readonly kind: 'capability' | 'compliance'; readonly blocks: boolean; readonly costs?: Decimal | undefined }[];
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  /** The file that shows each proof, beside the list. */
  readonly evidence: Readonly<Partial<Record<Proof, string | undefined>>>;
  /** Who answers for moving. */
  readonly executive?: string | undefined;
}

export interface AlternativesFile {
  readonly currency: string;
  readonly alternatives: readonly AlternativeEntry[];
}

export function readAlternatives(yaml: string, file: string): AlternativesFile {
  const { currency, alternatives } = readShaped(yaml, file, { format: 'alternatives/1', what: 'list of alternatives', holds: 'a list of alternatives' }, shape);
  for (const [place, each] of alternatives.entries()) {
    const refuse = (sentence: string): never => {
      throw new Refusal('invalid', `${file}, alternatives[${place}] (${each.id}) ${sentence}`, { file, key: `alternatives[${place}]` });
    };
    if (alternatives.findIndex(({ id }) => id === each.id) < place) refuse('has the id of one before it; give each its own.');
    if (each.kind === 'delay' && each.delayMonths === undefined) refuse('is a delay and does not say of how many months: write delayMonths.');
    if (each.switching && (compare(each.switching.low, each.switching.likely) > 0 || compare(each.switching.likely, each.switching.high) > 0)) refuse(': low, likely and high of switching do not rise.');
  }
  return { currency, alternatives: standing(alternatives) };
}

/** The list of alternatives, for those who change it. */
export function alternativeList(currency: string): ListOf {
  return { format: 'alternatives/1', list: 'alternatives', key: 'id', head: { currency } };
}

/** A line that may be said where its evidence is there. */
export interface TalkLine {
  readonly id: string;
  readonly needs: readonly Proof[];
  readonly onlyIfCheaper: boolean;
  readonly says: string;
}

export function readTalkLines(yaml: string, file = 'table/talk-lines.yaml'): readonly TalkLine[] {
  return readShaped(yaml, file, { format: 'talk/1', what: 'list of talk lines', holds: 'a list of lines' }, talkShape).lines;
}

const evidence = group({ priced: maybe(text()), piloted: maybe(text()), securityReviewed: maybe(text()), migrationCost: maybe(text()), executive: maybe(text()) });
const shape = group({
  parley: text(),
  currency: text(),
  alternatives: list(
    group({
      id: text(), kind: word(...kinds), title: text(), book: maybe(text()), delayMonths: maybe(count(1, 240)),
      switching: maybe(group({ low: amount(), likely: amount(), high: amount(), basis: text() })),
      gaps: list(group({ what: text(), kind: word('capability', 'compliance'), blocks: yesOrNo().default(false), costs: maybe(amount()) })).default([]),
      pros: list(text()).default([]), cons: list(text()).default([]), evidence: evidence.default({}), executive: maybe(text()), removed: removedMark,
    }),
  ),
});
const talkShape = group({ parley: text(), lines: list(group({ id: text(), needs: list(word(...proofs)), onlyIfCheaper: yesOrNo().default(false), says: text() })) });

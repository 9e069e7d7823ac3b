import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { readDeal } from '../../deal/readDeal.ts';
import type { RateBookTexts } from '../../rates/readRateBook.ts';
import { meanOf } from '../../worth/figures.ts';
import { indifference, type Indifference } from '../../worth/indifference/indifference.ts';
import { leverOf, type Lever, type LeverName } from '../../worth/indifference/lever.ts';
import { simulation } from '../../worth/simulate/simulation.ts';
import { changedDeal, changedPaths } from '../../worth/whatIf/applyChange.ts';
import { changesIn } from '../../worth/whatIf/changesIn.ts';
import { showChange } from '../../worth/whatIf/showChange.ts';
import { withMoves, type ListMoving } from './listMoves.ts';
import { readyDeal, type DealQuestion } from './readyDeal.ts';
import { typicalUsage } from './whatIfOfDeal.ts';

export interface IndifferenceInput extends DealQuestion {
  readonly lever: LeverName;
  readonly paths: number;
  readonly list: ListMoving;
  /** The rate book of the models' maker. */
  readonly maker: RateBookTexts;
  /** A change in plain words that the lever is to make up for, or to equal in value. */
  readonly change?: string;
  readonly mode: 'makesUp' | 'equals';
  /** Another deal whose cost is to be met, or an amount. */
  readonly other?: { readonly text: string; readonly file: string };
  readonly target?: number;
}

export interface AnsweredIndifference extends Indifference {
  readonly currency: string;
  readonly unit: Lever['unit'];
  readonly question: string;
  readonly paths: number;
}

/** The number of one lever at which the deal costs on average what it should. */
export function indifferenceOfDeal(input: IndifferenceInput, watch: Watch): Outcome<AnsweredIndifference> {
  if ([input.change, input.other, input.target].filter((each) => each !== undefined).length !== 1) throw new Refusal('invalid', 'Say one of three: a change to make up for or to equal, another deal, or a target amount.', 'change');
  const ready = readyDeal(input, { paths: input.paths, futures: input.paths < 200 ? input.paths : 1, covered: 'walk' }, watch);
  const { terms, book, shapes, sampled } = ready.value;
  const { paths, findings: moves } = withMoves(ready.value, input.maker, input.seed, input.list);
  const plain = simulation(paths, book, shapes);
  const base = plain.totals(terms);
  const changes = input.change === undefined ? [] : changesIn(input.change, ready.value, typicalUsage(ready.value));
  const changed = changedDeal({ terms, book, shapes }, changes);
  const moved = changes.length === 0 ? plain : simulation(changedPaths(paths, changes), changed.book, shapes);
  const words = changes.map((change) => showChange(change, terms.currency)).join(' and ');
  const other = input.other === undefined ? undefined : readDeal(input.other.text, input.other.file);
  // To make up for a change the lever turns the changed deal until it costs what the deal does; to equal one, the other way round.
  const makesUp = input.change !== undefined && input.mode === 'makesUp';
  const turned = makesUp ? { terms: changed.terms, on: moved, book: changed.book } : { terms, on: plain, book };
  const target = input.target !== undefined ? base.map(() => input.target ?? 0) : other !== undefined ? plain.totals(other.value) : makesUp ? base : moved.totals(changed.terms);
  const scale = 2 * Math.max(meanOf(base), meanOf(target));
  const lever = leverOf(input.lever, turned.terms, scale);
  const found = indifference(turned.terms, turned.on, turned.book, lever, target, watch);
  const question = makesUp ? `${input.lever} that makes up for: ${words}` : input.change !== undefined ? `${input.lever} worth as much as: ${words}` : `${input.lever} at which the deal costs ${other === undefined ? 'the target' : `what "${other.value.name}" costs`}`;
  return outcome({ ...found, currency: terms.currency, unit: lever.unit, question, paths: sampled.paths.count }, [...ready.findings, ...(other?.findings ?? []), ...moves]);
}

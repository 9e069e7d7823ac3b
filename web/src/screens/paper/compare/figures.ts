import type { ChangeShown } from '../../../client/answers.ts';

/** A number, a date or an amount that one version says and the other does not. */
export interface ChangedFigure {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly change: ChangeShown;
}

/** The changes that touch numbers, dates or money, each with the figures that went and came. */
export function changedFigures(changes: readonly ChangeShown[]): ChangedFigure[] {
  return changes.flatMap((change, index): ChangedFigure[] => {
    const figures = change.touches.filter(({ matter }) => matter === 'number' || matter === 'date' || matter === 'money');
    if (figures.length === 0) return [];
    return [{ key: String(index), before: [...new Set(figures.flatMap(({ was }) => was))], after: [...new Set(figures.flatMap(({ is }) => is))], change }];
  });
}

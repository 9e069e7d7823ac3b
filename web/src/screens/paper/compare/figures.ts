import type { ChangeShown } from '../../../client/answers.ts';

/** A number or a date that one version says and the other does not. */
export interface ChangedFigure {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly change: ChangeShown;
}

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const figure = new RegExp(`\\b${month} \\d{1,2}, \\d{4}\\b|\\b\\d{1,2} ${month} \\d{4}\\b|(?:USD|EUR|GBP|[$€£]) ?\\d[\\d,.]*\\d|\\d[\\d,.]*\\d ?%|\\d+ ?%|\\d[\\d,.]*\\d|\\d+`, 'gu');

/** The changes that touch numbers, dates or money, each with the figures that differ. */
export function changedFigures(changes: readonly ChangeShown[]): ChangedFigure[] {
  return changes.flatMap((change, index): ChangedFigure[] => {
    if (!change.about.some((matter) => matter === 'number' || matter === 'date' || matter === 'money')) return [];
    const [old, now] = [change.before.match(figure) ?? [], change.after.match(figure) ?? []];
    const [before, after] = [without(old, now), without(now, old)];
    return [{ key: String(index), before, after, change }];
  });
}

/** What of `all` is not in `taken`, counted. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

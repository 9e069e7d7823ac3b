import type { Day } from '../../base/calendar.ts';
import { count, dayText, group, list, maybe, text } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { readShaped } from '../../deal/readShaped.ts';

/** Days that only we know: `parley: dates/1`. */
export interface DatesFile {
  /** The day on which we want to sign: the back-plan counts from it. */
  readonly sign?: Day | undefined;
  /** An enrolment or agreement that this deal stands under. */
  readonly enrolment?: { readonly starts: Day; readonly ends: Day } | undefined;
  readonly priceHolds: readonly { readonly what: string; readonly until: Day }[];
  readonly own: readonly { readonly id: string; readonly what: string; readonly day: Day; readonly why?: string | undefined; readonly owner?: string | undefined }[];
  /** Who has the role of a step: finance, procurement, legal, cio. */
  readonly owners: Readonly<Partial<Record<'finance' | 'procurement' | 'legal' | 'cio', string | undefined>>>;
}

export function readDates(yaml: string, file: string): DatesFile {
  return readShaped(yaml, file, { format: 'dates/1', what: 'list of dates', holds: 'the days that only you know' }, shape);
}

/** The list of days of our own, for those who change it. */
export const dateList: ListOf = { format: 'dates/1', list: 'own', key: 'id', head: {} };

/** A step of the back-plan. */
export interface PlanStep {
  readonly id: string;
  readonly before: number;
  readonly what: string;
  readonly owner: string;
}

export function readBackPlan(yaml: string, file = 'table/back-plan.yaml'): readonly PlanStep[] {
  return readShaped(yaml, file, { format: 'back-plan/1', what: 'back-plan', holds: 'steps' }, planShape).steps;
}

const shape = group({
  parley: text(),
  sign: maybe(dayText()),
  enrolment: maybe(group({ starts: dayText(), ends: dayText() })),
  priceHolds: list(group({ what: text(), until: dayText() })).default([]),
  own: list(group({ id: text(), what: text(), day: dayText(), why: maybe(text()), owner: maybe(text()) })).default([]),
  owners: group({ finance: maybe(text()), procurement: maybe(text()), legal: maybe(text()), cio: maybe(text()) }).default({}),
});
const planShape = group({ parley: text(), judged: dayText(), steps: list(group({ id: text(), before: count(0, 400), what: text(), owner: text() })) });

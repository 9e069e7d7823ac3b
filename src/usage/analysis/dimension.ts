import { dayNumber, readDay } from '../../base/calendar.ts';
import { readMeterName, type MeterReading, type MeterVocabulary } from '../../rates/readMeterName.ts';
import { firstLabel, labelNamed, labelNames } from '../labels.ts';
import type { Charge } from '../usageImport.ts';
import type { UsageRow } from '../usageSeries.ts';
import { monthAt } from './listCost.ts';

/** What usage can be grouped by, beside any tag of the bill as "tag:env". `hour` is the hour of the week in UTC ("Mon 09") and needs usage by the minute or hour. */
export const dimensions = ['workload', 'businessUnit', 'application', 'deployment', 'subscription', 'model', 'scope', 'tier', 'context', 'region', 'month', 'hour'] as const;
export type Dimension = (typeof dimensions)[number] | `tag:${string}`;

/** The dimension that a text names; undefined where it is none. */
export function dimensionOf(text: string): Dimension | undefined {
  return dimensions.find((each) => each === text) ?? (/^tag:\S/.test(text) ? (text as `tag:${string}`) : undefined);
}

/** What a group is called whose rows say nothing about the dimension. */
export const notSaid = 'not known';

/** The value of a row of usage. */
export function valueOf(row: UsageRow, dimension: Dimension): string {
  if (dimension === 'month') return monthAt(row.at);
  if (dimension === 'hour') return hourOfWeek(row.at);
  if (dimension === 'region' || isOfMeter(dimension)) return row[dimension];
  return labelled(row, dimension);
}

/** The value of a charge; what only its meter tells is read from the meter's name. */
export function valueOfCharge(charge: Charge, dimension: Dimension, vocabulary: MeterVocabulary | undefined): string {
  if (dimension === 'month') return charge.month;
  if (dimension === 'hour') return notSaid;
  if (dimension === 'region') return charge.region ?? notSaid;
  if (isOfMeter(dimension)) return ofMeter(vocabulary === undefined ? undefined : readMeterName(vocabulary, charge.meterName), dimension);
  return labelled(charge, dimension);
}

const ofMeters = ['model', 'scope', 'tier', 'context'] as const;
type OfMeter = (typeof ofMeters)[number];

function isOfMeter(dimension: Dimension): dimension is OfMeter {
  return ofMeters.some((each) => each === dimension);
}

/** The names that rows can be grouped by as tags. */
export function tagNames(rows: readonly Pick<UsageRow, 'labels'>[]): string[] {
  const names = new Set<string>();
  for (const labels of new Set(rows.map((row) => row.labels))) if (labels !== undefined) for (const name of labelNames(labels)) names.add(name);
  return [...names].sort();
}

/** Tags that name what a company is divided into, the first that is there; the cost centre last. */
const unitTags = ['businessunit', 'bu', 'division', 'department', 'dept', 'costcenter', 'costcentre', 'team', 'organization', 'organisation', 'org'] as const;
const applicationTags = ['application', 'app', 'applicationname', 'appname', 'product', 'service', 'project'] as const;

function labelled({ labels, workload }: Pick<UsageRow, 'labels' | 'workload'>, dimension: Exclude<Dimension, 'month' | 'hour' | 'region' | OfMeter>): string {
  if (dimension === 'workload') return workload;
  if (dimension === 'businessUnit') return firstLabel(labels, unitTags) ?? notSaid;
  if (dimension === 'application') return firstLabel(labels, applicationTags) ?? workload;
  // A bill is by resource; a log or a metric counts by deployment, and that is its workload.
  if (dimension === 'deployment') return labelNamed(labels, 'deployment') ?? labelNamed(labels, 'resource') ?? workload;
  if (dimension === 'subscription') return labelNamed(labels, 'subscription') ?? notSaid;
  return labelNamed(labels, dimension.slice('tag:'.length)) ?? notSaid;
}

function ofMeter(reading: MeterReading | undefined, part: OfMeter): string {
  if (reading?.kind === 'tokens') return reading.meter[part];
  if (reading?.kind === 'provisioned') return part === 'model' ? 'provisioned units' : part === 'tier' ? 'provisioned' : part === 'scope' ? reading.scope : notSaid;
  return part === 'model' ? 'other meters' : notSaid;
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "2026-11-22T13:07" is "Sun 13"; a period longer than an hour has none. */
function hourOfWeek(at: string): string {
  if (at.length < 13) return notSaid;
  const midnight = readDay(at.slice(0, 10));
  // Day 0 is the first of 1970, a Thursday.
  return midnight === undefined ? notSaid : `${days[(dayNumber(midnight) + 3) % 7]} ${at.slice(11, 13)}`;
}

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
  switch (dimension) {
    case 'month':
      return monthAt(row.at);
    case 'hour':
      return hourOfWeek(row.at);
    case 'model':
    case 'scope':
    case 'tier':
    case 'context':
    case 'region':
      return row[dimension];
    default:
      return labelled(row, dimension);
  }
}

/** The value of a charge; what only its meter tells is read from the meter's name. */
export function valueOfCharge(charge: Charge, dimension: Dimension, vocabulary: MeterVocabulary | undefined): string {
  switch (dimension) {
    case 'month':
      return charge.month;
    case 'hour':
      return notSaid;
    case 'region':
      return charge.region ?? notSaid;
    case 'model':
    case 'scope':
    case 'tier':
    case 'context':
      return ofMeter(vocabulary === undefined ? undefined : readMeterName(vocabulary, charge.meterName), dimension);
    default:
      return labelled(charge, dimension);
  }
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

function labelled({ labels, workload }: Pick<UsageRow, 'labels' | 'workload'>, dimension: Exclude<Dimension, 'month' | 'hour' | 'model' | 'scope' | 'tier' | 'context' | 'region'>): string {
  switch (dimension) {
    case 'workload':
      return workload;
    case 'businessUnit':
      return firstLabel(labels, unitTags) ?? notSaid;
    case 'application':
      return firstLabel(labels, applicationTags) ?? workload;
    case 'deployment':
      // A bill is by resource; a log or a metric counts by deployment, and that is its workload.
      return labelNamed(labels, 'deployment') ?? labelNamed(labels, 'resource') ?? workload;
    case 'subscription':
      return labelNamed(labels, 'subscription') ?? notSaid;
    default:
      return labelNamed(labels, dimension.slice('tag:'.length)) ?? notSaid;
  }
}

function ofMeter(reading: MeterReading | undefined, part: 'model' | 'scope' | 'tier' | 'context'): string {
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

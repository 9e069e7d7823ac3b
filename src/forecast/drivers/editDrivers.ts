import { Refusal } from '../../base/refusal.ts';
import type { PriceAssumptions } from '../prices/priceAssumptions.ts';
import type { DrivenWorkload, Drivers } from './drivers.ts';
import { readUncertain, type Uncertain } from './uncertain.ts';

/** One number of a workload's drivers, as a person types it. */
export interface DriverField {
  readonly key: 'users' | 'growth' | 'adoption' | 'rampMonths' | 'calls' | 'input' | 'output' | 'cachedShare' | 'cacheWriteShare' | 'longShare';
  readonly name: string;
  /** The key in a drivers file (docs/reference/drivers.md). */
  readonly written: string;
  readonly share: boolean;
  readonly atLeast: number;
  readonly atMost: number;
}

const amountMost = 1e15;
const amount = { share: false, atLeast: 0, atMost: amountMost };
const part = { share: true, atLeast: 0, atMost: 1 };

/** Every number of a workload, in the order that they are multiplied. */
export const driverFields: readonly DriverField[] = [
  { key: 'users', name: 'Users', written: 'users', ...amount },
  { key: 'growth', name: 'Growth a year', written: 'growthPerYear', share: true, atLeast: -0.9, atMost: 20 },
  { key: 'adoption', name: 'Adoption', written: 'adoption', ...part },
  { key: 'rampMonths', name: 'Ramp, months', written: 'rampMonths', ...amount },
  { key: 'calls', name: 'Calls a user', written: 'callsPerUser', ...amount },
  { key: 'input', name: 'Input a call', written: 'inputPerCall', ...amount },
  { key: 'output', name: 'Output a call', written: 'outputPerCall', ...amount },
  { key: 'cachedShare', name: 'Cached', written: 'cachedShare', ...part },
  { key: 'cacheWriteShare', name: 'Cache writes', written: 'cacheWriteShare', ...part },
  { key: 'longShare', name: 'Long context', written: 'longShare', ...part },
];

/** What is assumed of prices, as a person types it; `sureOnly` takes no range. */
export const priceFields: readonly { readonly key: keyof PriceAssumptions; readonly name: string; readonly share: boolean; readonly atMost: number; readonly sureOnly: boolean }[] = [
  { key: 'cutsPerYear', name: 'Cuts of a model’s price a year', share: false, atMost: 50, sureOnly: true },
  { key: 'cutDepth', name: 'Depth of a cut', share: true, atMost: 1, sureOnly: false },
  { key: 'risesPerYear', name: 'Rises of a model’s price a year', share: false, atMost: 50, sureOnly: true },
  { key: 'riseSize', name: 'Price after a rise over that before', share: false, atMost: 100, sureOnly: false },
  { key: 'newModelsPerYear', name: 'Successors of a model a year', share: false, atMost: 50, sureOnly: true },
  { key: 'newModelPrice', name: 'Price of a successor over its predecessor’s', share: false, atMost: 100, sureOnly: false },
  { key: 'moveShare', name: 'Share that moves to it in a year', share: true, atMost: 1, sureOnly: false },
  { key: 'parityLagMonths', name: 'Months until Azure follows', share: false, atMost: 120, sureOnly: false },
];

/** The drivers with one number as it was typed: "15" or "12 to 18". Refuses what is no number, or out of bounds, in one sentence. */
export function withDriver(drivers: Drivers, workload: string, key: DriverField['key'], text: string): Drivers {
  const field = driverFields.find((each) => each.key === key);
  if (field === undefined || !drivers.workloads.some(({ id }) => id === workload)) throw new Refusal('not-found', `The drivers have no ${key} of ${workload}.`);
  const value = typed(text, field);
  return { ...drivers, workloads: drivers.workloads.map((each): DrivenWorkload => (each.id === workload ? { ...each, [key]: value } : each)) };
}

/** Price assumptions as they were typed. */
export function typedPrices(texts: Readonly<Partial<Record<keyof PriceAssumptions, string>>>): Partial<PriceAssumptions> {
  const values = priceFields.flatMap((field): [string, Uncertain | number][] => {
    const text = texts[field.key];
    if (text === undefined) return [];
    const value = typed(text, { ...field, atLeast: 0 });
    if (!field.sureOnly) return [[field.key, value]];
    if (value.kind === 'range') throw new Refusal('invalid', `${field.name}: “${text}” is a range, and one number is wanted: events are drawn that often a year.`);
    return [[field.key, value.value]];
  });
  return Object.fromEntries(values);
}

function typed(text: string, { name, share, atLeast, atMost }: Pick<DriverField, 'name' | 'share' | 'atLeast' | 'atMost'>): Uncertain {
  const read = readUncertain(text);
  if (read === undefined) throw new Refusal('invalid', `${name}: “${text}” is no number or range. Write ${share ? '40 % or 30 % to 60 %' : '15 or 12 to 18'}: a range holds it 80 times in 100.`);
  // "0.4" of a share is 40 %; "40" can only be meant so, too.
  const scaled = share && !read.share && (read.kind === 'sure' ? read.value : read.high) > Math.max(1, atMost) ? inPercent(read) : read;
  const ends = scaled.kind === 'sure' ? [scaled.value] : [scaled.low, scaled.high];
  if (ends.some((end) => end < atLeast || end > atMost)) throw new Refusal('invalid', `${name}: “${text}” must lie between ${share ? `${atLeast * 100} % and ${atMost * 100} %` : `${atLeast} and ${atMost}`}.`);
  return { ...scaled, share };
}

function inPercent(read: Uncertain): Uncertain {
  return read.kind === 'sure' ? { ...read, value: read.value / 100 } : { ...read, low: read.low / 100, high: read.high / 100 };
}

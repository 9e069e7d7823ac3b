import { addMonths, monthsBetween, type Month } from '../../base/calendar.ts';
import type { DrivenWorkload, Drivers } from './drivers.ts';
import { middleDraws, requestOf, requestsIn, type Draws } from './sampleDrivers.ts';

/** One step from the first month to the last: what one driver adds, in tokens a month. The steps add up. */
export interface WaterfallStep {
  readonly driver: 'first month' | 'growth of users' | 'adoption' | 'launches' | 'ends' | 'ranges and shocks' | 'last month';
  readonly tokens: number;
  /** One sentence: what was set free in this step. */
  readonly why: string;
}

/** How far one number's own range moves the months as a whole, all others in their middle. */
export interface Swing {
  readonly workload: string;
  readonly driver: keyof Draws | 'launch';
  /** Tokens of all months of all workloads. */
  readonly low: number;
  readonly high: number;
}

/** What each driver contributes on the way from the first month to the last; `mean` is the mean of all futures in the last month. */
export function waterfall(drivers: Drivers, mean: number): WaterfallStep[] {
  const last = drivers.months - 1;
  const total = (rule: Rule): number => drivers.workloads.reduce((a, workload) => a + tokensIn(workload, drivers.from, last, rule), 0);
  const firsts = drivers.workloads.reduce((a, workload) => a + tokensIn(workload, drivers.from, 0, { growth: true, ramp: true, launches: false, ends: false }), 0);
  const grown = total({ growth: true, ramp: false, launches: false, ends: false });
  const adopted = total({ growth: true, ramp: true, launches: false, ends: false });
  const launched = total({ growth: true, ramp: true, launches: true, ends: false });
  const ended = total({ growth: true, ramp: true, launches: true, ends: true });
  return [
    { driver: 'first month', tokens: firsts, why: `What workloads that are live in ${drivers.from} use then, every number in its middle.` },
    { driver: 'growth of users', tokens: grown - firsts, why: 'The same workloads with the users of the last month.' },
    { driver: 'adoption', tokens: adopted - grown, why: 'As many of these users as will use them by then.' },
    { driver: 'launches', tokens: launched - adopted, why: 'Workloads that are not live yet, each times the probability that it goes live and is there by then.' },
    { driver: 'ends', tokens: ended - launched, why: 'Workloads that are gone by then.' },
    { driver: 'ranges and shocks', tokens: mean - ended, why: 'The mean of all futures lies apart from every number in its middle: ranges reach further up than down.' },
    { driver: 'last month', tokens: mean, why: `The mean of all futures in ${addMonths(drivers.from, last)}.` },
  ];
}

interface Rule {
  readonly growth: boolean;
  readonly ramp: boolean;
  readonly launches: boolean;
  readonly ends: boolean;
}

/** Expected tokens of a month, every number in its middle, launches by their probability and evenly over their months. */
function tokensIn(workload: DrivenWorkload, from: Month, at: number, rule: Rule): number {
  const { earliest, latest, probability } = workload.launch;
  const steady = rule.ends ? workload : { ...workload, ends: undefined };
  const spread = monthsBetween(earliest, latest) + 1;
  let requests = 0;
  for (let late = 0; late < spread; late++) {
    const launched = addMonths(earliest, late);
    // What is not live in the first month is a launch.
    if (launched > from && !rule.launches) continue;
    requests += (probability / spread) * requestsIn(steady, middleDraws, launched, from, at, { growth: rule.growth, ramp: rule.ramp });
  }
  return requests * tokensOf(steady, middleDraws);
}

function tokensOf(workload: DrivenWorkload, draws: Draws): number {
  const { fresh, cached, cacheWrite, output } = requestOf(workload, draws);
  return fresh + cached + cacheWrite + output;
}

/** Every number with a range, and every launch that may not come, by how far it moves the whole: the widest first. */
export function swings(drivers: Drivers): Swing[] {
  const whole = (workload: DrivenWorkload, draws: Draws): number => {
    const all = Array.from({ length: drivers.months }, (_, at) => {
      const { earliest, latest, probability } = workload.launch;
      const spread = monthsBetween(earliest, latest) + 1;
      return Array.from({ length: spread }, (_late, late) => (probability / spread) * requestsIn(workload, draws, addMonths(earliest, late), drivers.from, at)).reduce((a, b) => a + b, 0);
    });
    return all.reduce((a, b) => a + b, 0) * tokensOf(workload, draws);
  };
  const found: Swing[] = [];
  const middle = drivers.workloads.map((workload) => whole(workload, middleDraws));
  const sum = middle.reduce((a, b) => a + b, 0);
  for (const [index, workload] of drivers.workloads.entries()) {
    const rest = sum - (middle[index] ?? 0);
    const named: (keyof Draws)[] = ['users', 'growth', 'adoption', 'rampMonths', 'calls', 'input', 'output'];
    for (const driver of named) {
      if (workload[driver].kind === 'sure') continue;
      const ends = [-edge, edge].map((z) => rest + whole(workload, { ...middleDraws, [driver]: z }));
      found.push({ workload: workload.id, driver, low: Math.min(...ends), high: Math.max(...ends) });
    }
    const { earliest, latest, probability } = workload.launch;
    if (probability < 1 || latest > earliest) {
      const certain = whole({ ...workload, launch: { earliest, latest: earliest, probability: 1 } }, middleDraws);
      const late = probability < 1 ? 0 : whole({ ...workload, launch: { earliest: latest, latest, probability } }, middleDraws);
      found.push({ workload: workload.id, driver: 'launch', low: rest + late, high: rest + certain });
    }
  }
  return found.toSorted((a, b) => b.high - b.low - (a.high - a.low));
}

/** The 10 and 90 in 100 of a standard normal. */
const edge = 1.2815515655446004;

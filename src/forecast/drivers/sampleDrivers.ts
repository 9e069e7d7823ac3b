import { addMonths, monthsBetween, type Month } from '../../base/calendar.ts';
import type { Random } from '../../base/random.ts';
import { drawNormal } from '../../chance/normal.ts';
import { carriedBy, type Shock, type ShockKind } from '../shocks/shocks.ts';
import type { DrivenWorkload } from './drivers.ts';
import { valueAt } from './uncertain.ts';

/** Draws for every number of a workload: 0 is its middle. */
export interface Draws {
  readonly users: number;
  readonly growth: number;
  readonly adoption: number;
  readonly rampMonths: number;
  readonly calls: number;
  readonly input: number;
  readonly output: number;
  readonly cachedShare: number;
  readonly cacheWriteShare: number;
  readonly longShare: number;
}

export const middleDraws: Draws = { users: 0, growth: 0, adoption: 0, rampMonths: 0, calls: 0, input: 0, output: 0, cachedShare: 0, cacheWriteShare: 0, longShare: 0 };

/** One workload's futures: requests by path and month, and what a request is made of on each path. */
export interface DrivenFutures {
  readonly requests: readonly Float64Array[];
  readonly perRequest: readonly PerRequest[];
}

/** Tokens of one request; long context is a part of all of them. */
export interface PerRequest {
  readonly fresh: number;
  readonly cached: number;
  readonly cacheWrite: number;
  readonly output: number;
  readonly longShare: number;
}

/** Futures of one workload from its drivers (users are those of the month `from`) in the months from `start` on: its numbers are drawn once a future, its launch comes late, or not at all, as often as the file says, and shared shocks move it. */
export function sampleDrivers(workload: DrivenWorkload, from: Month, start: Month, months: number, shocks: readonly (readonly Shock[])[], kinds: readonly ShockKind[], random: Random): DrivenFutures {
  const carried = carriedBy(shocks, kinds, months, random);
  const requests: Float64Array[] = [];
  const perRequest: PerRequest[] = [];
  const { earliest, latest, probability } = workload.launch;
  const offset = monthsBetween(from, start);
  for (let path = 0; path < shocks.length; path++) {
    const draws = drawAll(random);
    const [lives, late] = [random.next() < probability, random.next()];
    const launched = addMonths(earliest, Math.floor(late * (monthsBetween(earliest, latest) + 1)));
    requests.push(Float64Array.from({ length: months }, (_, at) => (lives ? requestsIn(workload, draws, launched, from, at + offset) * Math.exp(shockSize * (carried[at]?.[path] ?? 0)) : 0)));
    perRequest.push(requestOf(workload, draws));
  }
  return { requests, perRequest };
}

/** What a usual month of shared shocks moves a workload by, in logarithms: assumed, for drivers say nothing of breaks. */
const shockSize = 0.05;

function drawAll(random: Random): Draws {
  const [users, growth, adoption, rampMonths, calls] = [drawNormal(random), drawNormal(random), drawNormal(random), drawNormal(random), drawNormal(random)];
  const [input, output, cachedShare, cacheWriteShare, longShare] = [drawNormal(random), drawNormal(random), drawNormal(random), drawNormal(random), drawNormal(random)];
  return { users, growth, adoption, rampMonths, calls, input, output, cachedShare, cacheWriteShare, longShare };
}

/** Which drivers speak: the others stay as in the first month. */
export interface Speaking {
  readonly growth: boolean;
  readonly ramp: boolean;
}

/** Requests in month `at` of a workload that went live in `launched`: users × adoption × calls. */
export function requestsIn(workload: DrivenWorkload, draws: Draws, launched: Month, from: Month, at: number, speaking: Speaking = { growth: true, ramp: true }): number {
  const month = addMonths(from, at);
  const age = monthsBetween(launched, month);
  if (age < 0 || (workload.ends !== undefined && month >= workload.ends)) return 0;
  const users = valueAt(workload.users, draws.users) * (speaking.growth ? (1 + valueAt(workload.growth, draws.growth)) ** (at / 12) : 1);
  const ramp = Math.max(1, valueAt(workload.rampMonths, draws.rampMonths));
  const first = Math.max(0, monthsBetween(launched, from));
  return users * valueAt(workload.adoption, draws.adoption) * adopted(speaking.ramp ? age : first, ramp) * valueAt(workload.calls, draws.calls);
}

/** Share of the ceiling that is reached so long after the launch: an S-curve, a tenth in the first of its months and nine tenths at the end. A ceiling has to be known; from a young history it cannot be read. */
function adopted(age: number, ramp: number): number {
  if (ramp <= 1) return 1;
  const place = Math.min((age + 1) / ramp, 10);
  return 1 / (1 + Math.exp(-steep * (place - 0.5)));
}

/** ln 9 × 2: from a tenth to nine tenths. */
const steep = 4.394449154672439;

export function requestOf(workload: DrivenWorkload, draws: Draws): PerRequest {
  const input = valueAt(workload.input, draws.input);
  const cached = input * Math.min(valueAt(workload.cachedShare, draws.cachedShare), 1);
  const cacheWrite = Math.min(input * valueAt(workload.cacheWriteShare, draws.cacheWriteShare), input - cached);
  return { fresh: input - cached - cacheWrite, cached, cacheWrite, output: valueAt(workload.output, draws.output), longShare: Math.min(valueAt(workload.longShare, draws.longShare), 1) };
}

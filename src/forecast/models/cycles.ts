/** How many periods a season may last, by what one period is: the names are those of a period scale. */
const usualCycles: Readonly<Record<string, readonly number[]>> = {
  month: [12],
  '7 days': [52],
  '1 day': [7],
  '60 minutes': [24, 168],
};
/** Where the periods do not say what they are: a week of days, a year of months, a day of hours, a year of weeks, a week of hours. */
const anyCycles = [7, 12, 24, 52, 168];

/** The seasons that a history of logarithms shows, the short one first: none, one, or two that lie in each other (the hours of a day and of a week). */
export function cyclesOf(values: readonly number[], period: string): number[] {
  const strengths = (usualCycles[period] ?? anyCycles).map((length) => ({ length, strength: strengthOf(values, length) })).filter(({ strength }) => strength > Math.max(strengthLeast, chance / Math.sqrt(values.length)));
  const best = strengths.reduce((most, { strength }) => Math.max(most, strength), 0);
  const near = strengths.filter(({ strength }) => strength > best - strengthNear);
  // A day's hours repeat in a week's: where the week says more than the day, both are kept.
  const [day, week] = [strengths.some(({ length }) => length === 24), strengths.some(({ length }) => length === 168)];
  if (day && week) return [24, 168];
  const first = near[0];
  return first === undefined ? [] : [first.length];
}

/** So much alike must a period be to that one season before, once the level is taken away. */
const strengthLeast = 0.15;
/** Noise alone correlates by about one over the root of its length. */
const chance = 3;
const strengthNear = 0.1;
/** A season is seen when it has come back twice. */
const turnsLeast = 3;

/** Correlation of the values, less the mean of the season around them, with those of one season before. */
function strengthOf(values: readonly number[], length: number): number {
  if (values.length < turnsLeast * length) return 0;
  const rest = levelled(values, length);
  let [cross, own, before] = [0, 0, 0];
  for (let at = length; at < rest.length; at++) {
    const [now, then] = [rest[at] ?? Number.NaN, rest[at - length] ?? Number.NaN];
    if (Number.isNaN(now) || Number.isNaN(then)) continue;
    cross += now * then;
    own += now * now;
    before += then * then;
  }
  return own > 0 && before > 0 ? cross / Math.sqrt(own * before) : 0;
}

/** Each value less the mean of the known ones in the season around it. */
function levelled(values: readonly number[], length: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  const counts = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) {
    sums[at + 1] = (sums[at] ?? 0) + (Number.isNaN(value) ? 0 : value);
    counts[at + 1] = (counts[at] ?? 0) + (Number.isNaN(value) ? 0 : 1);
  }
  return Float64Array.from(values, (value, at) => {
    const [from, until] = [Math.max(0, at - (length >> 1)), Math.min(values.length, at - (length >> 1) + length)];
    const count = (counts[until] ?? 0) - (counts[from] ?? 0);
    return count < length / 2 ? Number.NaN : value - ((sums[until] ?? 0) - (sums[from] ?? 0)) / count;
  });
}

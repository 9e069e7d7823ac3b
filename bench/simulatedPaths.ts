import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@quri/squiggle-lang';
import { daysInMonth, month, addMonths } from '../src/base/calendar.ts';
import { decimal, toDouble, zero } from '../src/base/decimal.ts';
import { seeded } from '../src/base/random.ts';
import type { DealTerms } from '../src/deal/dealTerms.ts';
import { estimatePrices } from '../src/forecast/prices/estimatePrices.ts';
import { ptuModel } from '../src/rates/lookUp.ts';
import { kinds } from '../src/rates/meter.ts';
import type { RateBook } from '../src/rates/rateBook.ts';
import type { UsageSeries } from '../src/usage/usageSeries.ts';
import { levelPaths, usualSpread } from '../src/worth/simulate/levelPaths.ts';
import { listPaths } from '../src/worth/simulate/listPaths.ts';
import { simulation } from '../src/worth/simulate/simulation.ts';
import { countsOf } from '../src/worth/simulate/usagePaths.ts';
import { pricing } from '../src/deal/evaluate.ts';

const paths = 10_000;

/** Ten thousand paths of a whole deal: made, priced, priced again; and the same model in NumPy on the same paths and in Squiggle on its own. */
export function benchSimulatedPaths(terms: DealTerms, usage: UsageSeries, book: RateBook): string[] {
  const generate = best(5, () => levelPaths(terms, usage, paths, seeded(1)));
  const simulated = simulation(generate.made, book, new Map());
  const first = best(1, () => simulated.totals(terms));
  let turn = 0;
  const same = best(9, () => simulated.totals({ ...terms }));
  const repriced = best(5, () => simulated.totals({ ...terms, rates: [{ match: {}, price: { kind: 'discount', percent: decimal((100 + turn++) / 10) } }] }));
  const lines = [`${paths} paths of ${terms.months} months × 12 workloads: made in ${ms(generate.seconds)}; a deal with tiers, PTU, commitment, credits, cap and support priced in ${ms(same.seconds)}, ${ms(repriced.seconds)} at other prices, ${ms(first.seconds)} the first time on its blocks`];
  lines.push(compareTwo(terms, usage, book));

  const figures = figuresOf(terms, usage, book);
  const numpy = inNumpy(figures, generate.made.columns.map(({ factors }) => factors));
  if (numpy === undefined) lines.push('NumPy is not here (apt-get install python3-numpy), so it is not compared.');
  else {
    const ours = [same.made[0] ?? 0, same.made.at(-1) ?? 0, mean(same.made)];
    if (numpy.totals.some((total, place) => Math.abs(total / (ours[place] ?? 1) - 1) > 1e-9)) throw new Error(`NumPy finds other totals: ${numpy.totals.join(' ')} and ${ours.join(' ')}`);
    lines.push(`the same in NumPy, same totals within 1e-9: made in ${ms(numpy.generate)} (ours ÷ theirs ${(generate.seconds / numpy.generate).toFixed(2)}), priced in ${ms(numpy.evaluate)} (${(same.seconds / numpy.evaluate).toFixed(2)})`);
  }
  return lines;
}

/** Two deals on twenty thousand scenarios of use and list prices, paths and all. */
function compareTwo(terms: DealTerms, usage: UsageSeries, book: RateBook): string {
  const { seconds } = best(2, () => {
    const moving = { ...levelPaths(terms, usage, 20_000, seeded(1)), list: listPaths({ families: [...new Set(usage.rows.map(({ model }) => model))].map((model) => [model]), months: terms.months, count: 20_000 }, estimatePrices(book, undefined).assumptions, seeded(2)) };
    const both = simulation(moving, book, new Map());
    return [both.totals(terms), both.totals({ ...terms, provisioned: [], tiers: [] })];
  });
  return `two deals compared on 20,000 scenarios of use and list prices, made and priced: ${ms(seconds)}`;
}

/** The same model in Squiggle, on 10,000 samples of its own: its mean agrees within its error. */
export async function benchSquiggle(terms: DealTerms, usage: UsageSeries, book: RateBook): Promise<string> {
  const figures = figuresOf(terms, usage, book);
  const simulated = levelPaths(terms, usage, paths, seeded(1));
  const ours = best(3, () => simulation(levelPaths(terms, usage, paths, seeded(1)), book, new Map()).totals(terms));
  const from = performance.now();
  const output = await run(squiggle(figures), { environment: { sampleCount: paths, xyPointLength: 100, seed: 'parley' } });
  const seconds = (performance.now() - from) / 1000;
  if (!output.result.ok) throw new Error(`Squiggle refuses the model: ${output.result.value.toString()}`);
  const theirs = Number(output.result.value.result.toString());
  if (!(Math.abs(theirs / mean(ours.made) - 1) < 0.03)) throw new Error(`Squiggle finds another mean: ${theirs} and ${mean(ours.made)}`);
  return `the same in Squiggle, made and priced, means ${((theirs / mean(ours.made) - 1) * 100).toFixed(2)} % apart (${simulated.count} samples each): ${ms(seconds)}, ours ${ms(ours.seconds)}, ratio ${(ours.seconds / seconds).toFixed(4)}`;
}

/** What the other two are given: costs and loads at a factor of one, and the terms as numbers. */
function figuresOf(terms: DealTerms, usage: UsageSeries, book: RateBook) {
  const { card, ptu } = pricing(terms, book);
  const model = ptuModel(book.ptu, 'gpt-5.4');
  const weights = model?.weights.short;
  if (model === undefined || weights === undefined) throw new Error('the rate book has no PTU of gpt-5.4');
  const workloads = [...new Set(usage.rows.map(({ workload }) => workload))];
  const byMonth = (of: (row: UsageSeries['rows'][number]) => number): number[][] => {
    const months = Array.from({ length: terms.months }, () => workloads.map(() => 0));
    for (const row of usage.rows) {
      const own = months[(Number(row.at.slice(0, 4)) - 2027) * 12 + Number(row.at.slice(5, 7)) - 1];
      const place = workloads.indexOf(row.workload);
      if (own !== undefined) own[place] = (own[place] ?? 0) + of(row);
    }
    return months;
  };
  const rate = (kind: (typeof kinds)[number]) => toDouble(card.agreed({ model: 'gpt-5.4', scope: 'global', tier: 'standard', context: 'short', kind }, 'eastus2', 'app-0', terms.start)?.perMillion ?? zero) / 1e6;
  const dot = (row: UsageSeries['rows'][number], of: (kind: (typeof kinds)[number]) => number) => countsOf(row).reduce((total, count, place) => total + count * of(kinds[place] ?? 'input'), 0);
  const [tier] = terms.tiers;
  const [credit] = terms.credits;
  return {
    paths, months: terms.months, workloads: workloads.length,
    cost: byMonth((row) => dot(row, rate)),
    weight: byMonth((row) => dot(row, (kind) => toDouble(weights[kind]))),
    capacity: Array.from({ length: terms.months }, (_, place) => 60 * toDouble(model.inputTpmPerPtu) * daysInMonth(addMonths(month('2027-01'), place)) * 1440),
    ptu: toDouble(ptu.charges[0]?.line.amount ?? zero),
    tier: { from: toDouble(tier?.steps[1]?.from ?? zero), share: toDouble(tier?.steps[1]?.percent ?? zero) / 100 },
    credit: { amount: toDouble(credit?.amount ?? zero), months: 6 },
    milestones: terms.commitment?.milestones.map(({ amount }) => toDouble(amount)) ?? [],
    other: 90_000, support: { share: 0.03, minimum: 1000 },
    common: usualSpread.common / Math.sqrt(12), own: usualSpread.own / Math.sqrt(12),
  };
}

type Figures = ReturnType<typeof figuresOf>;

function inNumpy(figures: Figures, factors: readonly Float64Array[]): { generate: number; evaluate: number; totals: readonly number[] } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  try {
    const file = join(folder, 'factors.f64');
    writeFileSync(file, Buffer.concat(factors.map((each) => Buffer.from(each.buffer, each.byteOffset, each.byteLength))));
    const made = spawnSync('python3', [join(import.meta.dirname, 'simulatedPaths.py')], { input: JSON.stringify({ ...figures, factors: file }), encoding: 'utf8', maxBuffer: 1e8 });
    return made.status === 0 ? (JSON.parse(made.stdout) as ReturnType<typeof inNumpy>) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function squiggle(d: Figures): string {
  const list = (values: readonly number[]) => `[${values.join(', ')}]`;
  return `
cost = [${d.cost.map(list).join(', ')}]
weight = [${d.weight.map(list).join(', ')}]
room = ${list(d.capacity)}
milestones = ${list(Array.from({ length: d.months }, (_, at) => d.milestones[Math.floor(at / 12)] ?? 0))}
place = ${list(Array.from({ length: d.months }, (_, at) => at % 12))}
each = List.upTo(0, ${d.workloads - 1})
draw(spread) = SampleSet.fromDist(normal(0, spread))
most(x, y) = SampleSet.map2(x, y, {|a, b| max([a, b])})
least(x, y) = SampleSet.map2(x, y, {|a, b| min([a, b])})
zero = draw(1) * 0
atLeast0(x) = SampleSet.map(x, {|a| max([a, 0])})
start = {common: zero, own: List.map(each, {|w| zero}), year: zero, cumulative: zero, prepaid: zero, credit: zero + ${d.credit.amount}, total: zero}
step(s, m) = {
  common = s.common + draw(${d.common})
  own = List.map(s.own, {|o| o + draw(${d.own})})
  middle = ${(d.common ** 2 + d.own ** 2) / 2} * (m + 1)
  factors = List.map(own, {|o| exp(o + common - middle)})
  load = List.reduce(each, zero, {|sum, w| sum + factors[w] * weight[m][w]})
  charge = List.reduce(each, zero, {|sum, w| sum + factors[w] * cost[m][w]})
  tokens = SampleSet.map2(charge, load, {|c, l| c * max([l - room[m], 0]) / l})
  year = (place[m] == 0 ? zero : s.year) + tokens
  net = tokens + ${d.ptu} - (place[m] == 11 ? atLeast0(year - ${d.tier.from}) * ${d.tier.share} : zero)
  support = SampleSet.map(net, {|n| max([n * ${d.support.share}, ${d.support.minimum}])})
  paid = m < ${d.credit.months} ? least(s.credit, net) : zero
  onUsage = atLeast0(least(s.prepaid, net - paid))
  onSupport = least(s.prepaid - onUsage, support)
  cumulative = s.cumulative + net - paid - onUsage + ${d.other}
  gap = place[m] == 11 ? atLeast0(cumulative * (-1) + milestones[m]) : zero
  {common: common, own: own, year: year, cumulative: cumulative + gap, prepaid: s.prepaid - onUsage - onSupport + gap, credit: s.credit - paid,
   total: s.total + net + support - paid - onUsage - onSupport + gap}
}
end = List.reduce(List.upTo(0, ${d.months - 1}), start, {|s, m| step(s, m)})
mean(end.total)
`;
}

function best<Made>(rounds: number, work: () => Made): { seconds: number; made: Made } {
  let seconds = Number.POSITIVE_INFINITY;
  let made = work();
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    made = work();
    seconds = Math.min(seconds, (performance.now() - from) / 1000);
  }
  return { seconds, made };
}

function ms(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

import { decimal, showPlaces } from '../../base/decimal.ts';
import { table } from './table.ts';

interface Step {
  before: string;
  after: string;
  difference: string;
}

interface Range {
  p10: number;
  p50: number;
  p90: number;
  mean: number;
}

/** What was understood, the exact bills before and after by kind of line, and the ranges over the paths. */
export function whatIfTable(output: { currency: string; understood: readonly string[]; on: string; total: Step; byKind: readonly (Step & { kind: string })[]; range: { before: Range; after: Range; difference: Range }; paths: number }): string {
  const cents = (amount: string) => showPlaces(decimal(amount), 2, 'half-even').replace(/\B(?=(\d{3})+(?=\.))/g, ',');
  const row = (what: string, { before, after, difference }: Step) => [what, cents(before), cents(after), cents(difference)];
  const whole = (value: number) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
  const ranges = (['before', 'after', 'difference'] as const).map((name) => [name, ...[output.range[name].p10, output.range[name].p50, output.range[name].p90, output.range[name].mean].map(whole)]);
  return [
    `What if: ${output.understood.join('; ')}.\n`,
    table([`${output.currency}, ${output.on}`, 'before', 'after', 'difference'], [...output.byKind.map(({ kind, ...step }) => row(kind, step)), row('total', output.total)]),
    table([`${output.currency}, ${output.paths} paths`, 'P10', 'P50', 'P90', 'mean'], ranges),
  ].join('\n');
}

/** The number that breaks even, with its interval, or that there is none. */
export function indifferenceWords(output: { question: string; currency: string; unit: string; value: { mean: number; low: number; high: number } | null; also: readonly number[]; cost: { target: number; without: number; from: number; to: number }; paths: number }): string {
  const shown = (value: number) => (output.unit === 'money' ? `${output.currency} ${value.toFixed(0)}` : `${value.toFixed(3)} ${output.unit === 'percent' ? '%' : output.unit}`);
  const money = (value: number) => `${output.currency} ${value.toFixed(0)}`;
  const { value, cost } = output;
  const answer = value === null ? `None: at the ends of the range the deal costs ${money(cost.from)} and ${money(cost.to)}, and ${money(cost.target)} are wanted.` : `${shown(value.mean)} (95 in 100: ${shown(value.low)} to ${shown(value.high)})${output.also.length === 0 ? '' : `; also ${output.also.map(shown).join(', ')}`}.`;
  return `The ${output.question}\n${answer}\nExpected cost ${money(cost.target)} is to be met; without it ${money(cost.without)}, on ${output.paths} paths.\n`;
}

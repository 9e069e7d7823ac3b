import { grouped } from './numbers.ts';
import { table } from './table.ts';

interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

interface Groups {
  readonly groups: readonly { readonly id: string; readonly months: readonly { readonly month: string; readonly tokens: Quantiles; readonly spend: Quantiles }[] }[];
}

interface Tail {
  readonly exceeding: readonly { readonly period: string; readonly budget: number; readonly probability: number; readonly excess: number }[];
  readonly largest: readonly { readonly month: string; readonly usual: number; readonly largest: number }[];
}

/** Spend and tokens as ranges, what was reconciled, how often budgets are passed, and what earlier ranges did. */
export function spendOutlook(output: Groups & Tail & { readonly differences: readonly { readonly id: string; readonly why: string }[]; readonly backtest: { readonly says: string } | null }): string {
  return [
    groupsTable(output),
    ...(output.backtest === null ? [] : [`${output.backtest.says}\n`]),
    ...(output.differences.length === 0 ? [] : [table(['of', 'difference'], output.differences.map(({ id, why }) => [id, why]))]),
    ...tailTables(output),
  ].join('\n');
}

/** The same from drivers, with what each of them contributes. */
export function driversOutlook(output: Groups & Tail & { readonly waterfall: readonly { readonly driver: string; readonly tokens: number; readonly why: string }[]; readonly swings: readonly { readonly workload: string; readonly driver: string; readonly low: number; readonly high: number }[] }): string {
  return [
    groupsTable(output),
    ...(output.waterfall.length === 0 ? [] : [table(['driver', 'tokens a month', 'why'], output.waterfall.map(({ driver, tokens, why }) => [driver, whole(tokens), why]))]),
    ...(output.swings.length === 0 ? [] : [table(['workload', 'what is not sure', 'all tokens, low', 'high'], output.swings.map(({ workload, driver, low, high }) => [workload, driver, whole(low), whole(high)]))]),
    ...tailTables(output),
  ].join('\n');
}

/** What is assumed of list prices, and why. */
export function assumedPrices(output: { readonly prices: { readonly assumptions: Readonly<Record<string, { readonly value: string; readonly why: string }>>; readonly cuts: readonly { readonly model: string; readonly on: string; readonly from: number; readonly to: number; readonly channel: string }[] } }): string {
  return [
    table(['assumption', 'value', 'why'], Object.entries(output.prices.assumptions).map(([name, { value, why }]) => [name, value, why])),
    table(['cut', 'on', 'from', 'to', 'seller'], output.prices.cuts.map(({ model, on, from, to, channel }) => [model, on, String(from), String(to), channel])),
  ].join('\n');
}

function groupsTable({ groups }: Groups): string {
  return table(['of', 'month', 'tokens P10', 'P50', 'P90', 'spend P10', 'P50', 'P90'], groups.flatMap(({ id, months }) => months.map(({ month, tokens, spend }) => [id, month, ...[tokens.p10, tokens.p50, tokens.p90, spend.p10, spend.p50, spend.p90].map(whole)])));
}

function tailTables({ exceeding, largest }: Tail): string[] {
  return [
    ...(exceeding.length === 0 ? [] : [table(['period', 'budget', 'passed in', 'over by, where passed'], exceeding.map(({ period, budget, probability, excess }) => [period, whole(budget), `${(probability * 100).toFixed(probability < 0.1 ? 1 : 0)} %`, whole(excess)]))]),
    ...(largest.length === 0 ? [] : [table(['month', 'quota full, usual mix', 'quota full, dearest tokens'], largest.map((each) => [each.month, whole(each.usual), whole(each.largest)]))]),
  ];
}

function whole(value: number): string {
  return grouped(Math.round(value).toString());
}

import { compare, toDouble } from '../../base/decimal.ts';
import type { DealTerms, TierRule } from '../../deal/dealTerms.ts';
import type { MixedWriter, Sum } from './mixedProblem.ts';

/** Amounts by month: a fixed part and a sum of columns. */
export type SpendSums = readonly { readonly fixed: number; readonly sum: Sum }[];

/** What one tier matches by month. */
export interface TierSums {
  readonly tokens: SpendSums;
  readonly spend: SpendSums;
}

/**
 * The rebates of a deal's tiers as columns, by the month they are posted in. Bands fill in order: falling prices are concave, so a
 * solver would fill the best band first and needs a whole number to be kept from it. The rebate of a marginal tier on tokens is a
 * quotient, which no linear problem has: it is taken at its highest share, so that the bound stays a bound and the gap shows it.
 */
export function tiersInProblem(writer: MixedWriter, terms: DealTerms, matched: readonly TierSums[]): readonly (readonly number[])[] {
  const rebates: number[][] = Array.from({ length: terms.months }, () => []);
  for (const [place, rule] of terms.tiers.entries()) {
    for (const { months, posted } of periodsOf(terms, rule)) {
      const [tokens, spend] = [total(matched[place]?.tokens ?? [], months), total(matched[place]?.spend ?? [], months)];
      const volume = rule.basis === 'tokens' ? tokens : spend;
      rebates[posted]?.push(rule.method === 'allUnits' ? allUnits(writer, rule, volume, spend) : marginal(writer, rule, volume, spend));
    }
  }
  return rebates;
}

function periodsOf(terms: DealTerms, rule: TierRule): { months: number[]; posted: number }[] {
  const months = Array.from({ length: terms.months }, (_, month) => month);
  if (rule.period === 'month') return months.map((month) => ({ months: [month], posted: month }));
  return [...Map.groupBy(months, (month) => Math.floor(month / 12)).values()].map((own) => ({ months: own, posted: own.at(-1) ?? 0 }));
}

function total(sums: SpendSums, months: readonly number[]): { readonly fixed: number; readonly sum: Sum } {
  return { fixed: months.reduce((all, month) => all + (sums[month]?.fixed ?? 0), 0), sum: months.flatMap((month) => sums[month]?.sum ?? []) };
}

type Amount = ReturnType<typeof total>;

/** The most an amount can be: what the plan chooses only takes off it. */
function mostOf({ fixed }: Amount): number {
  return Math.max(1, fixed) * (1 + 1e-9);
}

function bandsOf(rule: TierRule, most: number): { from: number; until: number; share: number }[] {
  const steps = rule.steps.map(({ from, percent }) => ({ from: toDouble(from), share: toDouble(percent) / 100 }));
  const all = [...((steps[0]?.from ?? 0) > 0 ? [{ from: 0, share: 0 }] : []), ...steps];
  return all.map(({ from, share }, place) => ({ from, until: Math.min(all[place + 1]?.from ?? most, Math.max(most, from)), share })).filter(({ from }, place) => place === 0 || from < most);
}

/** Exactly one band holds the whole volume, and its percent is off all charges. */
function allUnits(writer: MixedWriter, rule: TierRule, volume: Amount, spend: Amount): number {
  const rebate = writer.column();
  const bands = bandsOf(rule, mostOf(volume)).map((band) => ({ ...band, is: writer.column({ whole: true, most: 1 }), volume: writer.column(), spend: writer.column() }));
  writer.row(bands.map(({ is }) => [is, 1]), { least: 1, most: 1 });
  writer.row([...bands.map((band) => [band.volume, 1] as const), ...volume.sum.map(([column, factor]) => [column, -factor] as const)], { least: volume.fixed, most: volume.fixed });
  writer.row([...bands.map((band) => [band.spend, 1] as const), ...spend.sum.map(([column, factor]) => [column, -factor] as const)], { least: spend.fixed, most: spend.fixed });
  for (const band of bands) {
    writer.row([[band.volume, 1], [band.is, -band.from]], { least: 0 });
    writer.row([[band.volume, 1], [band.is, -band.until]], { most: 0 });
    writer.row([[band.spend, 1], [band.is, -mostOf(spend)]], { most: 0 });
  }
  writer.row([[rebate, 1], ...bands.map((band) => [band.spend, -band.share] as const)], { least: 0, most: 0 });
  return rebate;
}

/** The highest share of the charges that a marginal tier gives back at any volume up to `most`. */
function highestShare(rule: TierRule, most: number): number {
  const back = (volume: number): number => bandsOf(rule, most).reduce((sum, { from, until, share }) => sum + Math.max(0, Math.min(volume, until) - from) * share, 0) / volume;
  // The share rises and falls between steps without a turn of its own.
  return most <= 0 ? 0 : Math.max(0, ...[...rule.steps.map(({ from }) => toDouble(from)), most].filter((volume) => volume > 0 && volume <= most).map(back));
}

/** Each band's part of the volume gets the band's percent. */
function marginal(writer: MixedWriter, rule: TierRule, volume: Amount, spend: Amount): number {
  const rebate = writer.column();
  if (rule.basis === 'tokens') {
    writer.row([[rebate, 1], ...spend.sum.map(([column, factor]) => [column, -factor * highestShare(rule, volume.fixed)] as const)], { most: spend.fixed * highestShare(rule, volume.fixed) });
    return rebate;
  }
  const bands = bandsOf(rule, mostOf(volume)).map((band) => ({ ...band, filled: writer.column({ most: Math.max(0, band.until - band.from) }) }));
  writer.row([...bands.map(({ filled }) => [filled, 1] as const), ...volume.sum.map(([column, factor]) => [column, -factor] as const)], { least: volume.fixed, most: volume.fixed });
  const rises = rule.steps.some((step, at) => compare(step.percent, rule.steps[at - 1]?.percent ?? step.percent) > 0 || (at === 0 && toDouble(step.from) > 0));
  for (const [at, band] of bands.entries()) {
    const next = bands[at + 1];
    if (!rises || next === undefined) continue;
    const full = writer.column({ whole: true, most: 1 });
    writer.row([[band.filled, 1], [full, -(band.until - band.from)]], { least: 0 });
    writer.row([[next.filled, 1], [full, -Math.max(0, next.until - next.from)]], { most: 0 });
  }
  writer.row([[rebate, 1], ...bands.map(({ filled, share }) => [filled, -share] as const)], { least: 0, most: 0 });
  return rebate;
}

import { monthOf } from '../../../../src/base/calendar.ts';
import type { AskShown, RangeShown, StandingShown, StructureShown } from '../../client/answers.ts';
import { difference } from '../../parts/exact.ts';
import { milestonesReached } from './commitmentPace.ts';
import { makeShow, plural, showDay, showMonth } from '../../parts/show.ts';
import type { Trail } from '../../parts/trail.tsx';

// Trails carry the figures themselves; the drawer hides them where numbers are hidden.
const show = makeShow(false);

/** How the cost of a structure was made. */
export function structureTrail(standing: StandingShown, structure: StructureShown): Trail {
  return {
    title: `${structure.name}, over ${plural(standing.months, 'month')}`,
    value: show.money(structure.total.p50, standing.currency),
    range: rangeWords(structure.total, standing.currency),
    how: [
      structure.what,
      `For every sampled future of your usage (seed ${standing.seed}) the whole bill is computed, line by line and exactly, for the ${plural(standing.months, 'month')} from ${showDay(standing.start)}.`,
      'The figure is the bill in the median future: half of the futures cost more, half cost less. Nothing is discounted to today’s money.',
    ],
    caveats: structure.caveats,
    sources: structure.sources,
  };
}

/** How the gap between two structures was made. */
export function gapTrail(standing: StandingShown, dear: StructureShown, cheap: StructureShown): Trail {
  return {
    title: `${dear.name} less ${cheap.name}`,
    value: show.money(difference(dear.total.p50, cheap.total.p50), standing.currency),
    how: [
      `${show.money(dear.total.p50, standing.currency)} (${dear.name}, median future)`,
      `− ${show.money(cheap.total.p50, standing.currency)} (${cheap.name}, median future)`,
      'Both structures are billed on the same futures; the range is that of the difference, future by future.',
    ],
    ...(dear.id === 'offer' && { range: rangeWords(turned(cheap.against), standing.currency) }),
    caveats: [...dear.caveats, ...cheap.caveats],
    sources: [...dear.sources, ...cheap.sources],
  };
}

/** How the worth of an ask was made, or why there is none. */
export function askTrail(standing: StandingShown, ask: AskShown): Trail {
  return {
    title: ask.title,
    value: ask.worth ? show.money(ask.worth.p50, standing.currency) : 'Not valued',
    ...(ask.worth && { range: rangeWords(ask.worth, standing.currency) }),
    how: [ask.basis, ask.why],
    sources: ask.sources,
  };
}

/** How one month of the fan was made. */
export function fanTrail(standing: StandingShown): Trail {
  const last = standing.fan.at(-1);
  return {
    title: last ? `Cost at list in ${showMonth(last.month)}` : 'Cost at list',
    value: last ? show.money(last.p50, standing.currency) : '',
    ...(last && { range: rangeWords(last, standing.currency) }),
    how: [
      `Usage of ${plural(standing.usage.months, 'month')} is carried forward for each workload; the width of the range comes from how far earlier forecasts by the same method were off.`,
      'Each future’s usage is then priced at list, month by month.',
      backtestWords(standing.backtest),
    ],
    sources: standing.usage.files.map(({ path }) => path),
  };
}

/** How each milestone of the commitment was held against what is expected. */
export function commitmentTrail(standing: StandingShown): Trail {
  const milestones = milestonesReached(standing);
  return {
    title: 'The commitment and what we expect to use',
    value: `${milestones.filter(({ met }) => met).length} of ${milestones.length}`,
    how: [
      ...milestones.map(({ by, amount, median, met }) => `${show.money(amount, standing.currency)} by ${showDay(by)}: the median future has used ${show.about(median, standing.currency)} at list by then${met ? '' : ', which is not enough'}.`),
      'The dashed line spreads what each step of the commitment asks for evenly over its months.',
    ],
    caveats: ['Use at list is not what counts towards the commitment to the cent: discounts count less, and spend on the rest of Azure may count too. Commit (C) works it out exactly.'],
    sources: standing.structures.find(({ id }) => id === 'offer')?.sources ?? [],
  };
}

/** How the gap between their offer and our target was made. */
export function targetTrail(standing: StandingShown, offer: StructureShown, target: string): Trail {
  return {
    title: 'Their offer less our target',
    value: show.money(difference(offer.total.p50, target), standing.currency),
    range: rangeWords({ p10: difference(offer.total.p10, target), p50: difference(offer.total.p50, target), p90: difference(offer.total.p90, target) }, standing.currency),
    how: [`${show.money(offer.total.p50, standing.currency)} (${offer.name}, median future)`, `− ${show.money(target, standing.currency)} (the target, as it was set)`],
    caveats: offer.caveats,
    sources: offer.sources,
  };
}

/** How much was read, and from where. */
export function usageTrail(standing: StandingShown, currency: string, amount: string): Trail {
  return {
    title: `Total of the files in ${currency}`,
    value: show.money(amount, currency),
    how: [
      'The sum of the cost of every row that was read, in this currency, other services and credits included. It ties to the file’s own total.',
      ...standing.usage.files.map(({ path, rows }) => `${path}: ${plural(rows.accepted, 'row')} accepted (${show.count(rows.otherServices)} of other services), ${show.count(rows.warned)} with a warning, ${show.count(rows.refused)} refused.`),
    ],
    sources: standing.usage.files.map(({ path }) => path),
  };
}

/** The range of what is saved, from that of what it costs more. */
export function turned({ p10, p50, p90 }: RangeShown): RangeShown {
  return { p10: difference('0', p90), p50: difference('0', p50), p90: difference('0', p10) };
}

/** "80 in 100 futures lie between $6.90M and $9.10M." */
export function rangeWords(range: RangeShown, currency: string): string {
  return `80 in 100 futures lie between ${show.money(range.p10, currency)} and ${show.money(range.p90, currency)}.`;
}

/** How good earlier forecasts were: "said 80 %, was 79 %". */
export function backtestWords(backtest: { readonly coverage80?: number | null | undefined; readonly origins?: number | undefined }): string {
  if (typeof backtest.coverage80 !== 'number') return 'The history is too short to say how good earlier forecasts would have been.';
  const tries = typeof backtest.origins === 'number' ? ` over ${plural(backtest.origins, 'earlier start')}` : '';
  return `Earlier forecasts by the same method said 80 %, it was ${show.percent(backtest.coverage80)}${tries}.`;
}

/** The months a usage covers: "Sep 2025 to Oct 2026". */
export function periodWords(from: string, to: string): string {
  const [first, last] = [showMonth(monthOf(from)), showMonth(monthOf(to))];
  return first === last ? first : `${first} to ${last}`;
}

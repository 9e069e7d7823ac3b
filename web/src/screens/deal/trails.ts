import { monthOf } from '../../../../src/base/calendar.ts';
import type { AskShown, RangeShown, StandingShown, StructureShown } from '../../client/answers.ts';
import { difference } from '../../parts/exact.ts';
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
      'Both structures are billed on the same usage. The two medians are taken from each structure’s own range, so the difference carries no range of its own here.',
    ],
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

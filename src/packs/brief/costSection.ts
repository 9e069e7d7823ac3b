import { sum, toDouble } from '../../base/decimal.ts';
import { fanUnit, type FanData } from '../charts/fan.ts';
import type { Standing } from '../standing.ts';
import type { Block, BriefSection, BriefTable, Words } from './brief.ts';
import type { NoteBook } from './noteBook.ts';
import { fanNote, filesNote } from './sources.ts';
import { counted, figure, spokenMonth, whole, words } from './words.ts';

/** What the usage will cost by month at list, what it was billed, and how far such ranges could be trusted before. */
export function costSection(standing: Standing, notes: NoteBook): BriefSection {
  const data = fanData(standing);
  const [first, last] = [standing.fan[0], standing.fan.at(-1)];
  const blocks: Block[] = [{ kind: 'paragraph', words: [...trust(standing), ...history(standing, notes)] }];
  if (first !== undefined && last !== undefined) {
    blocks.push({
      kind: 'chart', id: 'cost-range',
      title: [{ text: `Cost by month at list prices, ${fanUnit(data)}; the band holds 80 in 100 futures`, notes: [...fanNote(standing, notes), ...filesNote(standing, notes)] }],
      summary: `Fan chart: at list prices the middle goes from ${standing.currency} ${whole(first.p50)} in ${spokenMonth(first.month)} to ${standing.currency} ${whole(last.p50)} in ${spokenMonth(last.month)}; 80 in 100 futures then lie between ${whole(last.p10)} and ${whole(last.p90)}.`,
      chart: { kind: 'fan', data },
    });
    blocks.push(fanTable(standing, notes));
  }
  return { title: 'What it will cost', blocks };
}

function fanData(standing: Standing): FanData {
  return {
    currency: standing.currency,
    billed: standing.usage.billed.map(({ month, amount }) => ({ month, amount: toDouble(amount) })),
    expected: standing.fan.map(({ month, p10, p50, p90 }) => ({ month, p10: toDouble(p10), p50: toDouble(p50), p90: toDouble(p90) })),
    names: { billed: 'billed', expected: 'expected' },
  };
}

function trust({ backtest }: Standing): Words {
  if (backtest.coverage80 === undefined) return words('The history is too short to test the forecast on itself; its range rests on how young public series went on, and is wide. ');
  const worst = backtest.worstOrigin80 === undefined ? '' : `, at the worst of ${backtest.origins} starting points ${percent(backtest.worstOrigin80)}`;
  return words(`Of ranges said to hold 80 in 100, made at earlier months of this history, ${percent(backtest.coverage80)} in 100 held${worst}. `);
}

function history(standing: Standing, notes: NoteBook): Words {
  const { months, from, to, gaps, billed } = standing.usage;
  if (months === 0) return [];
  const total = sum(billed.map((month) => month.amount));
  const spend = billed.length === 0 ? [] : words('; billed for usage ', figure(`${standing.currency} ${whole(total)}`, filesNote(standing, notes)));
  return [...words(`The history: ${counted(months, 'month', 'months')}, ${spokenMonth(from)} to ${spokenMonth(to)}`, gaps.length === 0 ? ', without a gap' : `, with ${counted(gaps.length, 'gap', 'gaps')}`), ...spend, { text: '.' }];
}

/** The chart's twin: a row every third, sixth or twelfth month, two months side by side. */
function fanTable(standing: Standing, notes: NoteBook): BriefTable {
  const step = [1, 2, 3, 6, 12].find((each) => standing.fan.length / each <= 12) ?? Math.ceil(standing.fan.length / 12);
  const shown = standing.fan.filter((_, index) => index % step === 0);
  const half = Math.ceil(shown.length / 2);
  const cells = (index: number): Words[] => {
    const month = shown[index];
    return month === undefined ? [[], [], [], []] : [words(spokenMonth(month.month)), words(whole(month.p10)), words(whole(month.p50)), words(whole(month.p90))];
  };
  const columns = ['Month', '1 in 10 below', 'middle', '1 in 10 above'].map((title, index) => ({ title, align: index === 0 ? ('left' as const) : ('right' as const), width: index === 0 ? 0.11 : 0.12 }));
  const gap = { title: '', align: 'left' as const, width: 0.06 };
  const every = step === 1 ? '' : `, every ${step === 2 ? 'second' : step === 3 ? 'third' : step === 6 ? 'sixth' : `${step}th`} month`;
  return {
    kind: 'table',
    caption: [{ text: `The same as figures, ${standing.currency}${every}`, notes: fanNote(standing, notes) }],
    columns: [...columns, gap, ...columns],
    rows: Array.from({ length: half }, (_, index) => [...cells(index), [], ...cells(index + half)]),
  };
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}

import type { PaperShown, PositionShown } from '../../../client/answers.ts';

type Section = PaperShown['outline'][number];

/** One column: a section of the paper, or what stands before the first. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

export interface Cell {
  readonly column: Column;
  /** The worst verdict of the checks that found something here. */
  readonly verdict: PositionShown['verdict'];
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** The sections in which anything of the playbook was found, in the order of the paper. */
export function columnsOf(paper: Pick<PaperShown, 'outline' | 'characters'>, positions: readonly PositionShown[]): Column[] {
  const top: readonly Section[] = paper.outline;
  const first = top[0]?.start ?? paper.characters;
  const all: Column[] = [...(first > 0 ? [{ key: '0', title: top.length === 0 ? 'The paper' : 'Before section 1', start: 0, end: first }] : []), ...top.map(({ title, label, start, end }) => ({ key: String(start), title: `${label ?? ''} ${title}`.trim(), start, end }))];
  const places = positions.flatMap(({ spans, checks }) => [...spans, ...checks.flatMap((check) => check.spans)]);
  return all.filter((column) => places.some((span) => within(span, column)));
}

/** What each section holds on one row of the playbook. */
export function cellsOf(position: PositionShown, columns: readonly Column[]): Cell[] {
  return columns.flatMap((column): Cell[] => {
    const here = position.checks.filter(({ spans }) => spans.some((span) => within(span, column)));
    const spans = [...here.flatMap((check) => check.spans), ...position.spans].filter((span) => within(span, column));
    if (spans.length === 0) return [];
    const worst = order.find((verdict) => here.some((check) => check.verdict === verdict)) ?? position.verdict;
    return [{ column, verdict: worst, spans: [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()].toSorted((a, b) => a.start - b.start) }];
  });
}

const order: readonly PositionShown['verdict'][] = ['missing', 'weak', 'not assessed', 'meets'];

function within(span: { readonly start: number }, { start, end }: Column): boolean {
  return start <= span.start && span.start < end;
}

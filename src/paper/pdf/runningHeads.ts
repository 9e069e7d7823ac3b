import type { PageLine } from './pageLines.ts';

export interface RunningHead {
  readonly part: 'header' | 'footer';
  /** As the first page that has it prints it. */
  readonly text: string;
  readonly pages: readonly number[];
}

/** The lines that pages repeat at their top or bottom, numbers aside, and the rest of the lines. */
export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): { readonly lines: readonly PageLine[]; readonly heads: readonly RunningHead[] } {
  const seen = new Map<string, { line: PageLine; part: 'header' | 'footer'; pages: number[]; lines: PageLine[] }>();
  const keyed = pages.map((lines) => edgesOf(lines).map(({ line, part }) => ({ line, part, key: `${part} ${Math.round(line.y / 3)} ${line.text.replace(/\d+|\b[ivxl]{1,6}\b/g, '#')}` })));
  for (const edges of keyed) {
    for (const { line, part, key } of edges) {
      const known = seen.get(key) ?? { line, part, pages: [], lines: [] };
      if (!known.pages.includes(line.page)) known.pages.push(line.page);
      known.lines.push(line);
      seen.set(key, known);
    }
  }
  // Left and right pages may differ, and so may the first.
  const least = Math.max(2, Math.ceil(pages.length * 0.3));
  const heads = [...seen].filter(([, each]) => each.pages.length >= least && countsPages(each.lines));
  const running = new Set(heads.map(([key]) => key));
  const gone = new Set(keyed.flatMap((edges) => (['header', 'footer'] as const).flatMap((part) => fromTheEdge(edges.filter((each) => each.part === part), running))));
  const printed = heads.filter(([, each]) => gone.has(each.line));
  return { lines: pages.flat().filter((line) => !gone.has(line)), heads: printed.map(([, { line, part, pages: on }]) => ({ part, text: line.text, pages: on })) };
}

/** Whether lines differ only in numbers that count pages: a note that stands on many pages and says another number on each is no running head. */
function countsPages(lines: readonly PageLine[]): boolean {
  const numbers = lines.map((line) => (line.text.match(/\d+/g) ?? []).map(Number));
  const [first = []] = numbers;
  return first.every((_, at) => {
    const same = (value: (index: number) => number): boolean => numbers.every((_each, index) => value(index) === value(0));
    return same((index) => numbers[index]?.[at] ?? -1) || same((index) => (numbers[index]?.[at] ?? -1) - (lines[index]?.page ?? 0));
  });
}

/** The running lines from the edge of the page up to the first that is none: a line of the text may repeat as well. */
function fromTheEdge(edges: readonly { readonly line: PageLine; readonly key: string }[], running: ReadonlySet<string>): PageLine[] {
  const end = edges.findIndex(({ key }) => !running.has(key));
  return (end < 0 ? edges : edges.slice(0, end)).map(({ line }) => line);
}

/** The first and the last lines of a page, each from the edge inwards. */
function edgesOf(lines: readonly PageLine[]): { line: PageLine; part: 'header' | 'footer' }[] {
  const sorted = lines.toSorted((a, b) => b.y - a.y);
  const top = sorted.slice(0, edgeMost).filter((line) => line.depth < 0.5);
  const bottom = sorted.slice(-edgeMost).filter((line) => line.depth >= 0.5).toReversed();
  return [...top.map((line) => ({ line, part: 'header' as const })), ...bottom.map((line) => ({ line, part: 'footer' as const }))];
}

/** How many lines a head or a foot has at most. */
const edgeMost = 8;

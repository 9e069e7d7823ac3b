import { child, childrenOf, isOn, valueOf, type Element } from './xml.ts';

/** Counts numbered paragraphs in reading order and says the number that Word prints. */
export interface Numbering {
  /** The label of the next paragraph of `list` at `level` ("4.2", "(a)"); undefined for bullets and where nothing is printed. */
  next(list: string, level: number): string | undefined;
  /** The level that `list` ties to a paragraph style, where it does. */
  levelOfStyle(list: string, style: string): number | undefined;
}

interface Level {
  readonly format: string;
  readonly pattern: string;
  readonly start: number;
  /** The level (counted from 1) whose step starts this one again; 0 for never. */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly style: string | undefined;
}

interface List {
  readonly outline: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** The lists of word/numbering.xml (17.9); a document without that part numbers nothing. */
export function readNumbering(root: Element | undefined): Numbering {
  const lists = readLists(root);
  // Lists that share an outline go on counting where another left off, unless they say where to start.
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next: (id, level) => {
      const list = lists.get(id);
      const here = list?.levels.get(level);
      if (!list || !here) return undefined;
      const counts = counters.get(list.outline) ?? [];
      counters.set(list.outline, counts);
      step(counts, list, level, begun, id);
      return here.format === 'bullet' || here.format === 'none' ? undefined : label(list, counts, here);
    },
    levelOfStyle: (id, style) => {
      for (const [level, { style: tied }] of lists.get(id)?.levels ?? []) if (tied === style) return level;
      return undefined;
    },
  };
}

function readLists(root: Element | undefined): Map<string, List> {
  const outlines = new Map<string, Element>();
  for (const each of childrenOf(root, 'w:abstractNum')) outlines.set(each.attributes['w:abstractNumId'] ?? '', each);
  const lists = new Map<string, List>();
  for (const each of childrenOf(root, 'w:num')) {
    const outline = valueOf(each, 'w:abstractNumId') ?? '';
    const abstract = outlines.get(outline);
    const levels = new Map<number, Level>();
    for (const level of childrenOf(linked(abstract, outlines), 'w:lvl')) levels.set(Number(level.attributes['w:ilvl']), readLevel(level));
    const startOverrides = new Map<number, number>();
    for (const override of childrenOf(each, 'w:lvlOverride')) {
      const level = Number(override.attributes['w:ilvl']);
      const replaced = child(override, 'w:lvl');
      if (replaced) levels.set(level, readLevel(replaced));
      const start = valueOf(override, 'w:startOverride');
      if (start !== undefined) startOverrides.set(level, Number(start));
    }
    lists.set(each.attributes['w:numId'] ?? '', { outline, levels, startOverrides });
  }
  return lists;
}

/** An outline may only name a list style whose own outline holds the levels (w:numStyleLink, w:styleLink). */
function linked(abstract: Element | undefined, outlines: ReadonlyMap<string, Element>): Element | undefined {
  const link = valueOf(abstract, 'w:numStyleLink');
  if (link === undefined) return abstract;
  for (const other of outlines.values()) if (valueOf(other, 'w:styleLink') === link) return other;
  return abstract;
}

function readLevel(level: Element): Level {
  const restart = valueOf(level, 'w:lvlRestart');
  return {
    format: valueOf(level, 'w:numFmt') ?? 'decimal',
    pattern: valueOf(level, 'w:lvlText') ?? '',
    start: Number(valueOf(level, 'w:start') ?? '0'),
    restart: restart === undefined ? undefined : Number(restart),
    legal: isOn(level, 'w:isLgl') ?? false,
    style: valueOf(level, 'w:pStyle'),
  };
}

function step(counts: (number | undefined)[], list: List, level: number, begun: Set<string>, id: string): void {
  const override = list.startOverrides.get(level);
  const first = `${id}/${level}`;
  const start = list.levels.get(level)?.start ?? 0;
  if (override !== undefined && !begun.has(first)) counts[level] = override;
  else counts[level] = (counts[level] ?? start - 1) + 1;
  begun.add(first);
  // A level that was skipped stands at its start, as Word prints "1.1" for a second level without a first.
  for (let above = 0; above < level; above++) counts[above] ??= list.levels.get(above)?.start ?? 0;
  for (const [deeper, { restart }] of list.levels) {
    if (deeper > level && restart !== 0 && (restart === undefined || level < restart)) counts[deeper] = undefined;
  }
}

function label(list: List, counts: readonly (number | undefined)[], here: Level): string | undefined {
  const text = here.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const level = list.levels.get(Number(digit) - 1);
    return level === undefined ? '' : numeral(counts[Number(digit) - 1] ?? level.start, here.legal && level.format !== 'decimalZero' ? 'decimal' : level.format);
  });
  return text.trim() === '' ? undefined : text.trim();
}

/** The number as Word writes it (ST_NumberFormat); formats of other scripts are shown as digits. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'ordinal':
      return `${value}${ordinalEnding(value)}`;
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}

/** a … z, aa, bb … as Word continues after z. */
function letters(value: number): string {
  if (value < 1) return '';
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(Math.floor((value - 1) / 26) + 1, 50));
}

function roman(value: number): string {
  if (value < 1 || value > 32_767) return String(value);
  const steps: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let text = '';
  let rest = value;
  for (const [size, digits] of steps) {
    while (rest >= size) {
      text += digits;
      rest -= size;
    }
  }
  return text;
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

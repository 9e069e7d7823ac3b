import { named, spliced, type Placed, type PlacedPart, type Splice } from '../docx/placedXml.ts';

export type Decision = 'accept' | 'reject';

/** Decides every tracked change of one part (ECMA-376 part 1, 17.13.5). */
export class Settler {
  count = 0;
  /** Changes of whole cells, which are left. */
  cells = 0;
  readonly #part: PlacedPart;
  readonly #accept: boolean;
  #splices: Splice[] = [];

  constructor(part: PlacedPart, decision: Decision) {
    this.#part = part;
    this.#accept = decision === 'accept';
  }

  /** The changes to the part's text; empty where it holds no tracked change. */
  settle(): Splice[] {
    this.#splices = [];
    this.#children(this.#part.root);
    return this.#splices;
  }

  #children(element: Placed): void {
    const merged = this.#mergeParagraphs(element);
    for (const child of element.children) if (!merged.has(child)) this.#element(child);
  }

  #element(element: Placed): void {
    const kind = runChange(element.name);
    if (kind !== undefined) {
      this.count++;
      // A marker inside run properties (of a paragraph mark, a row, a formula) is empty: it goes either way, what it stands for was decided above.
      if ((kind === 'added') === this.#accept) this.#unwrap(element);
      else this.#remove(element);
      return;
    }
    switch (element.name) {
      case 'w:moveFromRangeStart':
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeStart':
      case 'w:moveToRangeEnd':
      case 'w:customXmlInsRangeStart':
      case 'w:customXmlInsRangeEnd':
      case 'w:customXmlDelRangeStart':
      case 'w:customXmlDelRangeEnd':
      case 'w:numberingChange':
        return this.#remove(element);
      case 'w:delText':
        return this.#accept ? undefined : this.#rename(element, 'delText', 't');
      case 'w:delInstrText':
        return this.#accept ? undefined : this.#rename(element, 'delInstrText', 'instrText');
      case 'w:cellIns':
      case 'w:cellDel':
      case 'w:cellMerge':
        this.cells++;
        return;
      case 'w:tbl':
        return this.#table(element);
      case 'w:tr':
        return this.#row(element);
      default:
        return this.#properties(element);
    }
  }

  /** A table that loses its last row goes with it. */
  #table(table: Placed): void {
    const rows = table.children.filter((each) => each.name === 'w:tr');
    if (rows.length === 0 || !rows.every((row) => this.#rowGoes(row))) return this.#properties(table);
    this.count += rows.length;
    this.#remove(table);
  }

  #row(row: Placed): void {
    if (!this.#rowGoes(row)) return this.#children(row);
    this.count++;
    this.#remove(row);
  }

  #rowGoes(row: Placed): boolean {
    return named(named(row, 'w:trPr'), this.#accept ? 'w:del' : 'w:ins') !== undefined;
  }

  /** An element that may carry its former properties (`w:pPrChange` in `w:pPr` and the like): the former ones go, or come back. */
  #properties(element: Placed): void {
    const change = element.children.find((each) => formerProperties.has(each.name));
    if (!change) return this.#children(element);
    this.count++;
    if (this.#accept) {
      this.#remove(change);
      for (const child of element.children) if (child !== change) this.#element(child);
      return;
    }
    const former = change.children[0];
    // The former properties leave out what is no property: the mark of a paragraph, headers of a section.
    const stays = element.children.filter((each) => (element.name === 'w:pPr' ? each.name === 'w:rPr' || each.name === 'w:sectPr' : element.name === 'w:sectPr' ? /^w:(?:header|footer)Reference$/.test(each.name) : element.name === 'w:rPr' && runChange(each.name) !== undefined));
    const kept = stays.map((each) => this.#settled(each)).join('');
    const came = former ? this.#part.text.slice(former.openEnd, former.closeStart) : '';
    this.#splices.push({ start: element.openEnd, end: element.closeStart, text: element.name === 'w:sectPr' || element.name === 'w:rPr' ? kept + came : came + kept });
  }

  /** The raw text of an element with its own changes decided. */
  #settled(element: Placed): string {
    const outer = this.#splices;
    this.#splices = [];
    this.#element(element);
    const made = spliced(this.#part.text, this.#splices, element.start, element.end);
    this.#splices = outer;
    return made;
  }

  /** A paragraph whose mark goes is joined with the next, whose properties the whole then has: the surviving mark carries them. */
  #mergeParagraphs(parent: Placed): ReadonlySet<Placed> {
    const done = new Set<Placed>();
    const { children } = parent;
    for (let index = 0; index < children.length; index++) {
      const group: Placed[] = [];
      let next = index;
      while (next < children.length && this.#markGoes(children[next])) group.push(children[next++] as Placed);
      if (group.length === 0) continue;
      // Comment and bookmark marks may stand between two paragraphs; anything else ends the paragraph anyway.
      const between: Placed[] = [];
      while (children[next] && rangeMark.test(children[next]?.name ?? '')) between.push(children[next++] as Placed);
      const last = children[next];
      const bodies = group.map((each) => this.#body(each));
      if (last?.name !== 'w:p') {
        // Nothing to join with: an empty paragraph goes where another stands before the next block, the rest keep their words.
        this.#standAlone(group, bodies, last, done);
        index = next - 1;
        continue;
      }
      this.count += group.length;
      const properties = named(last, 'w:pPr');
      const first = group[0] as Placed;
      const ending = this.#body(last);
      // A last paragraph that leaves nothing only lent its mark: the one whose words stay keeps its own tag, as it came.
      const keeps = bodies[0] !== '' && this.#leavesNothing(last) ? first : last;
      const opening = this.#part.text.slice(keeps.start, keeps.openEnd).replace(/\/>$/, '>');
      const name = /^<([^\s/>]+)/.exec(opening)?.[1] ?? 'w:p';
      const text = `${opening}${properties ? this.#settled(properties) : ''}${bodies.join('')}${between.map((each) => this.#settled(each)).join('')}${ending}</${name}>`;
      this.#splices.push({ start: first.start, end: last.end, text });
      for (const each of [...group, ...between, last]) done.add(each);
      index = next;
    }
    return done;
  }

  #standAlone(group: readonly Placed[], bodies: readonly string[], next: Placed | undefined, done: Set<Placed>): void {
    const followed = next?.name === 'w:tbl' || next?.name === 'w:sectPr';
    for (const [index, paragraph] of group.entries()) {
      if (bodies[index] !== '' || !followed) continue;
      this.#remove(paragraph);
      this.count++;
      done.add(paragraph);
    }
  }

  #markGoes(element: Placed | undefined): boolean {
    if (element?.name !== 'w:p') return false;
    const mark = named(named(element, 'w:pPr'), 'w:rPr');
    return (this.#accept ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']).some((name) => named(mark, name) !== undefined);
  }

  /** What a paragraph holds beside its properties, with its changes decided. */
  #body(paragraph: Placed): string {
    return paragraph.children.filter((each) => each.name !== 'w:pPr').map((each) => this.#settled(each)).join('');
  }

  /** Whether nothing of the paragraph stays but marks of comments and the like. */
  #leavesNothing(paragraph: Placed): boolean {
    return paragraph.children.every((each) => {
      const kind = runChange(each.name);
      if (kind !== undefined) return (kind === 'added') !== this.#accept;
      return each.name === 'w:pPr' || rangeMark.test(each.name) || (each.name === 'w:r' && each.children.every(({ name }) => name === 'w:rPr' || name === 'w:commentReference'));
    });
  }

  #remove(element: Placed): void {
    this.#splices.push({ start: element.start, end: element.end, text: '' });
  }

  #unwrap(element: Placed): void {
    this.#splices.push({ start: element.start, end: element.openEnd, text: '' });
    if (element.end > element.openEnd) this.#splices.push({ start: element.closeStart, end: element.end, text: '' });
    this.#children(element);
  }

  #rename(element: Placed, from: string, to: string): void {
    const swap = (start: number, end: number): void => {
      this.#splices.push({ start, end, text: this.#part.text.slice(start, end).replace(from, to) });
    };
    swap(element.start, element.openEnd);
    if (element.end > element.openEnd) swap(element.closeStart, element.end);
  }
}

function runChange(name: string): 'added' | 'removed' | undefined {
  if (name === 'w:ins' || name === 'w:moveTo') return 'added';
  if (name === 'w:del' || name === 'w:moveFrom') return 'removed';
  return undefined;
}

const formerProperties = new Set(['w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:tblPrExChange', 'w:trPrChange', 'w:tcPrChange', 'w:tblGridChange']);

const rangeMark = /^w:(?:bookmark|commentRange|perm|moveFromRange|moveToRange)(?:Start|End)$/;

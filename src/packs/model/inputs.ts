import { assert } from '../../base/assert.ts';
import { toDouble, type Decimal } from '../../base/decimal.ts';
import { Grid, money, percent, price, tokens } from './grid.ts';

interface Stated {
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly format: string;
  readonly unit: string;
  readonly source: string;
}

/** The sheet on which every figure stands that may be changed, each under a name that formulas use; section by section, what holds for all deals first. */
export class Inputs {
  readonly #head: { readonly title: string; readonly day: string; readonly currency: string };
  readonly #sections = new Map<string, Stated[]>([[forAll, []]]);
  readonly #known = new Set<string>();
  #section = forAll;

  constructor(day: string, title: string, currency: string) {
    this.#head = { title, day, currency };
  }

  /** What is stated from now on belongs to this deal. */
  section(title: string): void {
    // Two deals of one title are two sections.
    let own = title;
    for (let again = 2; this.#sections.has(own); again++) own = `${title} (${again})`;
    this.#section = own;
    this.#sections.set(own, []);
  }

  /** States a figure of the deal whose section it is; comes back with the name under which formulas read it. */
  add(name: string, what: string, value: Decimal | number, unit: Unit, source: string): string {
    return this.#state(this.#section, name, what, value, unit, source);
  }

  /** States a figure that holds for every deal. */
  shared(name: string, what: string, value: Decimal | number, unit: Unit, source: string): string {
    return this.#state(forAll, name, what, value, unit, source);
  }

  /** The sheet, and what each name points at. */
  made(): { readonly grid: Grid; readonly names: ReadonlyMap<string, string> } {
    const { title, day } = this.#head;
    const grid = new Grid('Inputs', { widths: [62, 34, 18, 16, 34], across: 0, down: 4 });
    const names = new Map<string, string>();
    grid.add({ kind: 'title', value: `${title}: inputs` });
    grid.add({ kind: 'note', value: `Blue figures may be changed, and every sheet follows. Everything else is worked out. As of ${day}.` });
    grid.add();
    grid.head(['What', 'From where'], ['Value'], ['Unit', 'Name in formulas']);
    for (const [section, rows] of this.#sections) {
      if (rows.length === 0) continue;
      grid.add();
      grid.section(section, 5);
      for (const { name, what, value, format, unit, source } of rows) {
        const row = grid.add({ kind: 'label', value: what }, { kind: 'note', value: source }, { kind: 'input', value, format }, { kind: 'note', value: unit }, { kind: 'note', value: name });
        names.set(name, grid.at(row, 3).replace(/!([A-Z]+)(\d+)$/, '!$$$1$$$2'));
      }
    }
    return { grid, names };
  }

  #state(section: string, name: string, what: string, value: Decimal | number, unit: Unit, source: string): string {
    const clean = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/_+$/, '');
    if (this.#known.has(clean)) return clean;
    this.#known.add(clean);
    const rows = this.#sections.get(section);
    assert(rows !== undefined, 'a section is begun before figures are stated in it');
    const units = { share: 'of the whole', money: this.#head.currency, price: this.#head.currency, tokens: 'tokens', count: 'number' };
    rows.push({ name: clean, what, value: typeof value === 'number' ? value : toDouble(value), format: formats[unit], unit: units[unit], source });
    return clean;
  }
}

type Unit = 'share' | 'money' | 'price' | 'tokens' | 'count';

const forAll = 'For every deal';
const formats: Readonly<Record<Unit, string>> = { share: percent, money, price, tokens, count: '#,##0.######' };

import { toDouble, type Decimal } from '../../base/decimal.ts';
import { Grid, money, percent, price, tokens } from './grid.ts';

/** The sheet on which every figure stands that may be changed, each under a name that formulas use. */
export class Inputs {
  readonly grid = new Grid('Inputs');
  readonly names = new Map<string, string>();

  constructor(day: string, title: string) {
    this.grid.add({ kind: 'title', value: `${title}: inputs` });
    this.grid.add({ kind: 'note', value: `Blue figures may be changed, and every sheet follows. Everything else is worked out. As of ${day}.` });
    this.grid.add();
    this.grid.add({ kind: 'head', value: 'What' }, { kind: 'head', value: 'From where' }, { kind: 'head', value: 'Value' }, { kind: 'head', value: 'Unit' }, { kind: 'head', value: 'Name' });
  }

  section(title: string): void {
    this.grid.add();
    this.grid.add({ kind: 'head', value: title });
  }

  /** States a figure; comes back with the name under which formulas read it. */
  add(name: string, what: string, value: Decimal | number, unit: 'share' | 'money' | 'price' | 'tokens' | 'count', source: string): string {
    const clean = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/_+$/, '');
    if (this.names.has(clean)) return clean;
    const formats = { share: percent, money, price, tokens, count: '#,##0.######' };
    const row = this.grid.add({ kind: 'label', value: what }, { kind: 'note', value: source }, { kind: 'input', value: typeof value === 'number' ? value : toDouble(value), format: formats[unit] }, { kind: 'note', value: unit === 'share' ? 'of the whole' : unit }, { kind: 'note', value: clean });
    this.names.set(clean, this.grid.at(row, 3).replace(/!([A-Z]+)(\d+)$/, '!$$$1$$$2'));
    return clean;
  }
}

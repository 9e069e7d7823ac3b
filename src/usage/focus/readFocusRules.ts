import { Refusal } from '../../base/refusal.ts';
import { readTable } from '../../rates/readTable.ts';
import { keywords, partsOf, shapes, type Check, type FocusRule, type Keyword } from './focusRule.ts';

const columns = ['rule', 'keyword', 'kind', 'about', 'check', 'when', 'where'];

/** The rules of FOCUS from `data/focus/<version>.csv`, in its order; refuses a rule that cannot be read or that names one that is not there. */
export function readFocusRules(text: string, file: string): FocusRule[] {
  const rules = readTable(text, file, columns, columns).map((row): FocusRule => {
    const id = row.cell('rule');
    const keyword = row.cell('keyword');
    if (!isKeyword(keyword)) throw new Refusal('invalid', `Rule ${id} in ${file} has the keyword "${keyword}"; known are ${keywords.join(', ')}.`, { file, row: row.line });
    const read = (text: string) => (text === '' ? undefined : readCheck(text, `rule ${id} in ${file}, line ${row.line}`));
    return { id, keyword, kind: row.cell('kind'), about: row.cell('about'), check: read(row.cell('check')), when: read(row.cell('when')), where: row.cell('where').split(' ').filter(Boolean) };
  });
  const ids = new Set(rules.map(({ id }) => id));
  const lost = rules.flatMap((rule) => partsOf(rule.check)).find((part) => !ids.has(part));
  if (lost !== undefined) throw new Refusal('invalid', `${file} names the rule ${lost}, which it does not have.`, file);
  return rules;
}

function isKeyword(text: string): text is Keyword {
  return (keywords as readonly string[]).includes(text);
}

/** `A = "x" or (B != null and rule C-1)`: words joined by `and` or `or`, never both without brackets. */
function readCheck(text: string, place: string): Check {
  const words = text.match(/"(?:[^"\\]|\\.)*"|[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new Refusal('invalid', `The check of ${place} cannot be read at "${words.slice(at, at + 3).join(' ')}".`);
  };
  const next = (): string => words[at++] ?? fail();
  const list = (): Check => {
    const of = [atom()];
    const joint = words[at];
    if (joint !== 'and' && joint !== 'or') return of[0] ?? fail();
    for (; words[at] === joint; of.push(atom())) at++;
    return { is: joint === 'and' ? 'all' : 'any', of };
  };
  const atom = (): Check => {
    const first = next();
    if (first === '(') {
      const inner = list();
      return next() === ')' ? inner : fail();
    }
    if (first === 'rule') return { is: 'rule', rule: next() };
    if (/^\d+$/.test(first)) {
      const column = next();
      return next() === 'per' ? { is: 'count', count: Number(first), column, per: next() } : fail();
    }
    return predicate(first, next());
  };
  const predicate = (column: string, verb: string): Check => {
    if (verb === 'present') return { is: 'present', column };
    const value = next();
    switch (verb) {
      case 'as': {
        const shape = shapes.find((each) => each === value);
        return shape === undefined ? fail() : { is: 'shape', column, shape };
      }
      case '=':
      case '!=':
        if (value === 'null') return { is: verb === '=' ? 'equal' : 'unequal', column, value: undefined };
        if (value.startsWith('"')) return { is: verb === '=' ? 'equal' : 'unequal', column, value: JSON.parse(value) as string };
        return { is: verb === '=' ? 'same' : 'other', column, as: value };
      case '>=':
        return { is: 'least', column, value: JSON.parse(value) as string };
      case '*':
        return next() === '=' ? { is: 'product', column, by: value, result: next() } : fail();
      default:
        return fail();
    }
  };
  const whole = list();
  return at === words.length ? whole : fail();
}

import { readDay, type Day } from '../base/calendar.ts';
import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';

/** How a file writes 4 May: 05/04 or 04/05. Days written year first need no order. */
export type DateOrder = 'month-first' | 'day-first';

const yearFirst = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const yearFirstGlued = /^(20\d{2})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ].*)?$/;

/** The day a cell writes, its time of day and zone left aside: a cost row's day is the day as billed. */
export function readFileDay(cell: string, order: DateOrder): Day | undefined {
  const text = cell.trim();
  const plain = yearFirst.exec(text) ?? yearFirstGlued.exec(text);
  if (plain) return readDay(`${plain[1]}-${plain[2]}-${plain[3]}`);
  const match = yearLast.exec(text);
  if (!match) return undefined;
  const [month = '', day = ''] = order === 'month-first' ? [match[1], match[3]] : [match[3], match[1]];
  return readDay(`${match[4]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/**
 * The order of day and month that all dates of a usage file allow. Where they allow both, what was said for its header
 * holds, and a file of which nothing was said is refused with the question: a month read as a day moves money.
 */
export function dateOrderOf(cells: Iterable<string>, name: string, said?: DateOrder): Outcome<DateOrder> {
  const { value, findings } = likelyDateOrder(cells, name);
  const asked = findings.find(({ code }) => code === 'date-order-assumed');
  if (asked === undefined) return outcome(value, findings);
  if (said !== undefined) return outcome(said);
  const example = /"([^"]*)"/.exec(asked.message)?.[1] ?? '';
  throw new Refusal('invalid', `No date in ${name} tells whether the day or the month comes first: "${example}" is ${spoken(readFileDay(example, 'day-first'))} or ${spoken(readFileDay(example, 'month-first'))}. Say it once, and Parley remembers it for files with this header: parley usage confirm ${name} --dates day-first (or month-first).`, { file: name, key: 'dates' });
}

/** The order that all dates of a file allow; where they allow both, the likelier one, and a finding says what was assumed. */
export function likelyDateOrder(cells: Iterable<string>, name: string): Outcome<DateOrder> {
  let [dayFirst, monthFirst, either, dotted] = [0, 0, 0, 0];
  let example = '';
  for (const cell of cells) {
    const match = yearLast.exec(cell.trim());
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) dayFirst++;
    else if (second > 12 && first <= 12) monthFirst++;
    else if (first !== second) {
      either++;
      example ||= cell.trim();
    }
    if (match[2] === '.') dotted++;
  }
  if (dayFirst > 0 && monthFirst > 0) {
    const order = dayFirst > monthFirst ? 'day-first' : 'month-first';
    const said = order === 'day-first' ? 'day/month/year' : 'month/day/year';
    return outcome(order, [finding('warning', 'date-order-mixed', `Dates in ${name} are written in both orders (${monthFirst} only as month/day, ${dayFirst} only as day/month). They are read as ${said}; rows that cannot be read so are refused. Export the file again with ISO dates.`, name)]);
  }
  if (dayFirst > 0) return outcome('day-first');
  if (monthFirst > 0 || either === 0) return outcome('month-first');
  if (dotted > 0) return outcome('day-first', [finding('warning', 'date-order-dotted', `No date in ${name} tells by its figures whether the day or the month comes first ("${example}"). They are read as day.month.year, because points between the parts are written where the day comes first. If that is wrong, export the file with ISO dates (2026-05-04).`, name)]);
  return outcome('month-first', [finding('warning', 'date-order-assumed', `No date in ${name} tells whether the day or the month comes first ("${example}"). They are read as month/day/year, because Azure writes dates so. If that is wrong, export the file with ISO dates (2026-05-04).`, name)]);
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "3 April 2025". */
function spoken(day: Day | undefined): string {
  return day === undefined ? 'no day' : `${Number(day.slice(8))} ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

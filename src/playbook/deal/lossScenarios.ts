import { Refusal } from '../../base/refusal.ts';

/** What may happen, as its users state it: how often, what it costs, and which carve-outs of a limit it falls under. */
export interface LossScenario {
  readonly title: string;
  /** Events a year: less in one case of ten, more in one of ten; above zero. */
  readonly events: readonly [number, number];
  /** What one event costs us, in the currency of the fees: the same range. */
  readonly loss: readonly [number, number];
  /** Words: where a carve-out of the limit names one of them, the loss is outside the limit. */
  readonly outside: readonly string[];
}

/**
 * The scenarios of lines "title; events a year; cost of an event; words of carve-outs", as "Data breach; 0.05 to 0.2; 500,000 to
 * 6,000,000; confidential, personal data"; blank lines and those that begin with # say nothing. Refuses a line that cannot be read.
 */
export function lossScenarios(text: string, file: string): LossScenario[] {
  return text.split(/\r?\n/).flatMap((line, index): LossScenario[] => {
    if (line.trim() === '' || line.trim().startsWith('#')) return [];
    const [title = '', often = '', costs = '', words = '', ...more] = line.split(';').map((part) => part.trim());
    const [events, loss] = [rangeOf(often), rangeOf(costs)];
    if (title === '' || !events || !loss || more.length > 0) {
      const wrong = title === '' ? 'has no title' : !events ? `does not say how many events a year come ("${often}")` : !loss ? `does not say what an event costs ("${costs}")` : 'has more than four parts';
      throw new Refusal('invalid', `Scenario line ${index + 1} ${wrong}. Write "Data breach; 0.05 to 0.2; 500,000 to 6,000,000; confidential, personal data": events a year and the cost of one, each from what is undercut one time in ten to what is passed one time in ten, above zero; then the words of carve-outs, if any.`, `${file} line ${index + 1}`);
    }
    if (events[1] > mostEvents) throw new Refusal('invalid', `Scenario line ${index + 1} has more than ${mostEvents} events a year. State what happens that often by the month's total instead.`, `${file} line ${index + 1}`);
    return [{ title, events, loss, outside: words.split(',').map((word) => word.trim().toLowerCase()).filter((word) => word !== '') }];
  });
}

const mostEvents = 100;

/** "0.05 to 0.2", "500,000–6,000,000", or one figure that is certain. */
function rangeOf(text: string): [number, number] | undefined {
  const [low, high = low, ...more] = text.split(/\s*(?:–|-|\bto\b)\s*/).map(numberOf);
  return low === undefined || high === undefined || more.length > 0 || low <= 0 || high < low || !Number.isFinite(high) ? undefined : [low, high];
}

function numberOf(text: string): number | undefined {
  const [, digits, unit] = /^((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*([kKmM])?$/.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', '')) * (unit === undefined ? 1 : unit.toLowerCase() === 'k' ? 1_000 : 1_000_000);
}

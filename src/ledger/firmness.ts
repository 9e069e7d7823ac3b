import type { Token } from '../playbook/tokens.ts';

/** A word or words that take something back. */
export interface Softener {
  readonly kind: 'efforts' | 'may' | 'hedge' | 'condition';
  readonly words: string;
}

/** What makes a sentence promise less than it seems to: efforts, "may", hedges and conditions, in the order in which they stand. */
export function softenersOf(tokens: readonly Token[]): Softener[] {
  const text = ` ${tokens.map(({ word }) => word).join(' ')} `;
  const found = softeners.flatMap(({ kind, says }) => {
    const match = says.exec(text);
    return match ? [{ kind, words: match[0].trim(), at: match.index }] : [];
  });
  return found.sort((a, b) => a.at - b.at).map(({ kind, words }) => ({ kind, words }));
}

const softeners: readonly { readonly kind: Softener['kind']; readonly says: RegExp }[] = [
  { kind: 'efforts', says: / (?:commercially reasonable|reasonable|best|good faith) (?:efforts?|endeavours?|endeavors?) / },
  { kind: 'efforts', says: / (?:endeavours?|endeavors?|strives?|seeks?|tries|attempts?) to / },
  // A right of the customer is a right; a "may" of the other side is no duty.
  { kind: 'may', says: / (?!customer|you)[a-z-]+ (?:may|might|can) (?!not )/ },
  { kind: 'hedge', says: / (?:intends?|expects?|aims?|plans?|targets?) to / },
  { kind: 'hedge', says: / (?:typically|generally|normally|usually|by default|in principle) / },
  { kind: 'hedge', says: / (?:at|in) its (?:sole |reasonable )?(?:discretion|judgement|judgment|opinion) / },
  { kind: 'hedge', says: / (?:where|if|as far as|to the extent) (?:possible|practicable|feasible|available|commercially reasonable) / },
  { kind: 'hedge', says: / for as long as necessary / },
  { kind: 'hedge', says: / (?:then current|in its then) / },
  { kind: 'condition', says: / (?:unless|except|only if|provided that|subject to|conditional on|on condition) / },
];

/** How often the sentence denies; "no more than" and its like limit, they do not deny. */
export function denials(tokens: readonly Token[]): number {
  return tokens.filter(({ word }, index) => {
    if (!denying.has(word)) return false;
    const [next, after] = [tokens[index + 1]?.word ?? '', tokens[index + 2]?.word ?? ''];
    return !(/^(?:more|less|later|longer|fewer|earlier|lower|higher|only|exceed|limited)$/.test(next) || (next === 'to' && after === 'exceed') );
  }).length;
}

const denying: ReadonlySet<string> = new Set(['not', 'no', 'never', 'neither', 'nor']);

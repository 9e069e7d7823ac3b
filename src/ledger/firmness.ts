import type { Token } from '../playbook/tokens.ts';

/** A word or words that take something back. */
export interface Softener {
  readonly kind: 'efforts' | 'may' | 'hedge' | 'condition';
  readonly words: string;
}

/** What makes a sentence promise less than it seems to: efforts, "may", hedges and conditions, in the order in which they stand. */
export function softenersOf(tokens: readonly Token[]): Softener[] {
  const text = ` ${tokens.map(({ word }) => word).join(' ')} `.replace(/ generally available /g, ' available ').replace(/ (?:which|that) (?:can|may) be used /g, ' ');
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
  { kind: 'may', says: / (?!customer|you)[a-z-]+ (?:may|might|can) (?!not )(?!(?:\S+ ){1,6}(?:at most|no more than|not more than|a maximum of) )/ },
  { kind: 'hedge', says: / (?:intends?|expects?|aims?|plans?|targets?) to / },
  { kind: 'hedge', says: / (?:typically|generally|normally|usually|by default|in principle) / },
  { kind: 'hedge', says: / (?:at|in) its (?:sole |reasonable )?(?:discretion|judgement|judgment|opinion) / },
  { kind: 'hedge', says: / (?:where|if|as far as|to the extent) (?:possible|practicable|feasible|available|commercially reasonable) / },
  { kind: 'hedge', says: / for as long as necessary / },
  { kind: 'hedge', says: / (?:target(?:ed)? (?:response|availability|date|time)|indicative|estimated|non binding|best case) / },
  { kind: 'hedge', says: / (?:then current|in its then) / },
  { kind: 'condition', says: / (?:unless|except|only if|only where|provided that|subject to|conditional (?:on|upon)|on condition|(?<!for )as long as|so long as) (?!necessary )/ },
  { kind: 'condition', says: / (?:if|once|where) (?:the )?(?:customer|you|its|consumption|spend|usage) / },
];

/**
 * What the sentence denies, one denial after the other: the concepts after a "not" up to the next turn of the sentence. "No
 * more than" and its like limit, they do not deny; "unlimited" denies in one word, "is prohibited" what stands before it.
 */
export function denialsIn(tokens: readonly Token[], concepts: readonly (string | undefined)[]): readonly ReadonlySet<string>[] {
  const within = (from: number, until: number): ReadonlySet<string> => new Set(concepts.slice(from, until).filter((concept) => concept !== undefined));
  return tokens.flatMap(({ word }, index) => {
    if (word === 'unlimited' || word === 'uncapped') return [within(index, index + 1)];
    if (/^(?:prohibited|excluded|forbidden)$/.test(word) && /^(?:is|are|be)$/.test(tokens[index - 1]?.word ?? '')) return [within(tokens.findLastIndex((each, at) => at < index && turns.has(each.word)) + 1, index)];
    if (!denying.has(word) || limits(tokens, index)) return [];
    const turn = tokens.findIndex((each, at) => at > index && turns.has(each.word));
    return [within(index, turn < 0 ? tokens.length : turn)];
  });
}

/** "Not more than", "no later than", "not increase prices by more than". */
function limits(tokens: readonly Token[], index: number): boolean {
  const [next, after] = [tokens[index + 1]?.word ?? '', tokens[index + 2]?.word ?? ''];
  if (/^(?:more|less|later|longer|fewer|earlier|lower|higher|only|exceed|limited)$/.test(next) || (next === 'to' && after === 'exceed')) return true;
  return / (?:by )?(?:more|less|longer|higher) than /.test(` ${tokens.slice(index, index + 12).map(({ word }) => word).join(' ')} `);
}

const denying: ReadonlySet<string> = new Set(['not', 'no', 'never', 'neither', 'nor']);
const turns: ReadonlySet<string> = new Set(['and', 'but', 'unless', 'except', 'if', 'when', 'where', 'provided', 'which', 'that', 'however', 'it']);

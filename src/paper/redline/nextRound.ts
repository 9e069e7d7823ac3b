import type { Paper } from '../paper.ts';
import type { Edit } from './edit.ts';
import { fold } from './locate.ts';
import { wordsOf } from './wordChanges.ts';

/** A wish of ours in the round before, and the wording we fall back to. */
export interface Standing extends Edit {
  readonly fallback?: string;
}

export interface Round {
  readonly id: string;
  /** `kept`: our words stand. `falls-back`: the fallback is the next edit. `open`: our words are gone and there is nothing to fall back to. `unclear`: no words of either side were found. */
  readonly became: 'kept' | 'falls-back' | 'open' | 'unclear';
}

/** The edits of the next round: for each wish that came back refused or changed, our fallback in place of what now stands there. */
export function nextRound(back: Paper, wishes: readonly Standing[]): { readonly edits: readonly Edit[]; readonly rounds: readonly Round[] } {
  const text = fold(back.text);
  const edits: Edit[] = [];
  const rounds = wishes.map((wish): Round => {
    const { fallback, ...edit } = wish;
    const ours = fold(edit.replace).trim();
    if (ours !== '' && ours.split('\n').every((line) => text.includes(line.trim()))) return { id: edit.id, became: 'kept' };
    if (ours === '' && edit.find !== '' && !text.includes(fold(edit.find))) return { id: edit.id, became: 'kept' };
    if (fallback === undefined) return { id: edit.id, became: 'open' };
    if (fold(fallback).trim() !== '' && text.includes(fold(fallback).trim())) return { id: edit.id, became: 'kept' };
    if (edit.after !== undefined || (edit.find !== '' && text.includes(fold(edit.find)))) {
      edits.push({ ...edit, replace: fallback });
      return { id: edit.id, became: 'falls-back' };
    }
    const nearest = nearestParagraph(back, `${edit.find} ${edit.replace}`);
    if (nearest === undefined) return { id: edit.id, became: 'unclear' };
    // Neither side's words stand: the whole sentence that they became gives way to ours.
    edits.push({ id: edit.id, find: nearest, replace: fallback, ...(edit.comment === undefined ? {} : { comment: edit.comment }) });
    return { id: edit.id, became: 'falls-back' };
  });
  return { edits, rounds };
}

/** The sentence that has most words in common with `words`, at least half of its own. */
function nearestParagraph(paper: Paper, words: string): string | undefined {
  const wanted = new Set(meaningful(words));
  let best: { text: string; share: number } | undefined;
  for (const { text } of paper.paragraphs) {
    for (const sentence of text.match(/[^.!?]+(?:[.!?](?=\d)[^.!?]*)*[.!?]?/g) ?? [text]) {
      const own = meaningful(sentence);
      if (own.length < 3) continue;
      const share = own.filter((word) => wanted.has(word)).length / Math.max(own.length, wanted.size / 2);
      if (share >= 0.5 && share > (best?.share ?? 0)) best = { text: sentence.trim(), share };
    }
  }
  return best?.text;
}

function meaningful(text: string): string[] {
  return wordsOf(text.toLowerCase()).filter((word) => /^[\p{L}\p{N}]/u.test(word) && word.length > 2);
}

import { finding, type Finding } from '../../base/finding.ts';
import { findSecrets, readOpenWords } from './findSecrets.ts';
import type { Layer } from './layer.ts';
import type { OpenTexts, Secret } from './secrets.ts';

/** What a look through every layer of a file found. */
export interface LeakCheck {
  /** Nothing confidential was found; hidden layers are named and judged by a person. */
  readonly passes: boolean;
  readonly layers: readonly { readonly place: string; readonly characters: number; readonly hidden: readonly string[] }[];
  readonly findings: readonly Finding[];
}

/** Whether a file says anything that it must not: confidential values in any written form, words that only we use, people of ours, in every layer. */
export function leakCheck(layers: readonly Layer[], secrets: readonly Secret[], open: OpenTexts, file: string): LeakCheck {
  const may = readOpenWords(`${open.known}\n${open.asked}`);
  const findings = layers.flatMap((layer) => [
    ...findSecrets(layer.text, secrets, may).map(({ secret, shown }) => finding('error', secret.kind === 'person' ? 'person-of-ours' : 'confidential-value', `“${shown}” says ${secret.what}. Take it out before the file leaves.`, `${file}, ${layer.place}`)),
    ...wordsInHouse.filter((word) => word.test(layer.text) && !word.test(open.known)).map((word) => finding('error', 'word-of-ours', `“${word.exec(layer.text)?.[0] ?? ''}” is a word that is only used in the house. Say it otherwise, or take it out.`, `${file}, ${layer.place}`)),
    ...layer.hidden.map((what) => finding('warning', 'hidden-layer', `There is something here that the page does not show: ${what}. Look at it before the file leaves.`, `${file}, ${layer.place}`)),
  ]);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { passes: errors.length === 0, layers: layers.map(({ place, text, hidden }) => ({ place, characters: text.length, hidden })), findings: errors.length === 0 ? findings : [...errors, ...findings.filter(({ severity }) => severity !== 'error')] };
}

const wordsInHouse = [/\bwalk[-\s]?away\b/i, /\bBATNA\b/i, /\bbest alternative\b/i, /\bred lines?\b/i, /\bbottom line\b/i, /\bour targets?\b/i, /\blikelihood\b/i, /\binternal\b/i, /\bleverage\b/i, /\bmust-have\b/i, /\bnot for microsoft\b/i];

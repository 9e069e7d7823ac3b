import { figuresIn, type Figure } from './figuresIn.ts';
import type { Secret, SecretFigure, SecretWords } from './secrets.ts';

/** A confidential value as it was found written in a text. */
export interface Leak {
  readonly secret: Secret;
  readonly shown: string;
}

/** The confidential values that a text says in any written form; what is said openly elsewhere is none. */
export function findSecrets(text: string, secrets: readonly Secret[], open: OpenWords): readonly Leak[] {
  const folded = fold(text);
  const figures = figuresIn(text).filter(({ value, percent }) => !open.figures.has(`${value}${percent ? '%' : ''}`));
  return secrets.flatMap((secret): Leak[] => {
    if (!isFigure(secret)) return saysWords(folded, open.folded, secret);
    const found = figures.find((figure) => isSame(figure, secret.value, secret.kind === 'percent'));
    return found === undefined ? [] : [{ secret, shown: found.shown }];
  });
}

/** What may be said, made ready for looking up. */
export interface OpenWords {
  readonly folded: string;
  readonly figures: ReadonlySet<string>;
}

export function readOpenWords(text: string): OpenWords {
  return { folded: fold(text), figures: new Set(figuresIn(text).map(({ value, percent }) => `${value}${percent ? '%' : ''}`)) };
}

function isFigure(secret: Secret): secret is SecretFigure {
  return secret.kind === 'amount' || secret.kind === 'percent';
}

function saysWords(text: string, open: string, secret: SecretWords): Leak[] {
  const wanted = fold(secret.value).trim();
  return contains(text, wanted) && !contains(open, wanted) ? [{ secret, shown: secret.value }] : [];
}

function contains(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + wanted.length] ?? ' '];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

/** Whether a number, as finely as it is written, says the secret one: two digits that count from a hundred thousand on, else three. */
function isSame({ value, place, percent, shown }: Figure, secret: number, isPercent: boolean): boolean {
  if (percent !== isPercent) return false;
  if (isPercent) return Math.abs(value - secret) < 1e-9;
  if (/^(?:19|20)\d\d$/.test(shown)) return false;
  const size = Math.abs(secret);
  const digits = String(Math.round(value / place)).length;
  return digits >= (value >= 100_000 ? 2 : 3) && Math.abs(value - size) <= (place / 2) * (1 + 1e-9);
}

/** Case, kinds of space, dashes and quotation marks do not hide a word. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u2010-\u2015]/g, '-').replace(/[“”„]/g, '"').replace(/[’‘]/g, "'").replace(/(\d)\s+%/g, '$1%').replace(/\s+/g, ' ');
}

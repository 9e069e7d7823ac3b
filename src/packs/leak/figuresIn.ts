/** A number as somebody wrote it, and how finely. */
export interface Figure {
  readonly value: number;
  /** The value of its last digit that is not a closing zero: 1,200,000 and 1.2M are both to the hundred thousand. */
  readonly place: number;
  readonly percent: boolean;
  readonly shown: string;
}

/** Every number in a text in every way it can be read: 1,234,567 · 1.234.567,00 · 1 234 567 · 1234567.5 · 1.2M · 1,235 k · 12 %. Days and hashes are no numbers. */
export function figuresIn(text: string): readonly Figure[] {
  const bare = text.replace(/\b\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.]+Z?)?/g, ' day ').replace(/\b(?=[0-9a-f ]*[a-f])[0-9a-f]{12,}(?: [0-9a-f]{16})*\b/g, ' hash ');
  return [...bare.matchAll(written)].flatMap(([shown, body = '', unit = '']) => {
    const percent = /^(?:%|percent|per cent)$/i.test(unit);
    const times = percent ? 1 : timesOf(unit);
    return readings(body).map(({ value, decimals }) => ({ value: value * times, place: placeOf(value, decimals) * times, percent, shown: shown.trim() }));
  });
}

const gap = "[\\u0020\\u00a0\\u2009\\u202f'’]";
const written = new RegExp(`(?<![\\w.,])(\\d{1,3}(?:(?:${gap}|[.,])\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)(?:[\\s\\u00a0\\u2009\\u202f]?(%|percent|per cent|k|thousand|mn|mln|mio|m|million|millions|bn|billion))?(?![\\w])`, 'giu');

function timesOf(unit: string): number {
  if (/^(?:k|thousand)$/i.test(unit)) return 1e3;
  if (/^(?:m|mn|mln|mio|millions?)$/i.test(unit)) return 1e6;
  return /^(?:bn|billion)$/i.test(unit) ? 1e9 : 1;
}

function readings(body: string): readonly { readonly value: number; readonly decimals: number }[] {
  const plain = body.replace(new RegExp(gap, 'gu'), '');
  const asGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain) || !/[.,]/.test(plain) ? [{ value: Number(plain.replace(/[.,]/g, '')), decimals: 0 }] : [];
  const [, whole = '', fraction] = /^(.*)[.,](\d+)$/.exec(plain) ?? [];
  const asDecimal = fraction === undefined || /[.,]/.test(whole) && !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole) ? [] : [{ value: Number(`${whole.replace(/[.,]/g, '')}.${fraction}`), decimals: fraction.length }];
  return [...asGrouped, ...asDecimal];
}

function placeOf(value: number, decimals: number): number {
  if (decimals > 0 && !Number.isInteger(value)) return 10 ** -decimals;
  const zeros = /0*$/.exec(String(Math.trunc(value)))?.[0].length ?? 0;
  return value === 0 ? 1 : 10 ** zeros;
}

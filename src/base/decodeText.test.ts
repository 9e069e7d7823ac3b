import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((each) => each.isWellFormed() && !each.startsWith('\uFEFF') && !each.includes('\0'));

describe('text of a file', () => {
  it('is what was written, in UTF-8 with or without a mark', () => {
    fc.assert(
      fc.property(text, (written) => {
        const plain = new TextEncoder().encode(written);
        return decodeText(plain) === written && decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...plain])) === written;
      }),
    );
  });

  it('is what was written, in UTF-16 of either order', () => {
    fc.assert(
      fc.property(text, (written) => {
        const units = [0xfeff, ...Array.from({ length: written.length }, (_, at) => written.charCodeAt(at))];
        const little = new Uint8Array(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
        const big = new Uint8Array(units.flatMap((unit) => [unit >> 8, unit & 0xff]));
        return decodeText(little) === written && decodeText(big) === written;
      }),
    );
  });

  it.each([
    { case: 'a stray continuation byte', given: bytes(0x61, 0x80) },
    { case: 'an overlong slash', given: bytes(0xc0, 0xaf) },
    { case: 'half of a surrogate pair', given: bytes(0xed, 0xa0, 0x80) },
    { case: 'a character cut off', given: bytes(0xe2, 0x82) },
    { case: 'a code point beyond Unicode', given: bytes(0xf4, 0x90, 0x80, 0x80) },
    { case: 'UTF-16 with an odd byte', given: bytes(0xff, 0xfe, 0x61) },
  ])('is not guessed from $case', ({ given }) => {
    expect(decodeText(given)).toBeUndefined();
  });
});

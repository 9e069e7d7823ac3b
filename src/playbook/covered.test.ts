import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { covered, outermost } from './covered.ts';

const place = fc.tuple(fc.nat(30), fc.nat(10)).map(([start, length]) => ({ start, end: start + length }));
const within = (a: { start: number; end: number }, b: { start: number; end: number }) => b.start <= a.start && a.end <= b.end;

it('a stretch is covered when one place holds it whole', () => {
  fc.assert(fc.property(fc.array(place, { maxLength: 12 }), place, (places, stretch) => {
    expect(covered(places)(stretch)).toBe(places.some((each) => within(stretch, each)));
  }));
});

it('the outermost places lie within no other, and every place lies within one of them', () => {
  fc.assert(fc.property(fc.array(place, { maxLength: 12 }), (places) => {
    const kept = outermost(places);
    for (const one of kept) expect(kept.filter((other) => within(one, other))).toEqual([one]);
    for (const one of places) expect(kept.some((other) => within(one, other))).toBe(true);
  }));
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Domain } from '../../../src/room/domain.ts';
import { captureOn } from './simulatedSeller.ts';

// Public bargaining domains with a seller of whom only the direction of each issue is known; evaluation only.
const file = join(import.meta.dirname, '../../../../shared/data/negotiation/domains.json');
const domains = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as (Domain & { readonly expected: { readonly outcomes: number } })[]) : [];
if (domains.length === 0) console.log('The public bargaining domains are not beside this checkout: the simulated seller was not met.');
const whole = process.env['PARLEY_FULL'] === '1';
const small = domains.filter(({ expected }) => expected.outcomes <= (whole ? 6000 : 1600));

describe.skipIf(domains.length === 0)('against a simulated seller of whom only directions are known', () => {
  it('four sets of offers reach 97 in 100 of what could be had for him at the same worth to us, and 90 in nine of ten', () => {
    const levels = whole ? [0.6, 0.7, 0.8] : [0.7];
    const [none, four] = [captureOn(small, 0, levels), captureOn(small, 4, levels)];
    console.log(`Joint-gain capture on ${four.count} negotiations: ${four.mean.toFixed(4)} (P10 ${four.p10.toFixed(3)}) after at most four sets of offers, ${none.mean.toFixed(4)} with known directions alone.`);
    expect(four.count).toBeGreaterThan(10);
    expect(four.mean).toBeGreaterThanOrEqual(0.97);
    expect(four.p10).toBeGreaterThanOrEqual(0.9);
    expect(four.mean).toBeGreaterThan(none.mean);
  }, 300_000);
});

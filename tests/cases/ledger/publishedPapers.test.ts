import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LedgerPromise } from '../../../src/ledger/entry.ts';
import { Papers } from '../../../src/ledger/matchPromise.ts';
import { readText } from '../../../src/paper/readText.ts';
import { Reading } from '../../../src/playbook/reading.ts';
import { somePromise } from './someLedger.ts';

// Twenty published contracts, none written here: whatever they say, taken as a promise, is in them; and what they do not say is not.
const folder = join(import.meta.dirname, '../../../../shared/data/contracts/text');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')).sort() : [];
if (names.length === 0) console.log('The published contracts are not beside this checkout: skipped.');

describe.skipIf(names.length === 0)('published contracts', () => {
  const readings = names.map((name) => new Reading(readText(new Uint8Array(readFileSync(join(folder, name))), name)));
  const promises = readings.map((reading) =>
    reading.sentences
      .filter((sentence) => !sentence.title && !sentence.leadIn && sentence.tokens.length >= 10 && sentence.tokens.length <= 60)
      .map((sentence) => reading.span(sentence.start, sentence.end, 1).quote)
      .filter((quote) => /\b(?:will|shall|may|must)\b/.test(quote)),
  );
  const promised = (what: string) => ({ ...(somePromise(0) as LedgerPromise), who: { name: 'x', organisation: 'x', function: 'sales' as const }, what });
  const held = readings.map((reading) => new Papers([reading]));
  const each = (change: (what: string) => string | undefined, paper = (index: number) => held[index]) =>
    promises.flatMap((whats, index) =>
      whats.flatMap((what) => {
        const changed = change(what);
        const matched = changed === undefined ? undefined : paper(index)?.match(promised(changed));
        return changed === undefined || matched === undefined ? [] : [{ what: changed, status: matched.status }];
      }),
    );
  const inPaper = (of: readonly { status: string }[]) => of.filter(({ status }) => status === 'in paper').length;

  it('hold what is promised in their own words, 98 times of 100 and more', () => {
    const found = each((what) => what);
    expect(found.length).toBeGreaterThan(700);
    expect(inPaper(found) / found.length).toBeGreaterThan(0.98);
  });

  it('never hold what they deny', () => {
    // "Will not only" limits, it does not deny.
    const denied = each((what) => (/\b(?:not|no|never|nor|neither)\b/i.test(what) || !/\b(?:will|shall|must) (?!only)/.test(what) ? undefined : what.replace(/\b(will|shall|must) /, '$1 not ')));
    expect(denied.length).toBeGreaterThan(300);
    expect(denied.filter(({ status }) => status === 'in paper')).toEqual([]);
  });

  it('never hold a figure that is better than theirs', () => {
    // Which way is better depends on the clause: twice as much, or half as much, is.
    const times = (factor: number) => (what: string) => {
      const changed = what.replace(/\b(\d+(?:\.\d+)?)(\)? ?(?:days|months|hours|%))/g, (_, figure: string, unit: string) => `${Number(figure) * factor}${unit}`);
      return changed === what ? undefined : changed;
    };
    const [twice, half] = [each(times(2)), each(times(0.5))];
    expect(twice.length).toBeGreaterThan(20);
    expect(twice.filter(({ status }, index) => status === 'in paper' && half[index]?.status === 'in paper')).toEqual([]);
  });

  it('seldom hold what another contract says', () => {
    const foreign = each((what) => what, (index) => held[(index + 7) % held.length]);
    expect(inPaper(foreign) / foreign.length).toBeLessThan(0.03);
  });
});

import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decimal, multiply } from '../../base/decimal.ts';
import { madeUpParts } from '../../../tests/cases/packs/madeUpDossier.ts';
import { runs } from '../../../tests/cases/runs.ts';
import type { RankedAsk } from '../../room/asks/rankAsks.ts';
import { dossierOf, type DossierParts } from '../dossier/dossierOf.ts';
import { briefText } from '../brief/briefText.ts';
import { writePack } from '../writePack.ts';
import { supplierCalendar } from './supplierCalendar.ts';
import { supplierDocument } from './supplierDocument.ts';
import { supplierView } from './supplierView.ts';

const parts = madeUpParts();
const packOf = (of: DossierParts) => supplierDocument(supplierView(dossierOf(of)));

describe('the pack for the other side', () => {
  it('says the same, as a page, as text for a mail and as a calendar, for any two of us who differ in all that is ours: walk-away, aims, likelihood, worth, what may be traded, owners, notes', () => {
    // Two random states of what we keep to ourselves, under random openings, justifications and questions that may be seen.
    fc.assert(fc.property(openChanges(), secretChanges(), secretChanges(), (open, one, other) => {
      const [left, right] = [dossierOf(one(open(parts))), dossierOf(other(open(parts)))];
      expect(JSON.stringify(supplierView(right), bigintsToo)).toBe(JSON.stringify(supplierView(left), bigintsToo));
      expect(briefText(supplierDocument(supplierView(right)))).toBe(briefText(supplierDocument(supplierView(left))));
      expect(supplierCalendar(supplierView(right))).toBe(supplierCalendar(supplierView(left)));
    }), runs(300));
  }, 600_000);

  it.each([
    { format: 'docx', usual: 30, whole: 150 }, { format: 'pdf', usual: 8, whole: 50 }, { format: 'xlsx', usual: 12, whole: 400 }, { format: 'txt', usual: 20, whole: 400 }, { format: 'ics', usual: 20, whole: 400 },
  ] as const)('has the same bytes as $format for any two such states', async ({ format, usual, whole }) => {
    const bytes = (of: DossierParts) => writePack(packOf(of), format, dossierOf(of));
    await fc.assert(fc.asyncProperty(openChanges(), secretChanges(), secretChanges(), async (open, one, other) => sameBytes(await bytes(other(open(parts))), await bytes(one(open(parts))))), { numRuns: process.env['PARLEY_FULL'] === undefined ? usual : whole });
  }, 600_000);

  it('changes when what we ask for aloud changes, so that the same bytes mean something', async () => {
    const other = { ...parts, asks: (parts.asks ?? []).map((ranked) => ({ ...ranked, ask: { ...ranked.ask, opening: ranked.ask.opening && `${ranked.ask.opening}, please` } })) };
    for (const format of ['docx', 'pdf', 'xlsx', 'txt'] as const) expect(sameBytes(await writePack(packOf(other), format, dossierOf(other)), await writePack(packOf(parts), format, dossierOf(parts))), format).toBe(false);
    const secret = dossierOf({ ...parts, walkAway: decimal(1) });
    expect(secret.walkAway).not.toBe(dossierOf(parts).walkAway);
  });

  it('holds only asks that may leave and have an opening, by subject and never by their worth', () => {
    const { asks } = supplierView(dossierOf(parts));
    expect(asks.map(({ subject, opening }) => [subject, opening])).toEqual([['Prices', '22 % off']]);
    const turned = supplierView(dossierOf({ ...parts, asks: (parts.asks ?? []).toReversed() }));
    expect(turned.asks).toEqual(asks);
  });

  it('keeps what a concession without money is worth to us', () => {
    const offers = (parts.offers ?? []).map(({ offer, terms }) => ({ offer, terms: { ...terms, nonCash: [{ what: 'a named engineer', worth: decimal(77_777), basis: 'our day rate', confidence: decimal('0.5') }] } }));
    const says = JSON.stringify(supplierView(dossierOf({ ...parts, offers })).offers);
    expect(says).toContain('a named engineer');
    expect(says).not.toMatch(/77[,.]?777|day rate/);
  });

  it('is written by files that cannot open what is sealed', () => {
    for (const folder of [new URL('./', import.meta.url), new URL('../write/', import.meta.url)]) {
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('test'))) expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(/forOurEyes|confidential\.ts|inside\//);
    }
  });
});

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}

function bigintsToo(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}

/** Changes of what both sides may see, at random: the law holds for any negotiation, not for one. */
function openChanges(): fc.Arbitrary<(of: DossierParts) => DossierParts> {
  return fc.record({ opening: fc.string({ maxLength: 30 }), why: fc.string({ maxLength: 60 }), name: fc.string({ minLength: 1, maxLength: 30 }), asks: fc.integer({ min: 0, max: 4 }) }).map((by) => (of) => ({
    ...of, name: by.name, questions: (of.questions ?? []).slice(by.asks),
    asks: (of.asks ?? []).map((ranked) => ({ ...ranked, ask: { ...ranked.ask, opening: ranked.ask.opening && by.opening, why: ranked.ask.why && by.why } })),
  }));
}

/** Changes of anything that is ours to know, at random. */
function secretChanges(): fc.Arbitrary<(of: DossierParts) => DossierParts> {
  const words = fc.string({ minLength: 0, maxLength: 40 });
  const amount = fc.integer({ min: 1, max: 90_000_000 });
  return fc.record({ walkAway: amount, target: amount, likelihood: fc.integer({ min: 0, max: 100 }), worth: fc.option(amount, { nil: undefined }), cost: amount, text: words, other: words, need: fc.constantFrom('must' as const, 'should' as const, 'nice' as const), scale: fc.integer({ min: 1, max: 900 }), status: fc.constantFrom('said' as const, 'signed' as const), turn: fc.boolean() }).map((by) => (of) => {
    const asks = (of.asks ?? []).map((ranked): RankedAsk => ({
      ...ranked,
      ask: { ...ranked.ask, title: by.text, target: by.text, walkAway: by.other, trades: [by.text, by.other], owner: by.other, approver: by.text, need: by.need, likelihood: decimal(by.likelihood / 100), positions: [], agreed: by.text },
      worth: by.worth === undefined ? undefined : { low: by.worth / 2, likely: by.worth, high: by.worth * 2 }, basis: by.text, expected: by.worth, costsThem: { low: by.cost, likely: by.cost, high: by.cost * 2, because: by.other },
    }));
    const standing = of.standing && {
      ...of.standing, seed: by.scale, calendar: [], findings: [], backtest: { ...of.standing.backtest, origins: by.scale }, asks: [], fan: of.standing.fan.slice(0, by.scale % 36),
      structures: of.standing.structures.map((structure) => ({ ...structure, what: by.text, total: { p10: multiply(structure.total.p10, decimal(by.scale)), p50: multiply(structure.total.p50, decimal(by.scale)), p90: multiply(structure.total.p90, decimal(by.scale)) } })),
    };
    return {
      ...of, standing, walkAway: decimal(by.walkAway), target: decimal(by.target), asks: by.turn ? asks.toReversed() : asks, people: undefined, files: [],
      offers: (of.offers ?? []).map(({ offer, terms }) => ({ offer: { ...offer, title: by.text, note: by.other, clauses: [] }, terms })),
      questions: (of.questions ?? []).map((question) => ({ ...question, why: by.text, good: by.other, followUp: by.text })),
      ledger: of.ledger && { promises: of.ledger.promises.map((promised) => ({ ...promised, status: by.status, promise: { ...promised.promise, evidence: null } })), overrides: [{ of: 'p-01', by: by.text, reason: by.other }] },
      gate: of.gate && { ...of.gate, maySign: by.turn, promises: of.gate.promises.map((check) => ({ ...check, blocks: by.turn })) },
    };
  });
}

import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decimal, multiply } from '../../base/decimal.ts';
import { madeUpParts } from '../../../tests/cases/packs/madeUpDossier.ts';
import { runs } from '../../../tests/cases/runs.ts';
import type { RankedAsk } from '../../room/asks/rankAsks.ts';
import { dossierOf, type DossierParts } from '../dossier/dossierOf.ts';
import { documentDocx } from '../write/documentDocx.ts';
import { documentPdf } from '../write/documentPdf.ts';
import { supplierDocument } from './supplierDocument.ts';
import { supplierView } from './supplierView.ts';

const parts = madeUpParts();
const packOf = (of: DossierParts) => supplierDocument(supplierView(dossierOf(of)));
const open = packOf(parts);
const [word, pdf] = await Promise.all([documentDocx(open), documentPdf(open)]);

describe('the pack for the other side', () => {
  it('has the same bytes, as Word, whatever we walk away at, aim at, think likely, worth or dear, trade, own, approve or answer for', async () => {
    await fc.assert(fc.asyncProperty(secretChanges(), async (change) => sameBytes(await documentDocx(packOf(change(parts))), word)), runs(150));
  }, 600_000);

  it('has the same bytes as PDF too', async () => {
    await fc.assert(fc.asyncProperty(secretChanges(), async (change) => sameBytes(await documentPdf(packOf(change(parts))), pdf)), { numRuns: 15 });
  });

  it('changes when what we ask for aloud changes, so that the same bytes mean something', async () => {
    const other = { ...parts, asks: (parts.asks ?? []).map((ranked) => ({ ...ranked, ask: { ...ranked.ask, opening: ranked.ask.opening && `${ranked.ask.opening}, please` } })) };
    expect(sameBytes(await documentDocx(packOf(other)), word)).toBe(false);
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

import { describe, expect, it } from 'vitest';
import { readText } from '../../paper/readText.ts';
import { Reading } from '../reading.ts';
import { carveOuts, outsideBy } from './carveOuts.ts';
import { lossScenarios } from './lossScenarios.ts';
import { modelledLoss, type LossModel } from './modelledLoss.ts';

const stated = '# what could happen\nData breach; 0.05 to 0.2; 500,000 to 6M; confidential, personal data\n\nOutage; 1-4; 20k-300k';
const model: LossModel = { scenarios: lossScenarios(stated, 'losses.txt'), years: 3, draws: 20_000, seed: 1 };
const none: ReadonlySet<number> = new Set();

describe('scenarios as lines', () => {
  it('say how often, what it costs and what a carve-out would name', () =>
    expect(model.scenarios).toEqual([
      { title: 'Data breach', events: [0.05, 0.2], loss: [500_000, 6_000_000], outside: ['confidential', 'personal data'] },
      { title: 'Outage', events: [1, 4], loss: [20_000, 300_000], outside: [] },
    ]));

  it.each(['Outage; 1-4', 'Outage; often; 5k', 'Outage; 4-1; 5k', 'Outage; 0; 5k', '; 1; 5k', 'Outage; 1; 5k; a; b', 'Outage; 1-2-3; 5k', 'Outage; 500; 5k', 'Outage; 1; -5k', 'Outage; 1; 1,00'])('"%s" is refused with its line', (line) => expect(() => lossScenarios(`# first\n${line}`, 'losses.txt')).toThrow(/line 2/));
});

describe('losses against a limit', () => {
  it.each(['term', 'year', 'claim'] as const)('of a %s are on average events × cost, by the formula and as drawn', (period) => {
    const { loss } = modelledLoss(model, 1_000_000, period, none);
    const year = lognormal(0.05, 0.2) * lognormal(500_000, 6_000_000) + lognormal(1, 4) * lognormal(20_000, 300_000);
    expect(loss.byFormula / (year * (period === 'term' ? 3 : 1))).toBeCloseTo(1, 9);
    expect(Math.abs(loss.mean.value - loss.byFormula)).toBeLessThan(2 * loss.mean.halfWidth);
  });

  it('come the same from the same seed, and within their intervals from others', () => {
    const [first, again, other] = [model, model, { ...model, seed: 2 }].map((each) => modelledLoss(each, 1_000_000, 'term', none));
    expect(again).toEqual(first);
    expect(other?.loss.p95.value).not.toBe(first?.loss.p95.value);
    expect(Math.abs((other?.loss.p95.value ?? 0) - (first?.loss.p95.value ?? 0))).toBeLessThan(2 * ((first?.loss.p95.halfWidth ?? 0) + (other?.loss.p95.halfWidth ?? 0)));
  });

  it('are told twice as closely from four times the draws', () => {
    const [few, many] = [5_000, 20_000].map((draws) => modelledLoss({ ...model, draws }, 1_000_000, 'term', none).passed.halfWidth);
    expect((few ?? 0) / (many ?? 1)).toBeCloseTo(2, 0);
  });

  it('leave above a limit of the term what they are at the same quantile less the limit', () => {
    const { loss, above, passed } = modelledLoss(model, 1_000_000, 'term', none);
    expect(above.p95.value).toBeCloseTo(Math.max(0, loss.p95.value - 1_000_000), 3);
    expect(passed.value).toBeGreaterThan(0.05);
  });

  it('that a carve-out takes out of the limit are lost beside it, never above it', () => {
    const { inside, loss, above } = modelledLoss(model, 1_000_000, 'term', new Set([0, 1]));
    expect([inside.p95, above.mean.value]).toEqual([0, 0]);
    expect(loss.p95.value).toBeGreaterThan(0);
  });

  it('pass a limit a claim less in money than the same sum once for the term', () => {
    const [term, claim] = (['term', 'claim'] as const).map((period) => modelledLoss({ ...model, years: 1 }, 200_000, period, none).above.mean.value);
    expect(claim).toBeLessThan(term ?? 0);
  });
});

describe('what a limit does not hold', () => {
  const carved = (text: string) => carveOuts(new Reading(readText(new TextEncoder().encode(text), 'draft.txt')));
  it.each([
    ['The limits in this Section do not apply to breach of confidentiality or to personal data breaches.', true],
    ['Nothing in this Agreement limits liability for death, fraud or breach of confidentiality.', true],
    ['Each party’s total liability is limited to the fees of twelve months, except for breach of confidentiality.', true],
    ['Supplier’s liability for breach of confidentiality is unlimited.', true],
    ['In no event is Supplier liable for loss of confidential information.', false],
    ['Supplier’s total liability shall not exceed the fees of twelve months, breach of confidentiality included.', false],
    ['Nothing in this Agreement limits the right to share confidential information with advisers.', false],
  ])('%s', (sentence, outside) => expect(outsideBy(['confidential'], carved(sentence)) !== undefined).toBe(outside));

  it('is only what it names, from the beginning of a word', () => {
    const spans = carved('The cap does not apply to non-payment or to indemnities for shipping.');
    expect([outsideBy(['ip', 'personal data'], spans), outsideBy(['indemnit'], spans)?.paragraph]).toEqual([undefined, 1]);
  });
});

/** The mean of the lognormal through a 10–90 range, written out: exp(μ + σ²/2), with z₉₀ = 1.2815515655. */
function lognormal(p10: number, p90: number): number {
  const sigma = Math.log(p90 / p10) / (2 * 1.2815515655446004);
  return Math.sqrt(p10 * p90) * Math.exp(sigma ** 2 / 2);
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '../base/calendar.ts';
import { decimal, show } from '../base/decimal.ts';
import { bundledBook } from '../../tests/cases/rates/bundled.ts';
import { lookUp, lookUpNear, ptuModel, ptuPrice, ptuPriceNear } from './lookUp.ts';
import type { Context, Kind, Meter, Scope, Tier } from './meter.ts';
import type { Rate, RateBook } from './rateBook.ts';
import { rateGap } from './rateGap.ts';

const azure = bundledBook('azure-2026-10');

function meter(model: string, kind: Kind = 'input', scope: Scope = 'global', tier: Tier = 'standard', context: Context = 'short'): Meter {
  return { model, scope, tier, context, kind };
}

function price(asked: Meter, region: string, on: string, book: RateBook = azure): string | undefined {
  const rate = lookUp(book, asked, region, day(on));
  return rate && show(rate.perMillion);
}

describe('the list price on a day', () => {
  it.each([
    { case: 'a model has no price before its first day', asked: meter('gpt-5.4'), on: '2026-02-28', is: undefined },
    { case: 'its price begins on its first day', asked: meter('gpt-5.4'), on: '2026-03-01', is: '2.5' },
    { case: 'and holds on the next', asked: meter('gpt-5.4'), on: '2026-03-02', is: '2.5' },
    { case: 'list holds on the day before a promotion', asked: meter('gpt-5.6-sol'), on: '2026-08-31', is: '5' },
    { case: 'the promotion begins on its first day', asked: meter('gpt-5.6-sol'), on: '2026-09-01', is: '4' },
    { case: 'and holds on the next', asked: meter('gpt-5.6-sol'), on: '2026-09-02', is: '4' },
    { case: 'the promotion holds on the day before its last', asked: meter('gpt-5.6-sol'), on: '2026-11-29', is: '4' },
    { case: 'and on its last day', asked: meter('gpt-5.6-sol'), on: '2026-11-30', is: '4' },
    { case: 'and list holds again on the day after', asked: meter('gpt-5.6-sol'), on: '2026-12-01', is: '5' },
    { case: 'the old price holds on the day before a cut', asked: meter('gpt-5.6-terra', 'output'), on: '2026-07-31', is: '15' },
    { case: 'the cut holds on its day', asked: meter('gpt-5.6-terra', 'output'), on: '2026-08-01', is: '12' },
    { case: 'and on the next', asked: meter('gpt-5.6-terra', 'output'), on: '2026-08-02', is: '12' },
    { case: 'what was seen last holds on', asked: meter('gpt-5.4', 'output'), on: '2029-12-31', is: '15' },
  ])('$case ($on)', ({ asked, on, is }) => {
    expect(price(asked, 'eastus2', on)).toBe(is);
  });

  it('is the row that began last of those that hold, whatever the day', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((count) => addDays(day('2024-06-01'), count));
    const rows = azure.rates.filter((rate) => rate.channel === 'azure' && rate.context !== 'long');
    fc.assert(
      fc.property(fc.constantFrom(...rows), days, ({ model, scope, tier, kind, regions }, on) => {
        const region = regions === 'any' ? 'eastus2' : regions[0]!;
        const found = lookUp(azure, { model, scope, tier, kind, context: 'short' }, region, on);
        const held = rows.filter((rate) => rate.model === model && rate.scope === scope && rate.tier === tier && rate.kind === kind && inForce(rate, region, on));
        expect(found?.from).toEqual(held.map((rate) => rate.from).toSorted().at(-1));
        if (found !== undefined) expect(held).toContain(found);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a long prompt', () => {
  it.each([
    { case: 'has its own price', asked: meter('gpt-5.4', 'input', 'global', 'standard', 'long'), is: '5' },
    { case: 'costs half as much again to answer', asked: meter('gpt-5.4', 'output', 'global', 'standard', 'long'), is: '22.5' },
    { case: 'takes the only price of a model without long-context prices', asked: meter('gpt-4.1', 'input', 'global', 'standard', 'long'), is: '2' },
    { case: 'is never priced as a short one', asked: meter('gpt-5.4', 'input', 'global', 'priority', 'long'), is: undefined },
    { case: 'is not priced where only short prompts were seen', asked: meter('gpt-6-sol', 'input', 'dataZone', 'standard', 'long'), is: undefined },
  ])('$case', ({ asked, is }) => {
    expect(price(asked, 'eastus2', '2026-11-22')).toBe(is);
  });

  it('pays the one price of all lengths from the day a seller drops the difference', () => {
    const anthropic = bundledBook('anthropic-2026-10');
    const long = meter('claude-opus-4-6', 'input', 'global', 'standard', 'long');
    expect(price(long, 'any', '2026-03-12', anthropic)).toBe('10');
    expect(price(long, 'any', '2026-03-13', anthropic)).toBe('5');
  });
});

describe('a region that is not listed', () => {
  const sol = meter('gpt-6-luna', 'input');
  it('has no price of its own, and the nearest one comes with the reason', () => {
    expect(price(sol, 'swedencentral', '2026-11-22')).toBeUndefined();
    const near = lookUpNear(azure, sol, 'swedencentral', day('2026-11-22'));
    expect(near && show(near.rate.perMillion)).toBe('0.1');
    expect(near?.reason).toBe('gpt-6-luna global standard input is not listed for swedencentral; the price listed for eastus2 is used.');
    expect(lookUpNear(azure, sol, 'eastus2', day('2026-11-22'))).toMatchObject({ reason: undefined });
  });

  it('takes a neighbour’s price before a newer one from another part of the world', () => {
    const near = lookUpNear(azure, meter('gpt-6-astra', 'input', 'dataZone'), 'italynorth', day('2026-11-22'));
    expect(near && show(near.rate.perMillion)).toBe('12');
    expect(near?.reason).toContain('francecentral');
  });

  it('has none at all before the meter is sold anywhere', () => {
    expect(lookUpNear(azure, sol, 'swedencentral', day('2026-01-01'))).toBeUndefined();
  });
});

describe('a version of a model', () => {
  it.each([
    { model: 'gpt-4o', is: '2.5' },
    { model: 'gpt-4o-2024-11-20', is: '2.5' },
    { model: 'gpt-4o-2024-08-06', is: '2.5' },
    { model: 'gpt-4o-2024-05-13', is: '5' },
    { model: 'o3-2025-04-16', is: '2' },
    { model: 'gpt-4o-2023-01-01', is: undefined },
  ])('$model has the price of that version', ({ model, is }) => {
    expect(price(meter(model), 'eastus2', '2026-11-22')).toBe(is);
  });
});

describe('what is not looked up', () => {
  it('is a price that was announced and did not come, and a cache kept for an hour', () => {
    const anthropic = bundledBook('anthropic-2026-10');
    expect(price(meter('claude-sonnet-5'), 'any', '2026-11-22', anthropic)).toBe('2');
    expect(price(meter('claude-sonnet-5', 'cacheWrite'), 'any', '2026-11-22', anthropic)).toBe('2.5');
    expect(anthropic.rates.filter((rate) => rate.model === 'claude-sonnet-5' && rate.lifetime === '1h')).toHaveLength(2);
  });

  it('is a computed price where one was seen for the same day', () => {
    const seen: Rate = { ...azure.rates[0]!, model: 'm', context: 'any', regions: 'any', from: day('2026-01-01'), perMillion: decimal(3) };
    const computed: Rate = { ...seen, derived: 'half of it', perMillion: decimal(2), seen: day('2026-11-01') };
    const { scope, tier, kind } = seen;
    for (const rates of [[seen, computed], [computed, seen]]) {
      expect(price({ model: 'm', scope, tier, kind, context: 'short' }, 'eastus', '2026-05-01', { ...azure, name: 'mine', rates })).toBe('3');
    }
  });
});

describe('why there is no price', () => {
  it.each([
    { asked: meter('gpt-5.44'), region: 'eastus2', on: '2026-11-22', says: 'There is no model named gpt-5.44 in azure-2026-10; gpt-5.4 may be meant.' },
    { asked: meter('gpt-5.4', 'input', 'regional'), region: 'eastus2', on: '2026-11-22', says: 'the scope is one of global, dataZone there' },
    { asked: meter('gpt-5.4', 'input', 'global', 'flex'), region: 'eastus2', on: '2026-11-22', says: 'the tier is one of standard, batch, priority there' },
    { asked: meter('gpt-5.4', 'cacheWrite'), region: 'eastus2', on: '2026-11-22', says: 'the kind is one of input, cached, output there' },
    { asked: meter('gpt-6-luna'), region: 'swedencentral', on: '2026-11-22', says: 'is not listed for swedencentral on 2026-11-22 in azure-2026-10; it is listed at USD 0.1 per million tokens for eastus2' },
    { asked: meter('gpt-5.4'), region: 'eastus2', on: '2025-01-01', says: 'has no price on 2025-01-01 in azure-2026-10; its first one is from 2026-03-01' },
    { asked: meter('gpt-5.4', 'input', 'global', 'priority', 'long'), region: 'eastus2', on: '2026-11-22', says: 'the price of its long prompts is not known' },
  ])('$says', ({ asked, region, on, says }) => {
    expect(rateGap(azure, asked, region, day(on))).toContain(says);
  });
});

describe('a provisioned throughput unit', () => {
  it.each([
    { scope: 'global', purchase: 'hourly', region: 'eastus2', on: '2027-01-01', is: '1' },
    { scope: 'dataZone', purchase: 'hourly', region: 'swedencentral', on: '2027-01-01', is: '1.1' },
    { scope: 'regional', purchase: 'hourly', region: 'westeurope', on: '2027-01-01', is: '2.4' },
    { scope: 'global', purchase: 'oneMonth', region: 'eastus2', on: '2027-01-01', is: '260' },
    { scope: 'global', purchase: 'oneYear', region: 'swedencentral', on: '2027-01-01', is: '2652' },
    { scope: 'dataZone', purchase: 'oneMonth', region: 'eastus2', on: '2025-08-30', is: '260' },
    { scope: 'dataZone', purchase: 'oneMonth', region: 'eastus2', on: '2025-08-31', is: '260' },
    { scope: 'dataZone', purchase: 'oneMonth', region: 'eastus2', on: '2025-09-01', is: '286' },
    { scope: 'regional', purchase: 'oneYear', region: 'eastus2', on: '2025-09-01', is: '2916' },
    { scope: 'regional', purchase: 'oneYear', region: 'swedencentral', on: '2027-01-01', is: undefined },
    { scope: 'regional', purchase: 'hourly', region: 'eastus2', on: '2024-03-31', is: undefined },
  ] as const)('costs $is: $scope, $purchase, $region on $on', ({ scope, purchase, region, on, is }) => {
    const found = ptuPrice(azure.ptu, scope, purchase, region, day(on));
    expect(found && show(found.perPtu)).toBe(is);
  });

  it('takes another region’s price only with the reason', () => {
    const near = ptuPriceNear(azure.ptu, 'regional', 'oneYear', 'swedencentral', day('2027-01-01'));
    expect(near && show(near.price.perPtu)).toBe('2916');
    expect(near?.reason).toContain('is not listed for swedencentral; the price listed for eastus2 is used');
  });

  it.each([
    { model: 'gpt-5.4', tpm: '2400', short: '1 0 1 6', long: undefined, smallest: [15, 15, 50] },
    { model: 'gpt-5.6-sol', tpm: '1200', short: '1 0 1 6', long: '1 0 1 6', smallest: [15, 15, 50] },
    { model: 'gpt-6-sol', tpm: '3000', short: '1 0.1 1.25 5', long: '2 0.2 2.5 7.5', smallest: [15, 15, 50] },
    { model: 'gpt-4o-2024-08-06', tpm: '2500', short: '1 0 1 4', long: '1 0 1 4', smallest: [15, 15, 50] },
    { model: 'gpt-5-mini', tpm: '23750', short: '1 0 1 8', long: '1 0 1 8', smallest: [15, 15, 25] },
  ])('of $model carries $tpm input tokens a minute, weighed $short', ({ model, tpm, short, long, smallest }) => {
    const found = ptuModel(azure.ptu, model)!;
    const weighed = (context: Context) => found.weights[context] && Object.values(found.weights[context]).map(show).join(' ');
    expect(show(found.inputTpmPerPtu)).toBe(tpm);
    expect(weighed('short')).toBe(short);
    expect(weighed('long')).toBe(long);
    expect(Object.values(found.minimum)).toEqual(smallest);
  });

  it('is not known for a model that is not in the table', () => {
    expect(ptuModel(azure.ptu, 'gpt-6-luna')).toBeUndefined();
  });
});

function inForce(rate: Rate, region: string, on: Day): boolean {
  return rate.from <= on && (rate.until === undefined || on <= rate.until) && (rate.regions === 'any' || rate.regions.includes(region));
}

import { z } from 'zod';
import { readRoutes } from '../../../room/guide/guideFiles.ts';
import { recommendRoute } from '../../../room/guide/recommendRoute.ts';
import { file, findingsShape } from '../../fields.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';

export const showRoutes = operation({
  name: 'guide.routes',
  summary: 'Ways to buy, those that fit first and why: what each protects, what draws a commitment down, how to leave and how long it takes; and the traps in the bundle of a deal.',
  effect: 'reads',
  input: z.object({
    deal: file('the deal that is to be bought').optional(),
    annualSpend: z.number().positive().optional().meta({ description: 'spend in a year, in the currency of the deal' }),
    endsInMonths: z.int().min(0).optional().meta({ description: 'in how many months the agreement ends that runs already' }),
  }),
  output: z.object({
    routes: z.array(z.object({ id: z.string(), title: z.string(), fits: z.number(), reason: z.string(), currency: z.string(), protects: z.string(), drawdown: z.string(), exit: z.string(), days: z.object({ low: z.number(), high: z.number(), basis: z.string() }), sources: z.array(z.string()) })),
    recommended: z.string().nullable(),
    traps: z.array(z.object({ id: z.string(), about: z.string(), says: z.string() })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which way do we buy this?', input: { deal: 'examples/table/offer-1.yaml', annualSpend: 70000 } }],
  run: async (ports, input) => {
    const deal = input.deal === undefined ? undefined : await loadDeal(ports, input.deal);
    const { routes, traps } = readRoutes(await ports.data.text('table/routes.yaml'));
    const ranked = recommendRoute(routes, { deal: deal?.value, annualSpend: input.annualSpend, runsUntilInMonths: input.endsInMonths });
    const said = (key: string) => {
      const value = deal?.value[key as keyof NonNullable<typeof deal>['value']];
      return Array.isArray(value) ? value.length > 0 : value !== undefined;
    };
    const [first, second] = ranked;
    return {
      routes: ranked.map(({ route, fits, reason }) => ({ id: route.id, title: route.title, fits, reason, currency: route.currency, protects: route.protects, drawdown: route.drawdown, exit: route.exit, days: { ...route.days, basis: route.daysBasis }, sources: route.sources })),
      // Two that fit alike are a choice for people.
      recommended: first && first.fits > 0 && first.fits > (second?.fits ?? 0) ? first.route.id : null,
      traps: traps.filter(({ when }) => said(when)).map(({ id, when, says }) => ({ id, about: when, says })),
      findings: [...(deal?.findings ?? [])],
    };
  },
});

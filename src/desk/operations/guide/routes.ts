import { z } from 'zod';
import { readRoutes, type Route } from '../../../room/guide/guideFiles.ts';
import { recommendRoute } from '../../../room/guide/recommendRoute.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { loadDeal } from '../../loadDeal.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const showRoutes = operation({
  name: 'guide.routes',
  summary: 'Ways to buy, those that fit first and why: what each protects, what draws a commitment down, how to leave and how long it takes; and the traps in the bundle of a deal.',
  effect: 'reads',
  input: z.object({
    deal: file('the deal that is to be bought').optional(),
    usage: files('usage files, to say what each way costs').optional(),
    paths: z.int().min(2).max(1000).default(60).meta({ description: 'how many futures are priced' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
    annualSpend: z.number().positive().optional().meta({ description: 'spend in a year, in the currency of the deal' }),
    endsInMonths: z.int().min(0).optional().meta({ description: 'in how many months the agreement ends that runs already' }),
  }),
  output: z.object({
    routes: z.array(z.object({ id: z.string(), title: z.string(), fits: z.number(), reason: z.string(), currency: z.string(), protects: z.string(), drawdown: z.string(), exit: z.string(), cost: z.object({ low: z.number(), likely: z.number(), high: z.number(), currency: z.string() }).nullable(), costBasis: z.string(), days: z.object({ low: z.number(), high: z.number(), basis: z.string() }), sources: z.array(z.string()) })),
    recommended: z.string().nullable(),
    traps: z.array(z.object({ id: z.string(), about: z.string(), says: z.string() })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which way do we buy this?', input: { deal: 'examples/table/offer-1.yaml', annualSpend: 70000 } }, { title: 'And what does each way cost?', input: { deal: 'examples/table/offer-1.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 20 } }],
  run: async (ports, input, watch) => {
    const deal = input.deal === undefined ? undefined : await loadDeal(ports, input.deal);
    const { routes, traps } = readRoutes(await ports.data.text('table/routes.yaml'));
    const priced = input.deal === undefined || input.usage === undefined || deal === undefined ? undefined : await ports.workers.run('routeCosts', { deal: { text: await textOf(ports, input.deal), file: input.deal }, usage: await readUsageFiles(ports, input.usage, watch), book: await rateBookTexts(ports, deal.value.rateBook), paths: input.paths, seed: input.seed }, watch);
    const costOf = ({ cost }: Route) => (priced === undefined || cost.as === 'notComputed' ? null : { ...priced.value[cost.as], currency: priced.value.currency });
    const basisOf = ({ cost }: Route) => (cost.as === 'notComputed' ? `Not computed: ${cost.says}.` : priced === undefined ? 'Not computed: name the deal and the usage.' : `Over the term, on ${cost.says}.`);
    const ranked = recommendRoute(routes, { deal: deal?.value, annualSpend: input.annualSpend, runsUntilInMonths: input.endsInMonths });
    const said = (key: string) => {
      const value = deal?.value[key as keyof NonNullable<typeof deal>['value']];
      return Array.isArray(value) ? value.length > 0 : value !== undefined;
    };
    const [first, second] = ranked;
    return {
      routes: ranked.map(({ route, fits, reason }) => ({ id: route.id, title: route.title, fits, reason, currency: route.currency, protects: route.protects, drawdown: route.drawdown, exit: route.exit, cost: costOf(route), costBasis: basisOf(route), days: { ...route.days, basis: route.daysBasis }, sources: route.sources })),
      // Two that fit alike are a choice for people.
      recommended: first && first.fits > 0 && first.fits > (second?.fits ?? 0) ? first.route.id : null,
      traps: traps.filter(({ when }) => said(when)).map(({ id, when, says }) => ({ id, about: when, says })),
      findings: [...(deal?.findings ?? []), ...(priced?.findings ?? [])],
    };
  },
});

import { z } from 'zod';
import { monthOf, monthsBetween } from '../../../base/calendar.ts';
import { readDates } from '../../../room/dates/datesFile.ts';
import { readRoutes, type Route } from '../../../room/guide/guideFiles.ts';
import { recommendRoute } from '../../../room/guide/recommendRoute.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { loadDeal } from '../../loadDeal.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { dealOnHand, documentOnHand, usageOnHand } from '../../onHand.ts';
import { offList } from '../../deals/routeCosts.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const showRoutes = operation({
  name: 'guide.routes',
  summary: 'Ways to buy, those that fit first and why: what each protects, what draws a commitment down, how to leave and how long it takes; and the traps in the bundle of a deal.',
  effect: 'reads',
  input: z.object({
    deal: file('the deal that is to be bought; without it, the offer that stands in the open workspace').optional(),
    usage: files('usage files, to say what each way costs; without them, those of the open workspace').optional(),
    dates: file('days that only we know (parley: dates/1): the end of the enrolment; without it, those of the open workspace').optional(),
    paths: z.int().min(2).max(1000).default(100).meta({ description: 'how many futures are priced' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
    annualSpend: z.number().positive().optional().meta({ description: 'spend in a year, in the currency of the deal; what the usage costs at list where nothing is said' }),
    endsInMonths: z.int().min(0).optional().meta({ description: 'in how many months the agreement ends that runs already; by the list of dates where nothing is said' }),
  }),
  output: z.object({
    /** What the recommendation rests on. */
    on: z.object({ deal: z.string().nullable(), annualSpend: z.number().nullable(), endsInMonths: z.number().nullable(), /** Percent that the deal takes off list in all, by the median future. */ offList: z.number().nullable() }),
    routes: z.array(z.object({ id: z.string(), title: z.string(), fits: z.number(), reason: z.string(), currency: z.string(), protects: z.string(), drawdown: z.string(), exit: z.string(), cost: z.object({ low: z.number(), likely: z.number(), high: z.number(), currency: z.string() }).nullable(), costBasis: z.string(), days: z.object({ low: z.number(), high: z.number(), basis: z.string() }), sources: z.array(z.string()) })),
    recommended: z.string().nullable(),
    traps: z.array(z.object({ id: z.string(), about: z.string(), says: z.string() })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which way do we buy this?', input: { deal: 'examples/table/offer-1.yaml', annualSpend: 70000 } }, { title: 'And what does each way cost?', input: { deal: 'examples/table/offer-1.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 20 } }],
  run: async (ports, input, watch) => {
    const [on, dates] = [await dealOnHand(ports, input.deal), await documentOnHand(ports, input.dates, 'dates.yaml')];
    const deal = on === undefined ? undefined : await loadDeal(on.ports, on.name);
    const used = on === undefined ? undefined : await usageOnHand(ports, input.usage);
    const { routes, traps } = readRoutes(await ports.data.text('table/routes.yaml'));
    const priced = on === undefined || used === undefined || deal === undefined ? undefined : await ports.workers.run('routeCosts', { deal: { text: await textOf(on.ports, on.name), file: on.name }, usage: await readUsageFiles(used.ports, used.name, watch), book: await rateBookTexts(on.ports, deal.value.rateBook), paths: input.paths, seed: input.seed }, watch);
    const costOf = ({ cost }: Route) => (priced === undefined || cost.as === 'notComputed' ? null : { ...priced.value[cost.as], currency: priced.value.currency });
    const basisOf = ({ cost }: Route) => (cost.as === 'notComputed' ? `Not computed: ${cost.says}.` : priced === undefined ? 'Not computed: name the deal and the usage.' : `Over the term, on ${cost.says}.`);
    const ends = dates === undefined ? undefined : readDates(await textOf(dates.ports, dates.name), dates.name).enrolment?.ends;
    const runsUntilInMonths = input.endsInMonths ?? (ends === undefined || ends < ports.clock.today() ? undefined : monthsBetween(monthOf(ports.clock.today()), monthOf(ends)));
    const annualSpend = input.annualSpend ?? (priced === undefined || deal === undefined ? undefined : (priced.value.list.likely / deal.value.months) * 12);
    const ranked = recommendRoute(routes, { deal: deal?.value, annualSpend, runsUntilInMonths });
    const said = (key: string) => {
      const value = deal?.value[key as keyof NonNullable<typeof deal>['value']];
      return Array.isArray(value) ? value.length > 0 : value !== undefined;
    };
    const [first, second] = ranked;
    return {
      on: { deal: on?.name ?? null, annualSpend: annualSpend ?? null, endsInMonths: runsUntilInMonths ?? null, offList: priced === undefined ? null : offList(priced.value) },
      routes: ranked.map(({ route, fits, reason }) => ({ id: route.id, title: route.title, fits, reason, currency: route.currency, protects: route.protects, drawdown: route.drawdown, exit: route.exit, cost: costOf(route), costBasis: basisOf(route), days: { ...route.days, basis: route.daysBasis }, sources: route.sources })),
      // Two that fit alike are a choice for people.
      recommended: first && first.fits > 0 && first.fits > (second?.fits ?? 0) ? first.route.id : null,
      traps: traps.filter(({ when }) => said(when)).map(({ id, when, says }) => ({ id, about: when, says })),
      findings: [...(deal?.findings ?? []), ...(priced?.findings ?? [])],
    };
  },
});

import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { readRoutes } from '../../../room/guide/guideFiles.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { makerRateBook, rateBookTexts } from '../../knowledge.ts';
import { optionShape, showOptions } from '../../optionShape.ts';
import { loadDeal } from '../../loadDeal.ts';
import { dealOnHand, needed, usageOnHand } from '../../onHand.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const takeBundleApart = operation({
  name: 'guide.bundle',
  summary: 'A bundle taken apart: what each element is worth beside the others, how much commitment it forces beyond what would be spent anyway, and the traps in it.',
  effect: 'reads',
  input: z.object({
    deal: file('the bundle as a deal file; without it, the offer that stands in the open workspace').optional(),
    usage: files('usage files; without them, those of the open workspace').optional(),
    paths: z.int().min(2).max(1000).default(100).meta({ description: 'how many futures are priced' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    deal: z.string(),
    currency: z.string(),
    /** Against list on the plan: the sum of the elements. */
    saves: z.number(),
    range: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
    elements: z.array(z.object({ key: z.string(), says: z.string(), worth: z.union([z.number(), z.literal('not valued')]), /** How much of the forced commitment is there because of it. */ forces: z.number().nullable() })),
    /** Rights and a cap at renewal as options, beside the bill. */
    options: z.array(optionShape),
    forced: z.object({ committed: z.string(), spentAnyway: z.string(), extra: z.string(), /** Of 100 futures. */ missedIn: z.number() }).nullable(),
    traps: z.array(z.object({ about: z.string(), says: z.string() })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What is in this bundle, and what does it bind us to?', input: { deal: 'examples/table/offer-1.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 20 } }],
  run: async (ports, input, watch) => {
    const [deal, used] = [needed(await dealOnHand(ports, input.deal), 'deal'), needed(await usageOnHand(ports, input.usage), 'usage')];
    const { value: terms } = await loadDeal(deal.ports, deal.name);
    const [text, book, maker, usage, routes] = await Promise.all([textOf(deal.ports, deal.name), rateBookTexts(deal.ports, terms.rateBook), rateBookTexts(ports, makerRateBook), readUsageFiles(used.ports, used.name, watch), ports.data.text('table/routes.yaml')]);
    const { value, findings } = await ports.workers.run('bundle', { deal: { text, file: deal.name }, usage, book, maker, paths: input.paths, seed: input.seed }, watch);
    const said = new Set<string>(value.elements.map(({ key }) => key));
    const gifts = value.elements.filter(({ worth }) => worth !== undefined && worth < -0.005).map(({ key, worth }) => finding('warning', 'element-costs', `${key} costs ${Math.round(-(worth ?? 0))} within this bundle: it is a gift to them, or the price of the rest.`, deal.name));
    return {
      deal: deal.name, currency: value.currency, saves: value.saves, range: value.range,
      elements: value.elements.map(({ key, says, worth, forces }) => ({ key, says, worth: worth ?? ('not valued' as const), forces: forces ?? null })),
      options: showOptions(value.options),
      forced: value.forced ?? null,
      traps: readRoutes(routes).traps.filter(({ when }) => said.has(when)).map(({ when, says }) => ({ about: when, says })),
      findings: [...findings, ...gifts],
    };
  },
});

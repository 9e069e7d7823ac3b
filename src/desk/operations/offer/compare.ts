import { z } from 'zod';
import { readOffers } from '../../../room/offers/offersFile.ts';
import { besideFile } from '../../besideFile.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { keptNames } from '../../keptFiles.ts';
import { inAll } from '../../../room/offers/optionWorths.ts';
import { loadPlaybook, makerRateBook, rateBookTexts } from '../../knowledge.ts';
import { optionShape, showOptions } from '../../optionShape.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { roomText } from '../../roomFile.ts';
import { textOf } from '../../textOf.ts';
import { Refusal } from '../../../base/refusal.ts';

const range = z.object({ low: z.number(), likely: z.number(), high: z.number() });

export const compareAllOffers = operation({
  name: 'offer.compare',
  summary: 'Every offer of both sides as a column on the same futures: what each costs, what each difference is worth, better or worse than no deal, the steps of both sides and the gap to the target.',
  effect: 'reads',
  input: z.object({
    offers: file('the list of offers (parley: offers/1); without it, that of the open workspace').optional(),
    usage: files('usage files: a history before the deal, or usage for all its months').optional(),
    base: z.string().optional().meta({ description: 'the offer that the others are held against; the first where none is named' }),
    walkAway: z.number().positive().optional().meta({ description: 'what the best alternative costs over the term; list prices where nothing is said' }),
    target: z.number().positive().optional().meta({ description: 'what we want to pay over the term' }),
    paths: z.int().min(2).max(2000).default(100).meta({ description: 'how many futures are priced' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    currency: z.string(),
    columns: z.array(
      z.object({
        id: z.string(), by: z.enum(['us', 'them']), on: z.string(), title: z.string(), deal: z.string(), source: z.string().nullable(), expires: z.string().nullable(),
        cost: range,
        /** The exact bill on the plan. */
        planned: z.string(),
        /** Saved against no deal; below zero it is worse. */
        againstNoDeal: range,
        betterThanNoDeal: z.number(),
        gapToTarget: z.number().nullable(),
        /** How far this side came since its last offer. */
        concession: z.number().nullable(),
        /** Rights and a cap at renewal as options: beside the cost, in none of its figures. */
        options: z.array(optionShape),
        /** The likely cost less what the options are expected to be worth. */
        netOfOptions: z.number(),
      }),
    ),
    /** What each offer says under a key, and the share of its difference in what the offer saves against the base on the plan. */
    rows: z.array(z.object({ key: z.string(), says: z.array(z.string()), saves: z.array(z.number().nullable()) })),
    /** What each column saves against the base on the plan: the sum of its rows. */
    saves: z.array(z.number()),
    /** `paragraphs`: where it was read in the document of the offer; null where a person said it. */
    clauses: z.array(z.object({ clause: z.string(), /** As the bundled playbook calls it. */ title: z.string(), stands: z.array(z.string()), paragraphs: z.array(z.number().nullable()) })),
    noDeal: range.extend({ is: z.string() }),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which offer is better, and by what?', input: { offers: 'examples/table/offers.yaml', usage: ['examples/worked-example/usage.yaml'], target: 4500, paths: 50 } }],
  run: async (ports, input, watch) => {
    const { name, text } = await roomText(ports, input.offers, 'offers.yaml');
    const list = readOffers(text, name);
    const own = input.offers === undefined && ports.workspace !== undefined ? ports.workspace : undefined;
    const reading = own === undefined ? ports : { ...ports, files: own.kept };
    const [first] = list.value;
    if (!first) throw new Refusal('invalid', `${name} holds no offer yet. Add one with parley offer add.`, name);
    const deals = await Promise.all(list.value.map(async (offer) => ({ offer, file: besideFile(name, offer.deal), text: await textOf(reading, besideFile(name, offer.deal)) })));
    const named = input.usage ?? (own === undefined ? [] : await keptNames(own, 'usage'));
    if (named.length === 0) throw new Refusal('invalid', 'Offers are compared on usage: name the files with --usage, or bring them into the workspace.');
    const usage = await readUsageFiles(input.usage === undefined ? reading : ports, named, watch);
    const facts = own === undefined ? {} : await own.facts();
    const book = await rateBookTexts(reading, (await loadDeal(reading, besideFile(name, first.deal))).value.rateBook);
    const maker = await rateBookTexts(ports, makerRateBook);
    const { value, findings } = await ports.workers.run('compareDeals', { offers: deals, usage, book, maker, paths: input.paths, seed: input.seed, base: input.base, walkAway: input.walkAway ?? known(facts['walkAway']), target: input.target ?? known(facts['target']) }, watch);
    const titles = value.clauses.length === 0 ? new Map<string, string>() : await clauseTitles(ports);
    return {
      currency: value.currency,
      columns: value.columns.map(({ offer, gapToTarget, concession, ...rest }, place) => ({ id: offer.id, by: offer.by, on: offer.on, title: offer.title, deal: offer.deal, source: offer.source?.file ?? null, expires: offer.expires ?? null, ...rest, gapToTarget: gapToTarget ?? null, concession: concession ?? null, options: showOptions(value.options[place] ?? []), netOfOptions: rest.cost.likely - (inAll(value.options[place] ?? []) ?? 0) })),
      rows: value.rows.map(({ key, says, saves }) => ({ key, says, saves: saves.map((each) => each ?? null) })),
      saves: value.saves,
      clauses: value.clauses.map(({ paragraphs, ...rest }) => ({ ...rest, title: titles.get(rest.clause) ?? rest.clause, paragraphs: paragraphs.map((each) => each ?? null) })),
      noDeal: value.noDeal,
      findings: [...list.findings, ...findings, ...expired(list.value, ports.clock.today())],
    };
  },
});

async function clauseTitles(ports: Ports): Promise<ReadonlyMap<string, string>> {
  const { value: { rows, topics } } = await loadPlaybook(ports, 'azure-openai');
  return new Map([...rows.map(({ id, title }) => [id, title] as const), ...topics.map(({ topic, title }) => [topic, title] as const)]);
}

function known(fact: string | undefined): number | undefined {
  return fact === undefined || fact === '' ? undefined : Number(fact);
}

function expired(offers: readonly { readonly title: string; readonly id: string; readonly expires?: string | undefined }[], today: string) {
  return offers.filter(({ expires }) => expires !== undefined && expires < today).map(({ title, id, expires }) => ({ code: 'offer-expired', severity: 'warning' as const, message: `"${title}" expired on ${expires ?? ''}: ask whether it still holds before you count on it.`, at: id }));
}

import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { readOffers, standings, type Offer } from '../../../room/offers/offersFile.ts';
import { besideFile } from '../../besideFile.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { keptNames } from '../../keptFiles.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { readRoomFile, roomText } from '../../roomFile.ts';
import { textOf } from '../../textOf.ts';

const range = z.object({ low: z.number(), likely: z.number(), high: z.number() });
const point = z.object({ saves: z.number(), givesThem: z.number(), says: z.array(z.string()) });

export const counterOffer = operation({
  name: 'table.counter',
  summary: 'Counteroffers that are worth the same to us and as good as possible for them: several at once, each priced by exact bills, with why they could accept it and how far that rests on assumptions.',
  effect: 'reads',
  input: z.object({
    offers: file('the list of offers (parley: offers/1): their last is countered, our last says the level; without it, that of the open workspace').optional(),
    deal: file('their offer as a deal file, where there is no list').optional(),
    ours: file('our own offer or target as a deal file, where there is no list').optional(),
    usage: files('usage files').optional(),
    levers: file('what can be moved (parley: levers/1); where nothing is said, every term that differs between the last offers of both sides, in steps').optional(),
    preferences: file('what stakeholders said (parley: preferences/1): worths become levers, red lines conditions; without a list, that of the open workspace').optional(),
    seller: file('what terms cost the seller (parley: seller/1); the bundled judgement where nothing is said').optional(),
    level: z.number().optional().meta({ description: 'what a package should save us against no deal over the term; what our last offer saves where nothing is said' }),
    walkAway: z.number().positive().optional().meta({ description: 'what the best alternative costs over the term; list prices where nothing is said' }),
    band: z.number().positive().max(0.2).default(0.03).meta({ description: 'packages within this share of the level are worth the same' }),
    count: z.int().min(1).max(5).default(3).meta({ description: 'how many packages at most' }),
    keeps: z.number().min(0).max(1).default(0.5).meta({ description: 'the share of list revenue that stays with them without a deal: an assumption, for the bargaining points' }),
    paths: z.int().min(2).max(1000).default(100).meta({ description: 'how many futures the proposed packages are priced on' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same packages' }),
  }),
  output: z.object({
    currency: z.string(),
    level: z.number(),
    offers: z.array(
      z.object({
        says: z.array(z.object({ issue: z.string(), option: z.string(), moved: z.boolean(), /** Of a clause: which, and where it then stands. */ clause: z.object({ clause: z.string(), stands: z.enum(standings) }).nullable() })),
        saves: z.number(),
        range,
        /** Against their own last offer; an assumption. */
        givesThem: z.number(),
        /** Of 100 guesses of how they count: in how many nothing worth as much to us is better for them. */
        holds: z.number(),
        why: z.string(),
        /** A deal file. */
        deal: z.string(),
      }),
    ),
    packages: z.number(),
    /** What stakeholders said and how it counts: a red line is in every package, a worth at the least that anybody says. */
    preferences: z.array(z.object({ issue: z.string(), title: z.string(), redLineOf: z.array(z.string()), counted: z.number().nullable(), says: z.array(z.object({ name: z.string(), worth: z.number() })) })),
    /** [what it saves us, what it gives them against their last offer as assumed], best for us first. */
    frontier: z.array(z.tuple([z.number(), z.number()])),
    nash: point,
    /** Kalai-Smorodinsky by shares. */
    ks: point,
    /** How they are assumed to count a unit of each part. */
    view: z.array(range.extend({ part: z.string(), /** Before anything they did was looked at. */ before: z.number(), /** Which package is best for them with this part at its low and at its high end: places in the list of offers. */ bestAt: z.object({ low: z.number(), high: z.number() }) })),
    /** Packages within this share of the level count as worth the same. */
    band: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do we put against their second offer?', input: { offers: 'examples/table/offers.yaml', usage: ['examples/worked-example/usage.yaml'], levers: 'examples/table/levers.yaml', paths: 20 } }, { title: 'And which packages hold what our own people will not sign without?', input: { offers: 'examples/table/offers.yaml', usage: ['examples/worked-example/usage.yaml'], levers: 'examples/table/levers.yaml', preferences: 'examples/table/preferences.yaml', paths: 20 } }],
  run: async (ports, input, watch) => {
    const own = input.offers === undefined && input.deal === undefined && ports.workspace !== undefined ? ports.workspace : undefined;
    const reading = own === undefined ? ports : { ...ports, files: own.kept };
    const offers = await offersOf(reading, input);
    const [first] = offers;
    if (!first) throw new Refusal('invalid', 'There is no offer to counter. Name theirs with --deal, or a list with --offers.');
    const named = input.usage ?? (own === undefined ? [] : await keptNames(own, 'usage'));
    if (named.length === 0) throw new Refusal('invalid', 'Packages are priced on usage: name the files with --usage, or bring them into the workspace.');
    const usage = await readUsageFiles(input.usage === undefined ? reading : ports, named, watch);
    const book = await rateBookTexts(reading, (await loadDeal(reading, first.file)).value.rateBook);
    const seller = input.seller === undefined ? { text: await ports.data.text('table/seller.yaml'), file: 'table/seller.yaml' } : { text: await textOf(ports, input.seller), file: input.seller };
    const levers = input.levers === undefined ? undefined : { text: await textOf(ports, input.levers), file: input.levers };
    const said = input.preferences === undefined && own === undefined ? undefined : await readRoomFile(input.preferences === undefined ? reading : ports, input.preferences, 'preferences.yaml', input.preferences === undefined);
    const preferences = said?.text === undefined ? undefined : { text: said.text, file: said.name };
    const fact = own === undefined ? undefined : (await own.facts())['walkAway'];
    const walkAway = input.walkAway ?? (fact === undefined || fact === '' ? undefined : Number(fact));
    const { band, count, keeps, level, paths, seed } = input;
    const { value, findings } = await ports.workers.run('counterDeals', { offers, usage, book, levers, seller, preferences, band, count, keeps, level, walkAway, paths, seed }, watch);
    const { currency, packages, frontier, nash, ks, view, preferred } = value;
    return {
      currency, level: value.level, packages,
      preferences: preferred.map(({ counted, redLineOf, says, ...rest }) => ({ ...rest, redLineOf: [...redLineOf], says: [...says], counted: counted ?? null })),
      offers: value.offers.map(({ says, ...rest }) => ({ ...rest, says: says.map((each) => ({ ...each, clause: each.clause ?? null })) })),
      frontier: frontier.map(([a, b]): [number, number] => [a, b]),
      nash: { ...nash, says: [...nash.says] }, ks: { ...ks, says: [...ks.says] }, view: view.map((each) => ({ ...each, bestAt: { ...each.bestAt } })), band, findings,
    };
  },
});

interface Asked {
  readonly offers?: string | undefined;
  readonly deal?: string | undefined;
  readonly ours?: string | undefined;
}

async function offersOf(ports: Parameters<typeof textOf>[0], { offers, deal, ours }: Asked): Promise<{ by: 'us' | 'them'; clauses: Offer['clauses']; text: string; file: string }[]> {
  if (deal !== undefined) {
    const named = [...(ours === undefined ? [] : [{ by: 'us' as const, file: ours }]), { by: 'them' as const, file: deal }];
    return Promise.all(named.map(async ({ by, file: name }) => ({ by, clauses: [], file: name, text: await textOf(ports, name) })));
  }
  const { name, text } = await roomText(ports, offers, 'offers.yaml');
  return Promise.all(readOffers(text, name).value.map(async (offer) => ({ by: offer.by, clauses: offer.clauses, file: besideFile(name, offer.deal), text: await textOf(ports, besideFile(name, offer.deal)) })));
}

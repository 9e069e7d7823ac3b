import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { proofs, readAlternatives } from '../../../room/alternatives/alternativesFile.ts';
import { besideFile } from '../../besideFile.ts';
import { dealInForce } from '../../dealInForce.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { keptNames } from '../../keptFiles.ts';
import { alternativeBooks, rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { roomText } from '../../roomFile.ts';
import { textOf } from '../../textOf.ts';

const range = z.object({ low: z.number(), likely: z.number(), high: z.number() });

export const priceOfAlternatives = operation({
  name: 'alternative.price',
  summary: 'What we would do without the deal: each alternative priced on our own use with what moving costs, its gaps, how credible it is, the walk-away that follows, and what may be said about it because its evidence is here.',
  effect: 'reads',
  input: z.object({
    alternatives: file('a list of alternatives (parley: alternatives/1); without it, that of the open workspace').optional(),
    deal: file('the offer that they are alternatives to (parley: deal/1)').optional(),
    usage: files('usage files').optional(),
    paths: z.int().min(2).max(2000).default(100).meta({ description: 'how many futures are priced' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    currency: z.string(),
    /** What the offer costs on the same futures. */
    offer: range,
    alternatives: z.array(
      z.object({
        id: z.string(), kind: z.string(), title: z.string(),
        bills: range.nullable(),
        /** Bills, moving and the gaps that cost money. */
        cost: range.nullable(),
        switching: z.string().nullable(),
        how: z.array(z.string()),
        gaps: z.array(z.object({ what: z.string(), kind: z.string(), blocks: z.boolean() })),
        pros: z.array(z.string()), cons: z.array(z.string()),
        proofs: z.array(z.object({ proof: z.enum(proofs), holds: z.boolean(), file: z.string() })),
        credible: z.boolean(),
        whyNot: z.string(),
        mayBeSaid: z.array(z.object({ says: z.string(), evidence: z.array(z.string()) })),
        withheld: z.array(z.object({ says: z.string(), because: z.string() })),
      }),
    ),
    /** The best credible one; null where there is none. */
    walkAway: range.extend({ id: z.string(), title: z.string() }).nullable(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do we do without this deal, and what may we say about it?', input: { alternatives: 'examples/table/alternatives.yaml', deal: 'examples/table/offer-2.yaml', usage: ['examples/worked-example/usage.yaml'], paths: 50 } }],
  run: async (ports, input, watch) => {
    const { name, text } = await roomText(ports, input.alternatives, 'alternatives.yaml');
    const own = input.alternatives === undefined ? ports.workspace : undefined;
    const reading = own === undefined ? ports : { ...ports, files: own.kept };
    const usageNames = input.usage ?? (own === undefined ? [] : await keptNames(own, 'usage'));
    const deal = input.deal ?? (own === undefined ? undefined : await dealInForce(own));
    if (deal === undefined || usageNames.length === 0) throw new Refusal('invalid', 'Alternatives are priced against an offer and on usage: name them with --deal and --usage, or bring them into the workspace.');
    const usage = await readUsageFiles(input.usage === undefined ? reading : ports, usageNames, watch);
    const dealPorts = input.deal === undefined ? reading : ports;
    const { value: terms } = await loadDeal(dealPorts, deal);
    const [book, books, equivalents, lines, dealText, present] = await Promise.all([
      rateBookTexts(dealPorts, terms.rateBook),
      Promise.all(alternativeBooks.map((each) => rateBookTexts(ports, each))),
      ports.data.text('rates/equivalents.yaml'),
      ports.data.text('table/talk-lines.yaml'),
      textOf(dealPorts, deal),
      evidenceHere(reading, name, text),
    ]);
    const { value, findings } = await ports.workers.run('alternatives', { usage, book, books, equivalents, lines, present, deal: { text: dealText, file: deal }, alternatives: { text, file: name }, paths: input.paths, seed: input.seed }, watch);
    return {
      currency: value.currency, offer: value.offer, walkAway: value.walkAway ?? null,
      alternatives: value.alternatives.map(({ entry, bills, cost, how, proofs: held, mayBeSaid, withheld, credible, whyNot }) => ({
        id: entry.id, kind: entry.kind, title: entry.title, bills: bills ?? null, cost: cost ?? null, switching: entry.switching?.basis ?? null, how: [...how],
        gaps: entry.gaps.map(({ what, kind, blocks }) => ({ what, kind, blocks })), pros: [...entry.pros], cons: [...entry.cons],
        proofs: [...held], credible, whyNot, mayBeSaid: mayBeSaid.map(({ says, evidence }) => ({ says, evidence: [...evidence] })), withheld: [...withheld],
      })),
      findings,
    };
  },
});

/** Evidence files that can be opened, by the names the list gives them. */
async function evidenceHere(ports: Ports, name: string, text: string): Promise<string[]> {
  const named = readAlternatives(text, name).alternatives.flatMap(({ evidence }) => Object.values(evidence).filter((each) => each !== undefined));
  const found = await Promise.all([...new Set(named)].map(async (each) => {
    try {
      await ports.files.head(besideFile(name, each), 1);
      return [each];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }));
  return found.flat();
}

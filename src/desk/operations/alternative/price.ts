import { z } from 'zod';
import { show } from '../../../base/decimal.ts';
import { proofs, type AlternativeEntry } from '../../../room/alternatives/alternativesFile.ts';
import { alternativesOn } from '../../alternativesOn.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

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
        gaps: z.array(z.object({ what: z.string(), kind: z.string(), blocks: z.boolean(), costs: z.string().nullable() })),
        /** As the list says it, for who changes it. */
        said: z.object({ book: z.string().nullable(), delayMonths: z.number().nullable(), switching: z.object({ low: z.string(), likely: z.string(), high: z.string(), basis: z.string() }).nullable(), executive: z.string().nullable(), evidence: z.partialRecord(z.enum(proofs), z.string()) }),
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
    const { value, findings } = await alternativesOn(ports, input, watch);
    return {
      currency: value.currency, offer: value.offer, walkAway: value.walkAway ?? null,
      alternatives: value.alternatives.map(({ entry, bills, cost, how, proofs: held, mayBeSaid, withheld, credible, whyNot }) => ({
        id: entry.id, kind: entry.kind, title: entry.title, bills: bills ?? null, cost: cost ?? null, switching: entry.switching?.basis ?? null, how: [...how],
        gaps: entry.gaps.map(({ what, kind, blocks, costs }) => ({ what, kind, blocks, costs: costs === undefined ? null : show(costs) })), said: saidOf(entry), pros: [...entry.pros], cons: [...entry.cons],
        proofs: [...held], credible, whyNot, mayBeSaid: mayBeSaid.map(({ says, evidence }) => ({ says, evidence: [...evidence] })), withheld: [...withheld],
      })),
      findings,
    };
  },
});

function saidOf({ book, delayMonths, switching, executive, evidence }: AlternativeEntry) {
  return {
    book: book ?? null, delayMonths: delayMonths ?? null, executive: executive ?? null,
    switching: switching === undefined ? null : { low: show(switching.low), likely: show(switching.likely), high: show(switching.high), basis: switching.basis },
    evidence: Object.fromEntries(proofs.flatMap((proof) => (evidence[proof] === undefined ? [] : [[proof, evidence[proof]]]))),
  };
}

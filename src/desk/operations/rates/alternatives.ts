import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { show } from '../../../base/decimal.ts';
import { finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import { contexts, kinds } from '../../../rates/meter.ts';
import { dayField, decimalText, findingsShape } from '../../fields.ts';
import { alternativeBooks, loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';

export const listAlternatives = operation({
  name: 'rates.alternatives',
  summary: 'What comparable models cost on a day at other sellers and, from other makers, in Azure: each price with its source, the day it was seen, its age, and what to know before comparing.',
  effect: 'reads',
  input: z.object({
    model: z.string().meta({ description: 'the Azure model, for example gpt-5.4' }),
    on: dayField('the day the prices are for; today where it is not said').optional(),
    context: z.enum(contexts).default('short').meta({ description: 'short or long prompts' }),
  }),
  output: z.object({
    on: z.string(),
    rates: z.array(
      z.object({ seller: z.string(), model: z.string(), same: z.boolean(), scope: z.string(), kind: z.string(), perMillion: decimalText, currency: z.string(), from: z.string(), seen: z.string(), ageDays: z.number(), stale: z.boolean(), source: z.string(), book: z.string(), note: z.string().nullable() }),
    ),
    comparable: z.array(z.object({ seller: z.string(), model: z.string(), ground: z.string(), judged: z.string(), caveats: z.array(z.string()) })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What would gpt-5.4 cost elsewhere?', input: { model: 'gpt-5.4', on: '2026-11-01' } }],
  run: async (ports, input) => {
    const [{ alternativeRate, alternativesFor, readEquivalents }, { ageOf, isStale, saidOfStale }] = await Promise.all([import('../../../rates/alternatives.ts'), import('../../../rates/staleRates.ts')]);
    const books = await Promise.all([usualRateBook, ...alternativeBooks].map((name) => loadRateBook(ports, name)));
    const equivalents = readEquivalents(await ports.data.text('rates/equivalents.yaml'));
    const today = ports.clock.today();
    const on = input.on === undefined ? today : day(input.on);
    const offered = alternativesFor(books.map(({ value }) => value), equivalents, input.model);
    if (offered.length === 0) throw new Refusal('not-found', `No comparable model is known for ${input.model}. Known are alternatives to ${[...new Set(equivalents.flatMap((each) => each.for))].sort().join(', ')}.`);
    const found = offered.flatMap((alternative) => kinds.flatMap((kind) => {
      const priced = alternativeRate(alternative, { tier: 'standard', context: input.context, kind }, on);
      return priced === undefined ? [] : [{ alternative, kind, ...priced }];
    }));
    const stale = [...Map.groupBy(found, ({ alternative }) => alternative.book)].flatMap(([book, own]) => {
      const said = saidOfStale(book, own.map(({ rate }) => rate), today);
      return said === undefined ? [] : [finding('warning', 'rates-stale', said, book.name)];
    });
    return {
      on,
      rates: found.map(({ alternative: { channel, model, same, scope, book }, kind, rate, reason }) => ({
        seller: channel, model, same, scope, kind, perMillion: show(rate.perMillion), currency: book.currency, from: rate.from, seen: rate.seen, ageDays: ageOf(rate, today), stale: isStale(rate, today),
        source: `${rate.source}: ${book.sources[rate.source]?.what ?? ''}`.replace(/: $/, ''), book: book.name, note: reason ?? rate.note ?? null,
      })),
      comparable: offered.map(({ channel, model, ground, judged, caveats }) => ({ seller: channel, model, ground, judged, caveats: [...caveats] })),
      findings: [...stale, ...books.flatMap(({ findings }) => findings)],
    };
  },
});

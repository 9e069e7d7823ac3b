import { strToU8 } from 'fflate';
import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { finding, type Finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { DealTerms } from '../../../deal/dealTerms.ts';
import { readDeal } from '../../../deal/readDeal.ts';
import { writeDeal } from '../../../deal/writeDeal.ts';
import { carryOver, silentOn } from '../../../room/offers/carryOver.ts';
import { parties, readOffers, standings, type Offer } from '../../../room/offers/offersFile.ts';
import type { ReadClause } from '../../../room/offers/readClauses.ts';
import { readOfferText } from '../../../room/offers/readOfferText.ts';
import { termKeys } from '../../../room/offers/termRows.ts';
import { besideFile } from '../../besideFile.ts';
import { clausesInOffer } from '../../papers/clausesInOffer.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { usualRateBook } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { documentOnHand } from '../../onHand.ts';
import { operation } from '../../operation.ts';
import { spanShape, topicVerdictShape, verdictShape } from '../../papers/paperShapes.ts';
import type { Ports } from '../../ports.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { textOf } from '../../textOf.ts';
import { clauseWords } from './clauses.ts';

export const readOffer = operation({
  name: 'offer.read',
  summary: 'The terms that a mail, a quote or an order form says in figures, each with its line, as a deal file, and where clauses stand by its words, each with its paragraph; what was not understood is said and nothing is guessed.',
  effect: 'reads',
  input: z
    .object({
      file: file('the mail, quote, order form or contract: text, DOCX, PDF, HTML or Markdown').optional(),
      text: z.string().min(1).optional().meta({ description: 'the words of the offer, pasted' }),
      name: z.string().min(1).default('Their offer').meta({ description: 'what the deal file is called' }),
      start: dayField('the first day, where the offer does not say it').optional(),
      months: z.int().min(1).max(240).optional().meta({ description: 'how long it runs, where the offer does not say it' }),
      currency: z.string().regex(/^[A-Z]{3}$/).optional().meta({ description: 'the currency of the deal file' }),
      by: z.enum(parties).default('them').meta({ description: 'whose offer it is: us or them' }),
      earlier: file('the deal file of the offer before, of the same side: what the words are silent on is held against it; the last of that side in the open workspace where nothing is said').optional(),
      keep: z.array(z.enum(termKeys)).min(1).optional().meta({ description: 'terms of the offer before that still hold, though the words say nothing of them: commitment, support …' }),
      offers: file('the list of offers (parley: offers/1), for the offer before and where its clauses stand; without it, that of the open workspace').optional(),
      keepClauses: z.array(z.string().min(1)).min(1).optional().meta({ description: 'clauses that still stand as in the offer before, though the words say nothing of them' }),
      playbook: z.string().default('azure-openai').meta({ description: 'a bundled playbook by name, or the path of a playbook file: what clauses are held against' }),
      industry: z.array(z.string().min(1)).optional().meta({ description: 'what is laid over it: bank, health, public-sector, eu, or the path of an overlay file; those of the open workspace where nothing is said' }),
      rateBook: z.string().default(usualRateBook).meta({ description: 'the rate book that the offer is priced on' }),
    })
    .refine((given) => (given.file === undefined) !== (given.text === undefined), { error: 'give the offer as a file or as text, one of the two' }),
  output: z.object({
    understood: z.array(z.object({ key: z.string(), says: z.string(), line: z.number(), quote: z.string(), inDeal: z.boolean() })),
    /** Terms of the offer before of which the words say nothing: without being kept they are in no bill of this offer. */
    silent: z.array(z.object({ key: z.enum(termKeys), says: z.string(), kept: z.boolean() })),
    /** A whole paper is silent on what it does not say (`absent`); of a mail only what it speaks of is told. */
    paper: z.boolean(),
    clauses: z.array(z.object({ clause: z.string(), title: z.string(), stands: z.enum(standings), /** As the playbook says it; `kept` where it stands as in the offer before. */ verdict: z.union([topicVerdictShape, verdictShape, z.literal('kept')]), reason: z.string(), paragraph: z.number().nullable(), spans: z.array(spanShape), /** As --clauses of offer.add and offer.take take it. */ as: z.string() })),
    /** Clauses of the offer before of which the words say nothing: they stand as they did only where they are kept. */
    silentClauses: z.array(z.object({ clause: z.string(), stands: z.enum(standings), kept: z.boolean() })),
    earlier: z.string().nullable(),
    expires: z.string().nullable(),
    /** A deal file (parley: deal/1); null where start or length are not known. */
    deal: z.string().nullable(),
    /** Of the document it was read from. */
    sha256: z.string(),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What did they offer in this mail?', input: { file: 'examples/table/offer-mail.txt' } }, { title: 'Where do the clauses of their paper stand?', input: { file: 'sample/draft-amendment.docx', start: '2027-01-01', months: 36 } }, { title: 'And what does it leave out that their first offer had?', input: { file: 'examples/table/offer-mail.txt', earlier: 'examples/table/offer-1.yaml' } }],
  run: async (ports, input, watch) => {
    const bytes = input.file === undefined ? strToU8(input.text ?? '') : await ports.files.read(input.file);
    const paper = input.file === undefined ? undefined : await readPaperFile(ports, input.file, watch);
    const text = paper?.value.text ?? input.text ?? '';
    const where = input.file ?? 'the text';
    const before = await offerBefore(ports, input);
    const context = { name: input.name, rateBook: input.rateBook, months: input.months, currency: input.currency, start: input.start === undefined ? undefined : day(input.start) };
    const first = readOfferText(text, where, context);
    // What the words leave open is as it was in the offer before: a counter runs over the same months until somebody says otherwise.
    const { value, findings } = first.value.deal !== undefined || before === undefined ? first : readOfferText(text, where, { ...context, months: context.months ?? first.value.said.months ?? before.terms.months, start: context.start ?? first.value.said.start ?? before.terms.start });
    const assumed = value.deal === first.value.deal || before === undefined ? [] : [finding('info', 'time-of-the-offer-before', `The words do not say in full when it starts and how long it runs: ${before.terms.months} months from ${before.terms.start}, as in ${before.name}, where they are silent.`, where)];
    const later = value.deal === undefined ? undefined : readDeal(value.deal, where).value;
    const sameTime = later !== undefined && before !== undefined && later.start === before.terms.start && later.months === before.terms.months && later.currency === before.terms.currency;
    const silent = later === undefined || before === undefined ? [] : silentOn(later, before.terms);
    if (input.keep !== undefined && !sameTime) throw new Refusal('invalid', before === undefined ? 'There is no offer before this one to take terms from: name its deal file with --earlier.' : `${before.name} runs over other months or in another currency than this offer: its terms are not taken over. Write them into the deal file by hand.`);
    const strange = input.keep?.find((key) => !silent.some((each) => each.key === key));
    if (strange !== undefined) throw new Refusal('invalid', `Nothing of ${strange} is to be taken over: ${silent.length === 0 ? 'the words are silent on nothing' : `the words are silent on ${silent.map(({ key }) => key).join(', ')}`}.`);
    const deal = input.keep === undefined || later === undefined || before === undefined ? value.deal : writeDeal(carryOver(later, before.terms, input.keep));
    const clauses = await clausesInOffer(ports, paper?.value ?? (await ports.workers.run('readPaper', { bytes, name: 'the text.txt' }, watch)).value, bytes, { playbook: input.playbook, industry: input.industry, known: (before?.clauses ?? []).map(({ clause }) => clause) }, watch);
    const stood = withKept(clauses.value.clauses, before?.clauses ?? [], input.keepClauses ?? []);
    const left = silent.filter(({ key }) => input.keep?.includes(key) !== true);
    const quiet = left.length === 0 || before === undefined ? [] : [finding('warning', 'offer-silent', `The words say nothing of ${left.map(({ key, says }) => `${key} (${says})`).join('; ')}, which ${before.name} had: this offer is billed without ${left.length === 1 ? 'it' : 'them'}. Ask whether ${left.length === 1 ? 'it still holds' : 'they still hold'}, and take over what does.`, where)];
    return {
      understood: [...value.understood], paper: clauses.value.whole, clauses: stood.clauses.map(shown), silentClauses: stood.silent, expires: value.expires ?? null, deal: deal ?? null, silent: silent.map((each) => ({ ...each, kept: input.keep?.includes(each.key) === true })), earlier: before?.name ?? null,
      sha256: input.file === undefined ? '' : ports.sha256(bytes), findings: [...(paper?.findings ?? []), ...findings, ...assumed, ...quiet, ...clauses.findings, ...quietClauses(stood.silent, before?.name ?? '', where)],
    };
  },
});

/** The offer before: the deal file that was named, or the last of that side in the list of offers, with where its clauses stood. */
async function offerBefore(ports: Ports, { by, earlier, offers }: { readonly by: (typeof parties)[number]; readonly earlier?: string | undefined; readonly offers?: string | undefined }): Promise<{ readonly name: string; readonly terms: DealTerms; readonly clauses: Offer['clauses'] } | undefined> {
  const list = await documentOnHand(ports, offers, 'offers.yaml');
  const own = list === undefined ? [] : readOffers(await textOf(list.ports, list.name), list.name).value.filter((offer) => offer.by === by);
  const last = earlier === undefined || list === undefined ? own.at(-1) : own.findLast(({ deal }) => besideFile(list.name, deal) === earlier);
  const clauses = last?.clauses ?? [];
  if (earlier !== undefined) return { name: earlier, terms: (await loadDeal(ports, earlier)).value, clauses };
  return last === undefined || list === undefined ? undefined : { name: last.deal, terms: (await loadDeal(list.ports, besideFile(list.name, last.deal))).value, clauses };
}

type Clause = Omit<ReadClause, 'verdict'> & { readonly verdict: ReadClause['verdict'] | 'kept' };

/** What was read, and of the offer before what the words do not speak of: it stands as it did only where that is kept. */
function withKept(read: readonly ReadClause[], before: Offer['clauses'], keep: readonly string[]): { readonly clauses: readonly Clause[]; readonly silent: { readonly clause: string; readonly stands: Offer['clauses'][number]['stands']; readonly kept: boolean }[] } {
  const silent = before.filter(({ clause }) => !read.some((each) => each.clause === clause && each.stands !== 'absent'));
  const strange = keep.find((name) => !silent.some(({ clause }) => clause === name));
  if (strange !== undefined) throw new Refusal('invalid', `Nothing of the clause ${strange} is to be kept: ${silent.length === 0 ? 'there is no clause of an offer before on which the words are silent' : `of the offer before, the words are silent on ${silent.map(({ clause }) => clause).join(', ')}`}.`);
  const kept = silent.filter(({ clause }) => keep.includes(clause));
  return {
    clauses: [...read.filter(({ clause }) => !keep.includes(clause)), ...kept.map(({ clause, stands }): Clause => ({ clause, title: read.find((each) => each.clause === clause)?.title ?? clause, stands, verdict: 'kept', reason: 'As in the offer before: these words say nothing of it.', spans: [] }))],
    silent: silent.map(({ clause, stands }) => ({ clause, stands, kept: keep.includes(clause) })),
  };
}

function shown({ clause, title, stands, verdict, reason, spans }: Clause) {
  const [first] = spans;
  return { clause, title, stands, verdict, reason, paragraph: first?.paragraph ?? null, spans: [...spans], as: clauseWords({ clause, stands, paragraph: first?.paragraph }) };
}

function quietClauses(silent: readonly { readonly clause: string; readonly stands: string; readonly kept: boolean }[], before: string, where: string): Finding[] {
  const left = silent.filter(({ kept }) => !kept);
  return left.length === 0 ? [] : [finding('warning', 'clauses-silent', `The words say nothing of ${left.map(({ clause, stands }) => `${clause} (${stands})`).join(', ')}, which stood so in ${before}. Ask whether that still holds, and keep what does.`, where)];
}

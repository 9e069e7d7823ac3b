import { z } from 'zod';
import { outcome, type Outcome } from '../../../base/outcome.ts';
import type { Watch } from '../../../base/progress.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { Change } from '../../../paper/compare/compare.ts';
import type { VersionFile } from '../../../paper/compare/versions.ts';
import { isPdf } from '../../../paper/readPaper.ts';
import { decimalText, file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import type { Ports } from '../../ports.ts';
import type { PricedChanges } from '../../deals/pricedChanges.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

const words = z.array(z.string());
const sides = z.object({ before: z.string(), after: z.string() });
const step = z.object({ before: decimalText, after: decimalText, difference: decimalText });

export const comparePapers = operation({
  name: 'paper.compare',
  summary: 'What differs between two versions of a paper: what was changed without being marked first, then the tracked changes; with the version we sent, also what became of our own changes; with a deal file and usage, what each changed term costs.',
  effect: 'reads',
  input: z.object({
    files: z
      .array(z.string().min(1))
      .length(2, { error: 'Name two files: the earlier version, then the later one.' })
      .meta({ description: 'the earlier version and the later one, in this order: DOCX, PDF, HTML, Markdown or plain text', 'x-file': 'many' }),
    sent: file('the version that we sent in between: what came back is compared with it, and each of our changes says what became of it').optional(),
    marked: file('the redline that came with a clean copy: only what it shows counts as marked').optional(),
    deal: file('the deal file (parley: deal/1) that says the terms the paper does not change: with it changed terms are priced').optional(),
    usage: files('with deal: usage files, a history before the deal or usage for all its months').optional(),
    seed: z.int().default(1).meta({ description: 'with a history, the same seed gives the same future' }),
  }),
  output: z.object({
    changes: z.array(
      z.object({
        kind: z.enum(['changed', 'inserted', 'deleted', 'moved', 'accepted', 'rejected']),
        part: z.string(),
        before: z.string(),
        after: z.string(),
        marked: z.boolean(),
        material: z.boolean(),
        about: z.array(z.string()),
        touches: z.array(z.object({ matter: z.enum(['date', 'money', 'number', 'negation', 'modal', 'party']), was: words, is: words })),
        by: z.string().optional(),
        at: z.object({ before: z.number().optional(), after: z.number().optional() }).optional(),
      }),
    ),
    ours: z.array(z.object({ part: z.string(), before: z.string(), after: z.string(), became: z.enum(['kept', 'open', 'dropped', 'changed']), now: z.string() })).optional(),
    /** Terms that the later version puts differently. The differences add up to the whole; each is on top of those before it. */
    priced: step
      .extend({
        currency: z.string(),
        basis: z.string(),
        on: z.enum(['the usage given', 'the median future']),
        terms: z.array(z.object({ key: z.string(), place: z.string().optional(), was: z.string(), is: z.string(), changes: z.array(z.number()), quote: sides, price: step.optional(), because: z.string().optional() })),
      })
      .optional(),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'A draft compared with itself', input: { files: ['sample/draft-amendment.docx', 'sample/draft-amendment.docx'] } }, { title: 'With what each changed term costs', input: { files: ['sample/draft-amendment.docx', 'sample/draft-amendment.docx'], deal: 'sample/deal.yaml', usage: ['sample/azure-cost-export.csv'] } }],
  run: async (ports, input, watch) => {
    const [old = '', now = ''] = input.files;
    if ((input.deal === undefined) !== (input.usage === undefined)) throw new Refusal('invalid', `Changed terms are priced under a deal file and on usage: name ${input.deal === undefined ? 'the deal file with --deal' : 'usage files with --usage'} too.`);
    const before = await versionOf(ports, old, watch);
    const after = await versionOf(ports, now, watch);
    const sent = input.sent === undefined ? undefined : await versionOf(ports, input.sent, watch);
    const marked = input.marked === undefined ? undefined : await versionOf(ports, input.marked, watch);
    const { value, findings } = await ports.workers.run('comparePapers', { before: before.version, after: after.version, ...(sent ? { sent: sent.version } : {}), ...(marked ? { marked: marked.version } : {}) }, watch);
    const { changes, ours } = plain(value);
    const priced = await pricedOn(ports, input, { before: (sent ?? before).version, after: after.version, changes: value.changes }, watch);
    return { changes, ...(ours ? { ours } : {}), ...(priced ? { priced: plain(priced.value) } : {}), findings: [...findings, ...(priced?.findings ?? []), ...[before, after, sent, marked].flatMap((each) => each?.findings ?? [])] };
  },
});

/** The changed terms with their prices; undefined where no deal was named. */
async function pricedOn(ports: Ports, { deal, usage, seed }: { readonly deal?: string | undefined; readonly usage?: readonly string[] | undefined; readonly seed: number }, versions: { readonly before: VersionFile; readonly after: VersionFile; readonly changes: readonly Change[] }, watch: Watch): Promise<Outcome<PricedChanges> | undefined> {
  if (deal === undefined || usage === undefined) return undefined;
  const terms = await loadDeal(ports, deal);
  const [text, book, read] = await Promise.all([textOf(ports, deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, usage, watch)]);
  const { value, findings } = await ports.workers.run('pricedChanges', { ...versions, usage: read, deal: { text, file: deal }, book, seed }, watch);
  return outcome(value, findings);
}

/** The version in a file. The reader refuses hostile files; it and the comparison run in workers under limits. */
async function versionOf(ports: Ports, name: string, watch: Watch) {
  const read = await readPaperFile(ports, name, watch);
  const bytes = await ports.files.read(name);
  const version: VersionFile = { bytes, file: name, ...(isPdf(bytes) ? { paper: read.value } : {}) };
  return { version, findings: read.findings };
}

import type { Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import type { Wish } from '../paper/compare/becameOf.ts';
import type { Change } from '../paper/compare/compare.ts';
import type { VersionFile } from '../paper/compare/versions.ts';
import type { Paper } from '../paper/paper.ts';
import type { PdfPages } from '../paper/pdf/pdfPages.ts';
import type { CleanCopy } from '../paper/redline/cleanCopy.ts';
import type { Edit, Signature } from '../paper/redline/edit.ts';
import type { Redlined } from '../paper/redline/redline.ts';
import type { Settled } from '../paper/redline/settle.ts';
import type { Decision } from '../paper/redline/settlePart.ts';
import type { Standing } from '../packs/standing.ts';
import type { Assessment } from '../playbook/assessment.ts';
import type { ExampleReport } from '../playbook/examples.ts';
import type { PlaybookText } from '../playbook/playbookFile.ts';
import type { HeaderMapping } from '../usage/mapping/headerMapping.ts';
import type { TablePreview } from '../usage/previewTable.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import type { conform } from './conform.ts';
import type { benchOfDeal, BenchOfDealInput } from './deals/benchOfDeal.ts';
import type { commitOfDeal, CommitOfDealInput } from './deals/commitOfDeal.ts';
import type { billOfOptimum, BillOfOptimumInput, optimumProblem } from './deals/optimumOfDeal.ts';
import type { forecastOfTable, forecastOfUsage } from './forecasting/forecastOf.ts';
import type { outlook } from './forecasting/outlook.ts';
import type { OutlookInput } from './forecasting/outlookInput.ts';
import type { ModelOfDealsInput } from './deals/modelOfDeals.ts';
import type { planOfDeal, PlanOfDealInput } from './deals/planOfDeal.ts';
import type { pricedChanges, PricedChangesInput } from './deals/pricedChanges.ts';
import type { replayOfDeal, ReplayOfDealInput } from './deals/replayOfDeal.ts';
import type { StandInput } from './deals/stand.ts';
import type { alternativesOfDeal, AlternativesOfDealInput } from './deals/alternativesOfDeal.ts';
import type { counterDeals, CounterDealsInput } from './deals/counterDeals.ts';
import type { compareDeals, CompareDealsInput } from './deals/compareDeals.ts';
import type { indifferenceOfDeal, IndifferenceInput } from './deals/indifferenceOfDeal.ts';
import type { whatIfOfDeal, WhatIfOfDealInput } from './deals/whatIfOfDeal.ts';
import type { takeDealApart, TakeDealApartInput } from './deals/takeDealApart.ts';
import type { DealQuestion } from './deals/readyDeal.ts';
import type { interimOfDeal, InterimOfDealInput } from './deals/interimOfDeal.ts';
import type { routeCosts, RouteCostsInput } from './deals/routeCosts.ts';
import type { waitingOfDeal } from './deals/waitingOfDeal.ts';
import type { worthOfDeal, WorthOfDealInput } from './deals/worthOfDeal.ts';

/** Work on untrusted bytes, and long work: pure functions of plain data that a thread can run, each with its limits. */
interface Task<Input, Result> {
  /** For the sentence that says what was stopped. */
  readonly doing: string;
  readonly seconds: number;
  readonly megabytes: number;
  /** Loads what it needs only in its own thread. */
  readonly run: (input: Input, watch: Watch) => Promise<Result>;
}

function task<Input, Result>(parts: Task<Input, Result>): Task<Input, Result> {
  return parts;
}

export const tasks = {
  readUsage: task<{ bytes: Uint8Array; name: string; vocabulary: string; mappings?: readonly HeaderMapping[] }, Outcome<UsageImport>>({
    doing: 'Reading a usage file',
    seconds: 120,
    megabytes: 4096,
    run: async ({ bytes, name, vocabulary, mappings = [] }) => {
      const [{ readUsage }, { readMeterVocabulary }] = await Promise.all([import('../usage/readUsage.ts'), import('../rates/readMeterName.ts')]);
      return readUsage(bytes, name, { vocabulary: readMeterVocabulary(vocabulary), mappings });
    },
  }),

  previewUsage: task<{ bytes: Uint8Array; name: string; rows: number; mappings: readonly HeaderMapping[] }, TablePreview | undefined>({
    doing: 'Reading the first rows of a usage file',
    seconds: 120,
    megabytes: 4096,
    run: async ({ bytes, name, rows, mappings }) => {
      const [{ previewTable }, { recognise }] = await Promise.all([import('../usage/previewTable.ts'), import('../usage/recognise.ts')]);
      return previewTable(bytes, name, recognise(bytes, name, mappings), rows);
    },
  }),

  conform: task<{ bytes: Uint8Array; name: string; rules: string }, ReturnType<typeof conform>>({
    doing: 'Judging a FOCUS export',
    seconds: 120,
    megabytes: 4096,
    run: async ({ bytes, name, rules }) => (await import('./conform.ts')).conform(bytes, name, rules),
  }),

  readPaper: task<{ bytes: Uint8Array; name: string }, Outcome<Paper>>({
    doing: 'Reading a document',
    seconds: 20,
    megabytes: 512,
    run: async ({ bytes, name }) => {
      const { readPaper } = await import('../paper/readPaper.ts');
      return readPaper(bytes, name);
    },
  }),

  readPdf: task<{ pages: PdfPages; name: string }, Outcome<Paper>>({
    doing: 'Putting the pages of a PDF in order',
    seconds: 60,
    megabytes: 1024,
    run: async ({ pages, name }) => (await import('../paper/readPaper.ts')).readPages(pages, name),
  }),

  redlinePaper: task<{ bytes: Uint8Array; name: string; edits: readonly Edit[]; signature: Signature }, Outcome<Redlined>>({
    doing: 'Writing a redline',
    seconds: 60,
    megabytes: 1024,
    run: async ({ bytes, name, edits, signature }) => (await import('../paper/redline/redline.ts')).redline(bytes, name, edits, signature),
  }),

  settlePaper: task<{ bytes: Uint8Array; name: string; decision: Decision }, Outcome<Settled>>({
    doing: 'Settling tracked changes',
    seconds: 60,
    megabytes: 1024,
    run: async ({ bytes, name, decision }) => (await import('../paper/redline/settle.ts')).settle(bytes, name, decision),
  }),

  cleanPaper: task<{ bytes: Uint8Array; name: string }, Outcome<CleanCopy>>({
    doing: 'Writing a clean copy',
    seconds: 60,
    megabytes: 1024,
    run: async ({ bytes, name }) => (await import('../paper/redline/cleanCopy.ts')).cleanCopy(bytes, name),
  }),

  comparePapers: task<{ before: VersionFile; after: VersionFile; sent?: VersionFile; marked?: VersionFile }, Outcome<{ changes: readonly Change[]; ours?: readonly Wish[] }>>({
    doing: 'Comparing versions',
    seconds: 60,
    megabytes: 1024,
    run: async ({ before, after, sent, marked }) => {
      const [{ compare }, { becameOf }] = await Promise.all([import('../paper/compare/compare.ts'), import('../paper/compare/becameOf.ts')]);
      const { value: changes, findings } = compare(sent ?? before, after, marked);
      return { value: { changes, ...(sent ? { ours: becameOf(before, sent, after) } : {}) }, findings };
    },
  }),

  pricedChanges: task<PricedChangesInput, ReturnType<typeof pricedChanges>>({
    doing: 'Pricing the changes between two versions',
    seconds: 120,
    megabytes: 3072,
    run: async (input, watch) => (await import('./deals/pricedChanges.ts')).pricedChanges(input, watch),
  }),

  assessPaper: task<{ paper: Paper; playbook: PlaybookText; more: readonly PlaybookText[]; finder: string }, Outcome<Pick<Assessment, 'topics' | 'positions'>>>({
    doing: 'Holding a paper against the playbook',
    seconds: 60,
    megabytes: 1024,
    run: async ({ paper, playbook, more, finder }) => {
      const [{ readPlaybook }, { readFinder }, { assess }] = await Promise.all([import('../playbook/readPlaybook.ts'), import('../playbook/finder/finder.ts'), import('../playbook/assess.ts')]);
      const book = readPlaybook(playbook.text, playbook.file, more);
      const { value, findings } = assess(paper, book.value, readFinder(finder, 'finder/weights.json'));
      return { value: { topics: value.topics, positions: value.positions }, findings: [...book.findings, ...findings] };
    },
  }),

  tryPlaybook: task<PlaybookText & { readonly more: readonly PlaybookText[] }, ExampleReport & { readonly name: string; readonly version: string }>({
    doing: 'Trying a playbook on its own examples',
    seconds: 120,
    megabytes: 1024,
    run: async ({ text, file, more }) => {
      const [{ readPlaybook }, { tryExamples }] = await Promise.all([import('../playbook/readPlaybook.ts'), import('../playbook/examples.ts')]);
      const { value } = readPlaybook(text, file, more);
      return { name: value.name, version: value.version, ...tryExamples(value) };
    },
  }),

  stand: task<StandInput, Standing>({
    doing: 'Working out where the deal stands',
    seconds: 300,
    megabytes: 2048,
    run: async (input, watch) => {
      const { stand } = await import('./deals/stand.ts');
      return stand(input, watch);
    },
  }),

  forecastTable: task<Parameters<typeof forecastOfTable>[0], ReturnType<typeof forecastOfTable>>({
    doing: 'Forecasting a table',
    seconds: 600,
    megabytes: 3072,
    run: async (input, watch) => (await import('./forecasting/forecastOf.ts')).forecastOfTable(input, watch),
  }),

  forecastUsage: task<Parameters<typeof forecastOfUsage>[0], ReturnType<typeof forecastOfUsage>>({
    doing: 'Forecasting usage',
    seconds: 300,
    megabytes: 3072,
    run: async (input, watch) => (await import('./forecasting/forecastOf.ts')).forecastOfUsage(input, watch),
  }),

  outlook: task<OutlookInput, ReturnType<typeof outlook>>({
    doing: 'Forecasting usage and spend',
    seconds: 300,
    megabytes: 3072,
    run: async (input, watch) => {
      const { value, findings } = (await import('./forecasting/outlook.ts')).outlook(input, watch);
      return { value, findings };
    },
  }),

  plan: task<PlanOfDealInput, ReturnType<typeof planOfDeal>>({
    doing: 'Planning reservations',
    seconds: 120,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/planOfDeal.ts')).planOfDeal(input, watch),
  }),

  commit: task<CommitOfDealInput, ReturnType<typeof commitOfDeal>>({
    doing: 'Looking at commitments',
    seconds: 180,
    megabytes: 3072,
    run: async (input, watch) => (await import('./deals/commitOfDeal.ts')).commitOfDeal(input, watch),
  }),

  optimumProblem: task<PlanOfDealInput, ReturnType<typeof optimumProblem>>({
    doing: 'Pricing every size of a plan',
    seconds: 120,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/optimumOfDeal.ts')).optimumProblem(input, watch),
  }),

  optimumBill: task<BillOfOptimumInput, ReturnType<typeof billOfOptimum>>({
    doing: 'Billing a plan',
    seconds: 60,
    megabytes: 2048,
    run: async (input) => (await import('./deals/optimumOfDeal.ts')).billOfOptimum(input),
  }),

  replay: task<ReplayOfDealInput, ReturnType<typeof replayOfDeal>>({
    doing: 'Replaying a load',
    seconds: 120,
    megabytes: 3072,
    run: async (input, watch) => (await import('./deals/replayOfDeal.ts')).replayOfDeal(input, watch),
  }),

  counterDeals: task<CounterDealsInput, ReturnType<typeof counterDeals>>({
    doing: 'Searching for counteroffers',
    seconds: 300,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/counterDeals.ts')).counterDeals(input, watch),
  }),

  alternatives: task<AlternativesOfDealInput, ReturnType<typeof alternativesOfDeal>>({
    doing: 'Pricing alternatives',
    seconds: 300,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/alternativesOfDeal.ts')).alternativesOfDeal(input, watch),
  }),

  dealModel: task<ModelOfDealsInput, Outcome<Uint8Array>>({
    doing: 'Writing the deal model',
    seconds: 300,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/modelOfDeals.ts')).modelOfDeals(input, watch),
  }),

  bundle: task<TakeDealApartInput, ReturnType<typeof takeDealApart>>({
    doing: 'Taking a bundle apart',
    seconds: 300,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/takeDealApart.ts')).takeDealApart(input, watch),
  }),

  interim: task<InterimOfDealInput, ReturnType<typeof interimOfDeal>>({
    doing: 'Pricing an interim deal',
    seconds: 120,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/interimOfDeal.ts')).interimOfDeal(input, watch),
  }),

  routeCosts: task<RouteCostsInput, ReturnType<typeof routeCosts>>({
    doing: 'Pricing ways to buy',
    seconds: 120,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/routeCosts.ts')).routeCosts(input, watch),
  }),

  waiting: task<DealQuestion, ReturnType<typeof waitingOfDeal>>({
    doing: 'Working out what waiting costs',
    seconds: 120,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/waitingOfDeal.ts')).waitingOfDeal(input, watch),
  }),

  compareDeals: task<CompareDealsInput, ReturnType<typeof compareDeals>>({
    doing: 'Comparing offers',
    seconds: 300,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/compareDeals.ts')).compareDeals(input, watch),
  }),

  bench: task<BenchOfDealInput, ReturnType<typeof benchOfDeal>>({
    doing: 'Sampling futures',
    seconds: 120,
    megabytes: 2048,
    run: async (input, watch) => (await import('./deals/benchOfDeal.ts')).benchOfDeal(input, watch),
  }),

  whatIf: task<WhatIfOfDealInput, ReturnType<typeof whatIfOfDeal>>({
    doing: 'Pricing a change',
    seconds: 120,
    megabytes: 3072,
    run: async (input, watch) => (await import('./deals/whatIfOfDeal.ts')).whatIfOfDeal(input, watch),
  }),

  indifference: task<IndifferenceInput, ReturnType<typeof indifferenceOfDeal>>({
    doing: 'Looking for the number that breaks even',
    seconds: 300,
    megabytes: 3072,
    run: async (input, watch) => (await import('./deals/indifferenceOfDeal.ts')).indifferenceOfDeal(input, watch),
  }),

  worth: task<WorthOfDealInput, ReturnType<typeof worthOfDeal>>({
    doing: 'Working out what each term is worth',
    seconds: 900,
    megabytes: 3072,
    run: async (input, watch) => (await import('./deals/worthOfDeal.ts')).worthOfDeal(input, watch),
  }),
};

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]['run']>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]['run']>>;

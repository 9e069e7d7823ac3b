import { addMonths, monthOf, monthsBetween, type Day, type Month } from '../base/calendar.ts';
import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { asks } from '../worth/asks.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { listFan } from '../worth/listFan.ts';
import { readDeal } from '../deal/readDeal.ts';
import { compareStructures, type DealInput } from '../worth/structures.ts';
import { forecastUsage, type UsageForecast } from '../forecast/forecastUsage.ts';
import { calendar } from '../packs/calendar.ts';
import { readRetirements } from '../packs/readRetirements.ts';
import { standing, type Standing } from '../packs/standing.ts';
import type { Paper } from '../paper/paper.ts';
import { assess } from '../playbook/assess.ts';
import { readPlaybook } from '../playbook/readPlaybook.ts';
import { readEquivalents } from '../rates/alternatives.ts';
import { readRateBook, type RateBookTexts } from '../rates/readRateBook.ts';
import { combine } from '../usage/combine.ts';
import type { UsageHistory } from '../usage/history.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import { loadShapes } from './loadShapes.ts';

/** Futures sampled for the ranges of a forecast, and those of them that every structure is billed on exactly. */
const paths = 1000;
const billedFutures = 100;

/** Everything a standing is worked out from, as texts and plain data that a worker can be sent. */
export interface StandInput {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly paper?: Outcome<Paper>;
  readonly texts: {
    readonly book: RateBookTexts;
    readonly alternatives: readonly RateBookTexts[];
    readonly equivalents: string;
    readonly retirements: string;
    readonly playbook: { readonly text: string; readonly name: string };
  };
  readonly today: Day;
  readonly seed: number;
}

/** Where the negotiation stands: what is used and will be, what five structures cost, what to ask for, what the paper says, and when. */
export function stand(input: StandInput, watch: Watch): Standing {
  const deal = readDeal(input.deal.text, input.deal.file);
  const book = readRateBook(input.texts.book, deal.value.rateBook);
  const history = combine(input.usage.map(({ value }) => value));
  watch.progress(0.05, 'Forecasting usage');
  const expected = futuresOf(history.value, deal.value, input.seed, watch);
  const shapes = loadShapes(history.value, book.value.ptu);
  const dealInput: DealInput = {
    terms: deal.value,
    futures: expected.value.futures,
    book: book.value,
    alternatives: { books: input.texts.alternatives.map((texts) => readRateBook(texts).value), equivalents: readEquivalents(input.texts.equivalents) },
    shapes: shapes.value,
    watch: { ...watch, progress: (share, doing) => watch.progress(share === undefined ? undefined : 0.2 + 0.3 * share, doing) },
  };
  const structures = compareStructures(dealInput);
  const asked = asks({ ...dealInput, watch: { ...watch, progress: (share, doing) => watch.progress(share === undefined ? undefined : 0.5 + 0.45 * share, doing) } });
  const assessed = assessedPaper(input);
  const retirements = readRetirements(input.texts.retirements);
  watch.progress(0.97, 'Putting it together');
  const models = [...new Set(history.value.usage.rows.map((row) => row.model))];
  return standing({
    deal: deal.value,
    imports: input.usage.map(({ value }) => value),
    history: history.value,
    asOf: input.today,
    backtest: expected.value.forecast.backtest,
    fan: listFan(dealInput, expected.value.forecast),
    structures: structures.value,
    asks: asked.value,
    paper: assessed?.value,
    calendar: calendar({ asOf: input.today, deal: deal.value, dealFile: input.deal.file, retirements: retirements.value, models }),
    findings: [
      ...input.usage.flatMap(({ findings }) => findings),
      ...history.findings,
      ...deal.findings,
      ...book.findings,
      ...expected.findings,
      ...shapes.findings,
      ...structures.findings,
      ...asked.findings,
      ...(assessed?.findings ?? []),
      ...retirements.findings,
    ],
    seed: input.seed,
  });
}

/** Sampled usage of the deal's months. Months of the deal that are past already are as they were, in every future. */
function futuresOf(history: UsageHistory, deal: DealTerms, seed: number, watch: Watch): Outcome<UsageForecast> {
  const last = history.months.filter(({ forForecast }) => forForecast).at(-1)?.month;
  if (last === undefined) throw new Refusal('invalid', 'There is no whole month of usage in these files, so nothing can be said about the months of the deal. Bring an export that covers at least one.');
  const partial = history.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  const [begins, end] = [monthOf(deal.start), addMonths(monthOf(deal.start), deal.months)];
  const from = monthsBetween(last, begins) > 0 ? begins : addMonths(last, 1);
  const months = monthsBetween(from, end);
  if (months <= 0) throw new Refusal('invalid', `The deal ends before ${from}, the first month after the usage: there is nothing left to forecast. Check start and months of the deal file.`);
  const made = forecastUsage(history.usage, { from, months, seed, paths, futures: billedFutures, partial }, watch);
  const past = history.usage.rows.filter((row) => row.at >= begins && (row.at as Month) < from);
  if (past.length === 0) return made;
  const note = finding('info', 'deal-begun', `The deal's months before ${from} are in the usage already: they are billed as they were.`);
  return outcome({ ...made.value, futures: made.value.futures.map((future) => ({ grain: future.grain, rows: [...past, ...future.rows] })) }, [...made.findings, note]);
}

function assessedPaper(input: StandInput): Outcome<NonNullable<Standing['paper']>> | undefined {
  if (input.paper === undefined) return undefined;
  const playbook = readPlaybook(input.texts.playbook.text, input.texts.playbook.name);
  const assessed = assess(input.paper.value, playbook.value);
  return outcome({ file: input.paper.value.file, positions: assessed.value.positions }, [...input.paper.findings, ...playbook.findings, ...assessed.findings]);
}

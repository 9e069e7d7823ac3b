import { assert } from '../../base/assert.ts';
import type { Day } from '../../base/calendar.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { asks } from '../../worth/asks.ts';
import { listFan } from '../../worth/listFan.ts';
import { readDeal } from '../../deal/readDeal.ts';
import { compareStructures, type DealInput } from '../../worth/structures.ts';
import { calendar } from '../../packs/calendar.ts';
import { readRetirements } from '../../packs/readRetirements.ts';
import { standing, type Standing } from '../../packs/standing.ts';
import { pathsOf } from '../../worth/simulate/usagePaths.ts';
import type { Paper } from '../../paper/paper.ts';
import { assess } from '../../playbook/assess.ts';
import type { PlaybookText } from '../../playbook/playbookFile.ts';
import { readPlaybook } from '../../playbook/readPlaybook.ts';
import { readEquivalents } from '../../rates/alternatives.ts';
import { readRateBook, type RateBookTexts } from '../../rates/readRateBook.ts';
import { combine } from '../../usage/combine.ts';
import type { UsageImport } from '../../usage/usageImport.ts';
import { dealPaths, usualPaths } from './dealPaths.ts';
import { withMoves } from './listMoves.ts';
import { loadShapes } from './loadShapes.ts';

/** Of the futures sampled for the ranges of a forecast, those that every structure is billed on exactly. */
const billedFutures = 100;

/** Everything a standing is worked out from, as texts and plain data that a worker can be sent. */
export interface StandInput {
  readonly usage: readonly Outcome<UsageImport>[];
  readonly deal: { readonly text: string; readonly file: string };
  readonly paper?: Outcome<Paper>;
  readonly texts: {
    readonly book: RateBookTexts;
    /** The rate book of the models' maker. */
    readonly maker: RateBookTexts;
    readonly alternatives: readonly RateBookTexts[];
    readonly equivalents: string;
    readonly retirements: string;
    readonly playbook: { readonly text: string; readonly name: string; readonly overlays: readonly PlaybookText[] };
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
  const expected = dealPaths(history.value, deal.value, { paths: usualPaths, futures: billedFutures, covered: 'refuse' }, input.seed, watch);
  const { forecast } = expected.value;
  assert(forecast !== undefined, 'where usage covers the deal, that is refused');
  const shapes = loadShapes(history.value, book.value.ptu);
  // Lists move only where an ask hangs on it: what is compared is compared at announced prices, the alternatives' too.
  const moves = withMoves({ terms: deal.value, book: book.value, shapes: shapes.value, sampled: { ...expected.value, paths: pathsOf(expected.value.futures) } }, input.texts.maker, input.seed, 'moves');
  const dealInput: DealInput = {
    ...(moves.paths.list === undefined ? {} : { list: moves.paths.list }),
    terms: deal.value,
    futures: expected.value.futures,
    book: book.value,
    alternatives: { books: input.texts.alternatives.map((texts) => readRateBook(texts).value), equivalents: readEquivalents(input.texts.equivalents), today: input.today },
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
    backtest: forecast.backtest,
    fan: listFan(dealInput, forecast),
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

function assessedPaper(input: StandInput): Outcome<NonNullable<Standing['paper']>> | undefined {
  if (input.paper === undefined) return undefined;
  const { text, name, overlays } = input.texts.playbook;
  const playbook = readPlaybook(text, name, overlays);
  const assessed = assess(input.paper.value, playbook.value);
  return outcome({ file: input.paper.value.file, positions: assessed.value.positions }, [...input.paper.findings, ...playbook.findings, ...assessed.findings]);
}

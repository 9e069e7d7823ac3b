// What the library offers: the core as plain functions on plain data, and a client of a running workbench.
export { day, month, type Day, type Month } from './base/calendar.ts';
export { decimal, show, type Decimal } from './base/decimal.ts';
export type { Finding } from './base/finding.ts';
export { money, showMoney, type Money } from './base/money.ts';
export type { Outcome } from './base/outcome.ts';
export { requests, tokens } from './base/quantity.ts';
export { unwatched, type Watch } from './base/progress.ts';
export { seeded, type Random } from './base/random.ts';
export { Refusal } from './base/refusal.ts';

export { lookUp } from './rates/lookUp.ts';
export type { Meter } from './rates/meter.ts';
export type { RateBook } from './rates/rateBook.ts';
export { readMeterName, readMeterVocabulary } from './rates/readMeterName.ts';
export { readRateBook } from './rates/readRateBook.ts';

export { combine } from './usage/combine.ts';
export { loadProfile } from './usage/loadProfile.ts';
export { readUsage } from './usage/readUsage.ts';
export { writeUsage } from './usage/writeUsage.ts';
export type { UsageRow, UsageSeries } from './usage/usageSeries.ts';

export { forecast } from './forecast/forecastSeries.ts';
export { forecastUsage } from './forecast/forecastUsage.ts';

export { asks } from './worth/asks.ts';
export { billJson } from './deal/billJson.ts';
export type { Bill } from './deal/bill.ts';
export type { DealTerms } from './deal/dealTerms.ts';
export { evaluate } from './deal/evaluate.ts';
export { readBill } from './deal/readBill.ts';
export { readDeal } from './deal/readDeal.ts';
export { showBill } from './deal/showBill.ts';
export { compareStructures } from './worth/structures.ts';
export { levelPaths } from './worth/simulate/levelPaths.ts';
export { listPaths } from './worth/simulate/listPaths.ts';
export { simulation } from './worth/simulate/simulation.ts';
export { pathsOf, type UsagePaths } from './worth/simulate/usagePaths.ts';
export { worthOfTerms } from './worth/termWorth.ts';
export type { Change } from './worth/whatIf/change.ts';
export { changesIn } from './worth/whatIf/changesIn.ts';
export { whatIf, whatIfRange } from './worth/whatIf/whatIf.ts';
export { writeDeal } from './deal/writeDeal.ts';

export { readPaper } from './paper/readPaper.ts';
export { assess } from './playbook/assess.ts';
export { readFinder } from './playbook/finder/finder.ts';
export { propose } from './playbook/propose.ts';
export { readPlaybook } from './playbook/readPlaybook.ts';

export { briefDocx } from './packs/briefDocx.ts';
export { briefHtml } from './packs/briefHtml.ts';

export { client } from './client/client.ts';

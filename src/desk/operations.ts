import { makeBrief } from './operations/brief/make.ts';
import { evaluateDeal } from './operations/deal/evaluate.ts';
import { explainDeal } from './operations/deal/explain.ts';
import { planOfReservations } from './operations/deal/plan.ts';
import { sizeOfDeal } from './operations/deal/size.ts';
import { standDeal } from './operations/deal/stand.ts';
import { worthOfDealTerms } from './operations/deal/worth.ts';
import { runForecast } from './operations/forecast/run.ts';
import { acceptChanges } from './operations/paper/accept.ts';
import { comparePapers } from './operations/paper/compare.ts';
import { redlinePaper } from './operations/paper/redline.ts';
import { rejectChanges } from './operations/paper/reject.ts';
import { checkLedger } from './operations/ledger/check.ts';
import { verifyPromises } from './operations/ledger/verify.ts';
import { reviewPaper } from './operations/paper/review.ts';
import { textOfPaper } from './operations/paper/text.ts';
import { compareRates } from './operations/rates/compare.ts';
import { findRate } from './operations/rates/find.ts';
import { readMeterRows } from './operations/rates/meters.ts';
import { syncPrices } from './operations/rates/sync.ts';
import { writeSample } from './operations/sample/write.ts';
import { solveDomain } from './operations/table/solve.ts';
import { readCommitment } from './operations/usage/commitment.ts';
import { importUsage } from './operations/usage/import.ts';
import { profileUsage } from './operations/usage/profile.ts';
import { setFact } from './operations/workspace/fact.ts';
import { keepFile } from './operations/workspace/keep.ts';
import { removeFile } from './operations/workspace/remove.ts';
import { restoreFile } from './operations/workspace/restore.ts';
import { loadSample } from './operations/workspace/sample.ts';
import { showWorkspace } from './operations/workspace/show.ts';

/** Everything Parley can do, by name. Every door is made from this list. */
export const operations = {
  'usage.commitment': readCommitment,
  'usage.import': importUsage,
  'usage.profile': profileUsage,
  'rates.compare': compareRates,
  'rates.find': findRate,
  'rates.meters': readMeterRows,
  'rates.sync': syncPrices,
  'forecast.run': runForecast,
  'deal.evaluate': evaluateDeal,
  'deal.explain': explainDeal,
  'deal.plan': planOfReservations,
  'deal.size': sizeOfDeal,
  'deal.stand': standDeal,
  'deal.worth': worthOfDealTerms,
  'paper.text': textOfPaper,
  'paper.review': reviewPaper,
  'paper.redline': redlinePaper,
  'paper.compare': comparePapers,
  'paper.accept': acceptChanges,
  'paper.reject': rejectChanges,
  'ledger.check': checkLedger,
  'ledger.verify': verifyPromises,
  'table.solve': solveDomain,
  'brief.make': makeBrief,
  'sample.write': writeSample,
  'workspace.show': showWorkspace,
  'workspace.keep': keepFile,
  'workspace.remove': removeFile,
  'workspace.restore': restoreFile,
  'workspace.sample': loadSample,
  'workspace.fact': setFact,
} as const;

export type OperationName = keyof typeof operations;

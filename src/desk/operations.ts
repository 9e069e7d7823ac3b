import { priceOfAlternatives } from './operations/alternative/price.ts';
import { addAlternative } from './operations/alternative/add.ts';
import { editAlternative } from './operations/alternative/edit.ts';
import { removeAlternative, restoreAlternative } from './operations/alternative/remove.ts';
import { addAsk } from './operations/ask/add.ts';
import { editAsk } from './operations/ask/edit.ts';
import { removeAsk, restoreAsk } from './operations/ask/remove.ts';
import { weighIssue } from './operations/ask/weigh.ts';
import { elicitPreferences } from './operations/ask/elicit.ts';
import { rankOfAsks } from './operations/ask/rank.ts';
import { makeBrief } from './operations/brief/make.ts';
import { benchForDeal } from './operations/deal/bench.ts';
import { commitmentOfDeal } from './operations/deal/commit.ts';
import { addDay } from './operations/calendar/add.ts';
import { setDayOfSignature } from './operations/calendar/sign.ts';
import { feedCalendar } from './operations/calendar/feed.ts';
import { priceInterim } from './operations/calendar/interim.ts';
import { showCalendar } from './operations/calendar/show.ts';
import { writeCalendar } from './operations/calendar/write.ts';
import { evaluateDeal } from './operations/deal/evaluate.ts';
import { explainDeal } from './operations/deal/explain.ts';
import { indifferenceOfDealTerms } from './operations/deal/indifference.ts';
import { optimumOfDeal } from './operations/deal/optimum.ts';
import { planOfReservations } from './operations/deal/plan.ts';
import { replayOfLoad } from './operations/deal/replay.ts';
import { sizeOfDeal } from './operations/deal/size.ts';
import { standDeal } from './operations/deal/stand.ts';
import { whatIfDeal } from './operations/deal/whatIf.ts';
import { worthOfDealTerms } from './operations/deal/worth.ts';
import { forecastDrivers } from './operations/forecast/drivers.ts';
import { forecastBasis } from './operations/forecast/basis.ts';
import { forecastPrices } from './operations/forecast/prices.ts';
import { takeBundleApart } from './operations/guide/bundle.ts';
import { keepClosedDeal } from './operations/guide/close.ts';
import { removeClosedDeal, restoreClosedDeal } from './operations/guide/remove.ts';
import { showBenchmarks } from './operations/guide/benchmarks.ts';
import { showRoutes } from './operations/guide/routes.ts';
import { showTactics } from './operations/guide/tactics.ts';
import { runForecast } from './operations/forecast/run.ts';
import { forecastSpend } from './operations/forecast/spend.ts';
import { acceptChanges } from './operations/paper/accept.ts';
import { checkPaper } from './operations/paper/checklist.ts';
import { cleanPaper } from './operations/paper/clean.ts';
import { comparePapers } from './operations/paper/compare.ts';
import { redlinePaper } from './operations/paper/redline.ts';
import { riderOfPaper } from './operations/paper/rider.ts';
import { roundOfPaper } from './operations/paper/round.ts';
import { rejectChanges } from './operations/paper/reject.ts';
import { addPromise } from './operations/ledger/add.ts';
import { writeCheckpoint } from './operations/ledger/checkpoint.ts';
import { markPromise } from './operations/ledger/mark.ts';
import { overridePromise } from './operations/ledger/override.ts';
import { showLedger } from './operations/ledger/show.ts';
import { checkLedger } from './operations/ledger/check.ts';
import { verifyPromises } from './operations/ledger/verify.ts';
import { addOffer } from './operations/offer/add.ts';
import { compareAllOffers } from './operations/offer/compare.ts';
import { takeOffer } from './operations/offer/take.ts';
import { readOffer } from './operations/offer/read.ts';
import { checkPack } from './operations/pack/check.ts';
import { makePack } from './operations/pack/make.ts';
import { viewPack } from './operations/pack/view.ts';
import { reviewBundle } from './operations/paper/bundle.ts';
import { proposeEdits } from './operations/paper/propose.ts';
import { addPerson } from './operations/people/add.ts';
import { editPerson } from './operations/people/edit.ts';
import { removePerson, restorePerson } from './operations/people/remove.ts';
import { signOff } from './operations/people/sign.ts';
import { correctAnswer } from './operations/question/correct.ts';
import { removeAnswer, restoreAnswer } from './operations/question/retract.ts';
import { showEverybody } from './operations/people/show.ts';
import { answerQuestion } from './operations/question/answer.ts';
import { listQuestions } from './operations/question/list.ts';
import { reviewPaper } from './operations/paper/review.ts';
import { structureOfPapers } from './operations/paper/structure.ts';
import { textOfPaper } from './operations/paper/text.ts';
import { checkPlaybook } from './operations/playbook/check.ts';
import { showOverlay } from './operations/playbook/overlay.ts';
import { positionsOfPlaybook } from './operations/playbook/positions.ts';
import { savePlaybook } from './operations/playbook/save.ts';
import { showPlaybook } from './operations/playbook/show.ts';
import { listAlternatives } from './operations/rates/alternatives.ts';
import { compareRates } from './operations/rates/compare.ts';
import { findRate } from './operations/rates/find.ts';
import { readMeterRows } from './operations/rates/meters.ts';
import { syncPrices } from './operations/rates/sync.ts';
import { writeSample } from './operations/sample/write.ts';
import { counterOffer } from './operations/table/counter.ts';
import { solveDomain } from './operations/table/solve.ts';
import { analyseUsage } from './operations/usage/analyse.ts';
import { readCommitment } from './operations/usage/commitment.ts';
import { confirmMapping } from './operations/usage/confirm.ts';
import { conformUsage } from './operations/usage/conform.ts';
import { exploreUsage } from './operations/usage/explore.ts';
import { importUsage } from './operations/usage/import.ts';
import { mapUsage } from './operations/usage/map.ts';
import { pullUsage } from './operations/usage/pull.ts';
import { previewUsage } from './operations/usage/preview.ts';
import { profileUsage } from './operations/usage/profile.ts';
import { decidePaper } from './operations/workspace/decide.ts';
import { showDecisions } from './operations/workspace/decisions.ts';
import { countRequests } from './operations/usage/requests.ts';
import { readReservationFile } from './operations/usage/reservations.ts';
import { draftDeal } from './operations/workspace/draft.ts';
import { setFact } from './operations/workspace/fact.ts';
import { importFiles } from './operations/workspace/import.ts';
import { keepFile } from './operations/workspace/keep.ts';
import { previewRedline } from './operations/workspace/propose.ts';
import { redlineAsDecided } from './operations/workspace/redline.ts';
import { removeFile } from './operations/workspace/remove.ts';
import { restoreFile } from './operations/workspace/restore.ts';
import { riderAsDecided } from './operations/workspace/rider.ts';
import { roundAsDecided } from './operations/workspace/round.ts';
import { loadSample } from './operations/workspace/sample.ts';
import { showWorkspace } from './operations/workspace/show.ts';
import { redoImport, undoImport } from './operations/workspace/undo.ts';

/** Everything Parley can do, by name. Every door is made from this list. */
export const operations = {
  'usage.analyse': analyseUsage,
  'usage.commitment': readCommitment,
  'usage.confirm': confirmMapping,
  'usage.conform': conformUsage,
  'usage.explore': exploreUsage,
  'usage.import': importUsage,
  'usage.map': mapUsage,
  'usage.preview': previewUsage,
  'usage.profile': profileUsage,
  'usage.pull': pullUsage,
  'usage.requests': countRequests,
  'usage.reservations': readReservationFile,
  'rates.alternatives': listAlternatives,
  'rates.compare': compareRates,
  'rates.find': findRate,
  'rates.meters': readMeterRows,
  'rates.sync': syncPrices,
  'forecast.run': runForecast,
  'forecast.drivers': forecastDrivers,
  'forecast.basis': forecastBasis,
  'forecast.prices': forecastPrices,
  'forecast.spend': forecastSpend,
  'deal.bench': benchForDeal,
  'deal.commit': commitmentOfDeal,
  'deal.evaluate': evaluateDeal,
  'deal.explain': explainDeal,
  'deal.indifference': indifferenceOfDealTerms,
  'deal.optimum': optimumOfDeal,
  'deal.plan': planOfReservations,
  'deal.replay': replayOfLoad,
  'deal.size': sizeOfDeal,
  'deal.stand': standDeal,
  'deal.whatIf': whatIfDeal,
  'deal.worth': worthOfDealTerms,
  'paper.structure': structureOfPapers,
  'paper.text': textOfPaper,
  'paper.review': reviewPaper,
  'paper.bundle': reviewBundle,
  'paper.propose': proposeEdits,
  'paper.redline': redlinePaper,
  'paper.compare': comparePapers,
  'paper.round': roundOfPaper,
  'paper.rider': riderOfPaper,
  'paper.checklist': checkPaper,
  'paper.clean': cleanPaper,
  'paper.accept': acceptChanges,
  'paper.reject': rejectChanges,
  'playbook.show': showPlaybook,
  'playbook.overlay': showOverlay,
  'playbook.check': checkPlaybook,
  'playbook.positions': positionsOfPlaybook,
  'playbook.save': savePlaybook,
  'ledger.add': addPromise,
  'ledger.mark': markPromise,
  'ledger.override': overridePromise,
  'ledger.checkpoint': writeCheckpoint,
  'ledger.show': showLedger,
  'ledger.check': checkLedger,
  'ledger.verify': verifyPromises,
  'ask.elicit': elicitPreferences,
  'ask.rank': rankOfAsks,
  'ask.weigh': weighIssue,
  'ask.add': addAsk,
  'ask.edit': editAsk,
  'ask.remove': removeAsk,
  'ask.restore': restoreAsk,
  'offer.read': readOffer,
  'offer.add': addOffer,
  'offer.take': takeOffer,
  'offer.compare': compareAllOffers,
  'alternative.price': priceOfAlternatives,
  'alternative.add': addAlternative,
  'alternative.edit': editAlternative,
  'alternative.remove': removeAlternative,
  'alternative.restore': restoreAlternative,
  'calendar.show': showCalendar,
  'calendar.add': addDay,
  'calendar.sign': setDayOfSignature,
  'calendar.write': writeCalendar,
  'calendar.feed': feedCalendar,
  'calendar.interim': priceInterim,
  'question.list': listQuestions,
  'question.answer': answerQuestion,
  'question.edit': correctAnswer,
  'question.remove': removeAnswer,
  'question.restore': restoreAnswer,
  'people.show': showEverybody,
  'people.add': addPerson,
  'people.edit': editPerson,
  'people.sign': signOff,
  'people.remove': removePerson,
  'people.restore': restorePerson,
  'guide.bundle': takeBundleApart,
  'guide.routes': showRoutes,
  'guide.benchmarks': showBenchmarks,
  'guide.close': keepClosedDeal,
  'guide.remove': removeClosedDeal,
  'guide.restore': restoreClosedDeal,
  'guide.tactics': showTactics,
  'table.counter': counterOffer,
  'table.solve': solveDomain,
  'brief.make': makeBrief,
  'pack.make': makePack,
  'pack.check': checkPack,
  'pack.view': viewPack,
  'sample.write': writeSample,
  'workspace.show': showWorkspace,
  'workspace.keep': keepFile,
  'workspace.import': importFiles,
  'workspace.undo': undoImport,
  'workspace.redo': redoImport,
  'workspace.remove': removeFile,
  'workspace.restore': restoreFile,
  'workspace.sample': loadSample,
  'workspace.draft': draftDeal,
  'workspace.rider': riderAsDecided,
  'workspace.round': roundAsDecided,
  'workspace.fact': setFact,
  'workspace.decisions': showDecisions,
  'workspace.decide': decidePaper,
  'workspace.propose': previewRedline,
  'workspace.redline': redlineAsDecided,
} as const;

export type OperationName = keyof typeof operations;

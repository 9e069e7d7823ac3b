import { comparedVersions, redlined, settled } from './paperChanges.ts';
import { checklist, nextRound, structured } from './paperStructure.ts';
import { focusVerdicts } from './focusVerdicts.ts';
import { explainedLines } from './explainedLines.ts';
import { cents, grouped } from './numbers.ts';
import { commitmentLevels } from './commitmentLevels.ts';
import { assumedPrices, driversOutlook, spendOutlook } from './outlookTables.ts';
import { optimumTable } from './optimumTable.ts';
import { planTable } from './planTable.ts';
import { replayedSizes } from './replayedSizes.ts';
import { sizedOptions } from './sizedOptions.ts';
import { checkedPromises } from './checkedPromises.ts';
import { reservations } from './reservations.ts';
import { solvedTable } from './solvedTable.ts';
import { alternativeRates, discounts, sync } from './rates.ts';
import { checkedPlaybook, positions, proposed, reviewed, reviewedBundle } from './reviewedPaper.ts';
import { table } from './table.ts';
import { analysedUsage, exploredUsage, profiledLoad } from './usageAnalysis.ts';
import { indifferenceWords, whatIfTable } from './whatIfTable.ts';
import { confirmedMapping, proposedMapping } from './usageMapping.ts';
import { worthTable } from './worthTable.ts';
import { pricedAlternatives } from './pricedAlternatives.ts';
import { benchmarks, bundle, people, routes, tactics } from './guides.ts';
import { checkedFile, madePack, viewedPack } from './packs.ts';
import { counteroffers } from './counteroffers.ts';
import { comparedOffers, readOffer } from './comparedOffers.ts';
import { elicited, rankedAsks } from './rankedAsks.ts';
import { shownLedger, writtenEntry } from './shownLedger.ts';
import { verifiedLedger } from './verifiedLedger.ts';

/** What a person reads of an operation's answer; an operation without one prints its JSON. */
export const presenters: Readonly<Record<string, (output: never) => string>> = {
  'usage.analyse': analysedUsage,
  'usage.conform': focusVerdicts,
  'usage.explore': exploredUsage,
  'usage.import': importedFiles,
  'usage.confirm': confirmedMapping,
  'usage.map': proposedMapping,
  'usage.profile': profiledLoad,
  'usage.requests': (output: { hours: readonly { deployment: string; from: string; requests: number; spilled: number; failed: number }[] }) => `from,requests,spilled,failed,deployment\n${output.hours.map((each) => [each.from, each.requests, each.spilled, each.failed, each.deployment].join(',')).join('\n')}\n`,
  'usage.reservations': reservations,
  'rates.alternatives': alternativeRates,
  'rates.compare': discounts,
  'rates.find': foundRate,
  'rates.sync': sync,
  'forecast.run': forecasts,
  'forecast.drivers': driversOutlook,
  'forecast.prices': assumedPrices,
  'forecast.spend': spendOutlook,
  'deal.commit': commitmentLevels,
  'deal.evaluate': bill,
  'deal.explain': explainedLines,
  'deal.optimum': optimumTable,
  'deal.plan': planTable,
  'deal.replay': replayedSizes,
  'deal.size': sizedOptions,
  'deal.stand': standing,
  'deal.indifference': indifferenceWords,
  'deal.whatIf': whatIfTable,
  'deal.worth': worthTable,
  'paper.text': (output: { text: string }) => `${output.text.replace(/\n$/, '')}\n`,
  'paper.review': reviewed,
  'paper.bundle': reviewedBundle,
  'paper.propose': proposed,
  'paper.redline': redlined,
  'paper.compare': comparedVersions,
  'paper.structure': structured,
  'paper.checklist': checklist,
  'paper.round': nextRound,
  'paper.accept': settled,
  'paper.reject': settled,
  'playbook.check': checkedPlaybook,
  'playbook.positions': positions,
  'ledger.add': writtenEntry,
  'ledger.mark': writtenEntry,
  'ledger.override': writtenEntry,
  'ledger.checkpoint': (output: { line: string }) => `${output.line}\n`,
  'ledger.show': shownLedger,
  'ledger.check': checkedPromises,
  'ledger.verify': verifiedLedger,
  'ask.elicit': elicited,
  'ask.rank': rankedAsks,
  'offer.read': readOffer,
  'offer.compare': comparedOffers,
  'alternative.price': pricedAlternatives,
  'calendar.show': (output: { entries: readonly { day: string; what: string; owner: string; source: string }[] }) => table(['day', 'what', 'owner', 'source'], output.entries.map(({ day, what, owner, source }) => [day, what, owner, source])),
  'calendar.write': written,
  'question.list': (output: { questions: readonly { id: string; topic: string; asks: string; good: string; answers: readonly { answer: string; by: string }[] }[] }) => table(['question', 'about', 'ask', 'a good answer', 'answered'], output.questions.map(({ id, topic, asks, good, answers }) => [id, topic, asks, good, answers.map(({ answer, by }) => `${by}: ${answer}`).join(' / ')])),
  'people.show': people,
  'guide.bundle': bundle,
  'guide.routes': routes,
  'guide.benchmarks': benchmarks,
  'guide.tactics': tactics,
  'table.counter': counteroffers,
  'table.solve': solvedTable,
  'brief.make': written,
  'pack.check': checkedFile,
  'pack.make': madePack,
  'pack.view': viewedPack,
  'sample.write': written,
  'workspace.show': (output: { folder: string; files: readonly { name: string; kind: string; format: string; bytes: number }[] }) =>
    `${output.folder}\n${table(['file', 'kind', 'format', 'bytes'], output.files.map((file) => [file.name, file.kind, file.format, String(file.bytes)]))}`,
} satisfies Readonly<Record<string, (output: never) => string>>;

function importedFiles(output: {
  files: readonly { path: string; format: string; rows: { accepted: number; warned: number; refused: number; otherServices: number }; control: readonly { month: string; currency: string; amount: string }[]; period: { from: string; to: string } | null }[];
  totals: Readonly<Record<string, string>>;
}): string {
  const files = table(
    ['file', 'format', 'accepted', 'other services', 'warned', 'refused', 'from', 'to'],
    output.files.map(({ path, format, rows, period }) => [path, format, String(rows.accepted), String(rows.otherServices), String(rows.warned), String(rows.refused), period?.from ?? '', period?.to ?? '']),
  );
  const control = output.files.flatMap(({ path, control }) => control.map(({ month, currency, amount }) => [path, month, `${currency} ${cents(amount)}`]));
  const totals = table(['tokens', 'count'], Object.entries(output.totals).map(([kind, count]) => [kind, grouped(count)]));
  return [files, ...(control.length > 0 ? [table(['file', 'month', 'control total'], control)] : []), totals].join('\n');
}

function foundRate(output: { perMillion: string; currency: string; from: string; until: string | null; source: string; seen: string; book: string }): string {
  const until = output.until === null ? '' : ` until ${output.until}`;
  return `${output.currency} ${output.perMillion} per million tokens, from ${output.from}${until} (${output.book}, seen ${output.seen}; ${output.source})\n`;
}

function forecasts(output: { series: readonly { id: string; months: readonly { month: string; p10: number; p50: number; p90: number }[] }[]; backtest: { says: string } }): string {
  const whole = (value: number) => grouped(Math.round(value).toString());
  return [
    table(['series', 'month', 'P10', 'P50', 'P90'], output.series.flatMap(({ id, months }) => months.map((month) => [id, month.month, whole(month.p10), whole(month.p50), whole(month.p90)]))),
    `${output.backtest.says}\n`,
  ].join('\n');
}

function bill(output: { currency: string; lines: readonly { month: string; kind: string; what: string; workload?: string; quantity?: string; unit?: string; rate?: string; per?: number; amount: string }[]; total: string; totalRounded: string }): string {
  const rows = output.lines.map((line) => [
    line.month,
    line.what,
    line.workload ?? '',
    line.quantity === undefined ? '' : grouped(line.quantity),
    line.unit ?? '',
    line.rate === undefined ? '' : `${line.rate}${line.per === undefined || line.per === 1 ? '' : ` / ${grouped(String(line.per))}`}`,
    cents(line.amount),
  ]);
  return `${table(['month', 'line', 'workload', 'quantity', 'unit', 'rate', 'amount'], rows)}\nTotal ${output.currency} ${cents(output.totalRounded)}\n`;
}

interface ShownRange {
  p10: string;
  p50: string;
  p90: string;
}

function standing(output: {
  name: string;
  currency: string;
  structures: readonly { name: string; what: string; total: ShownRange }[];
  asks: readonly { title: string; worth?: ShownRange; basis: string }[];
  paper?: { positions: readonly { title: string; verdict: string; reason: string }[] };
  calendar: readonly { day: string; what: string }[];
}): string {
  const range = (value: ShownRange | undefined) => (value === undefined ? ['not valued', '', ''] : [cents(value.p10), cents(value.p50), cents(value.p90)]);
  return [
    `${output.name} (${output.currency}; 80 in 100 futures lie between P10 and P90)\n`,
    table(['structure', 'P10', 'P50', 'P90'], output.structures.map((structure) => [structure.name, ...range(structure.total)])),
    table(['ask', 'P10', 'P50', 'P90'], output.asks.map((ask) => [ask.title, ...range(ask.worth)])),
    ...(output.paper ? [table(['position', 'verdict', 'why'], output.paper.positions.map(({ title, verdict, reason }) => [title, verdict, reason]))] : []),
    table(['day', 'what'], output.calendar.map(({ day, what }) => [day, what])),
  ].join('\n');
}

function written(output: { files: readonly { path: string; sha256: string }[] }): string {
  return table(['written', 'sha256'], output.files.map(({ path, sha256 }) => [path, sha256]));
}

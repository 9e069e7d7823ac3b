import { finding, type Finding } from '../../base/finding.ts';
import type { Outcome } from '../../base/outcome.ts';
import { isObject, listUnder, textUnder, type Json } from '../readJson.ts';
import { minuteNumber, minuteOf, tokensOf } from '../requestCells.ts';
import type { UsageImport } from '../usageImport.ts';
import { cutTo, grainOfStep, tierOf } from './azureMonitor.ts';
import { regionOf } from './costFields.ts';
import { gatherCounts, type Counted } from './gatherCounts.ts';
import { modelLike } from './readAzureMonitorTable.ts';

/** One metric of one combination of dimensions. */
interface Series {
  readonly metric: string;
  readonly dimensions: ReadonlyMap<string, string>;
  readonly points: readonly Json[];
}

/** Tokens and requests by deployment, as fine as the interval that was asked for; metrics that count neither are named. */
export function readAzureMonitorMetrics(json: Json, name: string): Outcome<UsageImport> {
  const series = seriesIn(json);
  const models = modelsOf(series);
  const grain = grainOfStep(leastStep(series));
  const counted: Counted[] = [];
  const refused: { at: string; why: string }[] = [];
  let accepted = 0;
  let [throttled, spilled] = [0n, 0n];
  const utilisation = new Map<string, Utilised[]>();
  const unused = new Set<string>();
  for (const { metric, dimensions, points } of series) {
    const role = roles.get(metric.toLowerCase());
    const utilised = utilisationMetrics.test(metric);
    if (role === undefined && !utilised) unused.add(metric);
    const spills = /^(true|yes|1)$/i.test(dimensions.get('isspillover') ?? '');
    const status = dimensions.get('statuscode') ?? '';
    for (const [index, point] of points.entries()) {
      if (utilised) {
        const written = { mean: textUnder(point, 'average') || textUnder(point, 'maximum'), most: textUnder(point, 'maximum') || textUnder(point, 'average') };
        const deployment = dimensions.get('modeldeploymentname') ?? 'the resource';
        if (written.mean !== '' && Number.isFinite(Number(written.mean)) && Number.isFinite(Number(written.most))) utilisation.set(deployment, [...(utilisation.get(deployment) ?? []), { mean: Number(written.mean), most: Number(written.most) }]);
      }
      if (role === undefined) continue;
      const at = minuteOf(textUnder(point, 'timeStamp'));
      // A point without a total is a period in which nothing was counted.
      const total = textUnder(point, 'total') === '' ? 0n : tokensOf(textUnder(point, 'total'));
      if (at === undefined || total === undefined) {
        refused.push({ at: `data[${index}] of ${metric}`, why: at === undefined ? 'its timeStamp is not an instant' : `its total "${textUnder(point, 'total').slice(0, 40)}" is not a whole number` });
        continue;
      }
      accepted++;
      if (role === 'requests' && spills) spilled += total;
      if (role === 'requests' && status === '429') throttled += total;
      else if (total > 0n && !(role === 'requests' && /^[45]/.test(status))) counted.push({ ...placeOf(dimensions, models), at: cutTo(at, grain), ...nothing, [role]: total });
    }
  }
  return gatherCounts({ format: 'azure-monitor-metrics', grain, name, counted, accepted, otherServices: 0, refused, findings: [...said(name, unused, throttled, counted), ...provisioned(name, utilisation, spilled)] });
}

const nothing = { input: 0n, cached: 0n, cacheWrite: 0n, output: 0n, requests: 0n };
const roles = new Map<string, 'input' | 'output' | 'requests'>([
  ['processedprompttokens', 'input'],
  ['generatedtokens', 'output'],
  ['azureopenairequests', 'requests'],
]);

const utilisationMetrics = /^azureopenaiprovisionedmanagedutilization(v2)?$/i;

/** Per cent of provisioned throughput in one period. */
interface Utilised {
  readonly mean: number;
  readonly most: number;
}

/** How full provisioned throughput ran, and what it passed on. */
function provisioned(name: string, utilisation: ReadonlyMap<string, readonly Utilised[]>, spilled: bigint): Finding[] {
  const findings = [...utilisation].map(([deployment, periods]) => {
    const full = periods.filter(({ most }) => most >= 100).length;
    const mean = periods.reduce((sum, period) => sum + period.mean, 0) / periods.length;
    const most = periods.reduce((least, period) => Math.max(least, period.most), 0);
    return finding('info', 'provisioned-utilisation', `Provisioned throughput of ${deployment} in ${name}: utilised ${mean.toFixed(1)} % in the mean, ${most} % at most, full in ${full} of ${periods.length} periods.`, name);
  });
  if (spilled > 0n) findings.push(finding('info', 'spilled-over', `${spilled} requests in ${name} spilled over to pay-as-you-go from provisioned throughput.`, name));
  return findings;
}

function said(name: string, unused: ReadonlySet<string>, throttled: bigint, counted: readonly Counted[]): Finding[] {
  const findings: Finding[] = [];
  if (unused.size > 0) findings.push(finding('info', 'metrics-unused', `${name} holds metrics that count no tokens of their own and were left aside: ${[...unused].sort().join(', ')}.`, name));
  if (throttled > 0n) findings.push(finding('warning', 'throttled', `${throttled} requests in ${name} were refused with status 429: quota or provisioned capacity was too small for them, and they are not counted.`, name));
  if (counted.length > 0 && counted.every((entry) => entry.input === 0n)) findings.push(finding('warning', 'metric-missing', `${name} has no metric ProcessedPromptTokens, so its input counts as nothing: ask for that metric too.`, name));
  findings.push(finding('info', 'cached-unknown', `${name} does not say which input was cached; none counts as cached, so cost and load may be overstated.`, name));
  return findings;
}

function placeOf(dimensions: ReadonlyMap<string, string>, models: ReadonlyMap<string, string>): Pick<Counted, 'workload' | 'model' | 'tier' | 'region'> {
  const deployment = dimensions.get('modeldeploymentname') ?? '';
  const model = dimensions.get('modelname') ?? models.get(deployment) ?? modelLike(deployment);
  const region = regionOf(dimensions.get('region') ?? '');
  return { workload: deployment, model, tier: tierOf(dimensions.get('servicetierresponse') ?? ''), ...(region === '' ? {} : { region }) };
}

/** The model of a deployment where another metric of the file names it: the token metrics have no dimension for it. */
function modelsOf(series: readonly Series[]): Map<string, string> {
  const models = new Map<string, string>();
  for (const { dimensions } of series) {
    const [deployment, model] = [dimensions.get('modeldeploymentname'), dimensions.get('modelname')];
    if (deployment !== undefined && model !== undefined) models.set(deployment, model);
  }
  return models;
}

/** Every metric with its time series, wherever the answers were put. */
function seriesIn(json: Json, depth = 0): Series[] {
  if (depth > 6) return [];
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((each) => seriesIn(each, depth + 1));
  if (!isObject(json)) return [];
  if (!Object.hasOwn(json, 'timeseries')) return Object.values(json).flatMap((each) => seriesIn(each, depth + 1));
  return listUnder(json, 'timeseries').map((one) => ({ metric: nameUnder(json), dimensions: new Map(listUnder(one, 'metadatavalues').map((pair) => [nameUnder(pair).toLowerCase(), textUnder(pair, 'value')])), points: listUnder(one, 'data') }));
}

/** `name` is a text, or an object with its value and how it is shown. */
function nameUnder(json: Json): string {
  const name: Json | undefined = isObject(json) ? json['name'] : undefined;
  return isObject(name) ? textUnder(name, 'value') : typeof name === 'string' ? name : '';
}

function leastStep(series: readonly Series[]): number {
  let least = 1440;
  for (const { points } of series) {
    let before: number | undefined;
    for (const point of points) {
      const at = minuteNumber(minuteOf(textUnder(point, 'timeStamp')) ?? '');
      if (at !== undefined && before !== undefined && at > before) least = Math.min(least, at - before);
      before = at ?? before;
    }
  }
  return least;
}

import type { Day } from '../base/calendar.ts';
import { day } from '../base/calendar.ts';
import type { Context, Kind, Scope, Tier } from '../rates/meter.ts';

/** Tokens of one million a working day at the end of the history, by what they are to the bill. */
export type Millions = Partial<Readonly<Record<Kind, number>>>;

/** One deployment of the sample company, between two days. */
export interface SampleDeployment {
  /** The tag "workload"; undefined for a resource that nobody tagged. */
  readonly workload: string | undefined;
  readonly resource: string;
  readonly subscription: 'ai-prod' | 'ai-dev';
  readonly region: string;
  readonly meterRegion: string;
  readonly model: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly context: Context;
  readonly from: Day;
  readonly until: Day;
  /** Days over which it takes over from its predecessor, or hands over to its successor. */
  readonly rampUp?: number;
  readonly rampDown?: number;
  readonly millions: Millions;
  readonly growthPerMonth: number;
  /** Load on a Saturday or Sunday, relative to a working day. */
  readonly weekend: number;
  readonly meters: Partial<Readonly<Record<Kind, SampleMeter>>>;
}

/** A meter as Azure's price list names it (Retail Prices API, fetched 2026-07-31). */
export interface SampleMeter {
  readonly name: string;
  readonly subcategory: string;
  readonly unit: '1K' | '1M';
}

export const historyFrom = day('2025-09-01');
export const historyUntil = day('2026-10-31');

const gpt41 = meters('Azure OpenAI', '1K', { input: 'gpt 4.1 Inp glbl Tokens', cached: 'gpt 4.1 cached Inp glbl Tokens', output: 'gpt 4.1 Outp glbl Tokens' });
const gpt54 = meters('Azure OpenAI GPT5', '1M', { input: '5.4 inp Gl 1M Tokens', cached: '5.4 cd inp Gl 1M Tokens', output: '5.4 opt Gl 1M Tokens' });
const gpt54long = meters('Azure OpenAI GPT5', '1M', { input: '5.4 longco inp Gl 1M Tokens', cached: '5.4 longco cd inp Gl 1M Tokens', output: '5.4 longco opt Gl 1M Tokens' });
const gpt5zone = meters('Azure OpenAI GPT5', '1M', { input: 'GPT 5 Inpt DZone 1M Tokens', cached: 'GPT 5 cchd Inpt DZone 1M Tokens', output: 'GPT 5 outpt DZone 1M Tokens' });
const gpt5mini = meters('Azure OpenAI GPT5', '1M', { input: 'GPT 5 Mini Inpt Glbl 1M Tokens', cached: 'GPT 5 Mini cchd Inpt Glbl 1M Tokens', output: 'GPT 5 Mini outpt Glbl 1M Tokens' });
const gpt4omini = meters('Azure OpenAI', '1K', { input: 'gpt-4o-mini-0718-Inp-glbl Tokens', cached: 'gpt 4o mini 0718 cached Inp glbl Tokens', output: 'gpt-4o-mini-0718-Outp-glbl Tokens' });
const gpt41miniBatch = meters('Azure OpenAI', '1K', { input: 'gpt 4.1 mini Batch Inp glbl Tokens', output: 'gpt 4.1 mini Batch Outp glbl Tokens' });

const eastus2 = { subscription: 'ai-prod', region: 'eastus2', meterRegion: 'US East 2', tier: 'standard', context: 'short' } as const;

/** The workload whose requests the log shows: the one that provisioned throughput may pay for. */
export const assistant = { workload: 'policy-assistant', model: 'gpt-5.4' } as const;
/** A Wednesday without a holiday. */
export const loggedDay = day('2026-10-14');

/**
 * Fennwick Mutual, an insurer that does not exist: five workloads on models that were on sale then. The assistant moves
 * from gpt-4.1 to gpt-5.4 when that comes out; the helper of the developers is renamed in May 2026.
 */
export const deployments: readonly SampleDeployment[] = [
  { ...eastus2, workload: assistant.workload, resource: 'aoai-policy-assistant', model: 'gpt-4.1', scope: 'global', from: historyFrom, until: day('2026-04-12'), rampDown: 35, millions: { input: 230, cached: 110, output: 13 }, growthPerMonth: 0.035, weekend: 0.3, meters: gpt41 },
  { ...eastus2, workload: assistant.workload, resource: 'aoai-policy-assistant', model: assistant.model, scope: 'global', from: day('2026-03-09'), until: historyUntil, rampUp: 35, millions: { input: 286, cached: 203, output: 29 }, growthPerMonth: 0.035, weekend: 0.3, meters: gpt54 },
  { ...eastus2, workload: 'claims-triage', resource: 'aoai-claims', model: 'gpt-5', scope: 'dataZone', region: 'swedencentral', meterRegion: 'SE Central', from: historyFrom, until: historyUntil, millions: { input: 1350, cached: 210, output: 135 }, growthPerMonth: 0.05, weekend: 0.35, meters: gpt5zone },
  { ...eastus2, workload: 'underwriting-research', resource: 'aoai-research', model: 'gpt-5.4', scope: 'global', from: day('2026-03-16'), until: historyUntil, rampUp: 14, millions: { input: 300, cached: 45, output: 62 }, growthPerMonth: 0.06, weekend: 0.1, meters: gpt54 },
  { ...eastus2, workload: 'underwriting-research', resource: 'aoai-research', model: 'gpt-5.4', scope: 'global', context: 'long', from: day('2026-04-06'), until: historyUntil, rampUp: 14, millions: { input: 80, cached: 12, output: 7 }, growthPerMonth: 0.06, weekend: 0.1, meters: gpt54long },
  { ...eastus2, subscription: 'ai-dev', workload: 'dev-copilot', resource: 'aoai-dev', model: 'gpt-5-mini', scope: 'global', from: historyFrom, until: day('2026-05-17'), millions: { input: 900, cached: 800, output: 190 }, growthPerMonth: 0.045, weekend: 0.12, meters: gpt5mini },
  { ...eastus2, subscription: 'ai-dev', workload: 'code-assistant', resource: 'aoai-dev', model: 'gpt-5-mini', scope: 'global', from: day('2026-05-18'), until: historyUntil, millions: { input: 900, cached: 800, output: 190 }, growthPerMonth: 0.045, weekend: 0.12, meters: gpt5mini },
  { ...eastus2, workload: undefined, resource: 'aoai-mail-sorting', model: 'gpt-4o-mini', scope: 'global', from: historyFrom, until: historyUntil, millions: { input: 980, cached: 150, output: 46 }, growthPerMonth: 0.012, weekend: 0.7, meters: gpt4omini },
  { ...eastus2, workload: 'archive-summaries', resource: 'aoai-archive', model: 'gpt-4.1-mini', scope: 'global', tier: 'batch', from: day('2025-11-03'), until: historyUntil, millions: { input: 1500, output: 140 }, growthPerMonth: 0.02, weekend: 1, meters: gpt41miniBatch },
];

function meters(subcategory: string, unit: SampleMeter['unit'], names: Partial<Record<Kind, string>>): Partial<Record<Kind, SampleMeter>> {
  return Object.fromEntries(Object.entries(names).map(([kind, name]) => [kind, { name, subcategory, unit }]));
}

import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { Deployment } from '../capacity/servableLoad.ts';
import type { Scope } from '../rates/meter.ts';
import type { UsageSeries } from '../usage/usageSeries.ts';

/** The deployment asked for; where several fit, the one with most tokens. */
export function deploymentOf(usage: UsageSeries, model: string, scope: Scope | undefined, region: string | undefined): Outcome<Deployment> {
  const tokens = new Map<string, { model: string; scope: Scope; region: string; tokens: bigint }>();
  for (const row of usage.rows) {
    if (row.model !== model || (scope ?? row.scope) !== row.scope || (region ?? row.region) !== row.region || (row.tier !== 'standard' && row.tier !== 'provisioned')) continue;
    const key = `${row.scope} ${row.region}`;
    const sofar = tokens.get(key) ?? { model, scope: row.scope, region: row.region, tokens: 0n };
    sofar.tokens += row.input + row.output;
    tokens.set(key, sofar);
  }
  const [first, ...others] = [...tokens.values()].toSorted((a, b) => (b.tokens > a.tokens ? 1 : b.tokens < a.tokens ? -1 : 0));
  if (first === undefined) {
    const known = [...new Set(usage.rows.map((row) => row.model))].toSorted().join(', ') || 'no rows';
    throw new Refusal('not-found', `The usage has no standard or provisioned traffic of ${model}${scope === undefined ? '' : ` (${scope})`}${region === undefined ? '' : ` in ${region}`}. It has ${known}.`);
  }
  const left = others.map((other) => `${other.scope} in ${other.region}`).join(', ');
  const findings: Finding[] = others.length === 0 ? [] : [finding('info', 'deployment-chosen', `${model} is used in several deployments; this is the one with most tokens, ${first.scope} in ${first.region}. Ask for ${left} with scope and region: a PTU serves one deployment.`)];
  return outcome({ model, scope: first.scope, region: first.region }, findings);
}

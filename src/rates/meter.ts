/** Where a request is processed: anywhere, within one data zone (US, EU), or in one region. */
export type Scope = 'global' | 'dataZone' | 'regional';
export type Tier = 'standard' | 'batch' | 'priority' | 'flex' | 'provisioned';
/** A long-context request is priced on its own meters, where its model has them. */
export type Context = 'short' | 'long';
/** Prompt tokens above which a request is a long-context one: gpt-5.4 and later (the `longAbove` of the rate books). */
export const longPromptsAbove = 272_000;
/** What a token is to the bill. `cached` and `cacheWrite` are parts of the prompt; `input` here is the fresh rest. */
export type Kind = 'input' | 'cached' | 'cacheWrite' | 'output';

export const scopes: readonly Scope[] = ['global', 'dataZone', 'regional'];
export const tiers: readonly Tier[] = ['standard', 'batch', 'priority', 'flex', 'provisioned'];
export const contexts: readonly Context[] = ['short', 'long'];
export const kinds: readonly Kind[] = ['input', 'cached', 'cacheWrite', 'output'];

/** What one token price is for. */
export interface Meter {
  readonly model: string;
  readonly scope: Scope;
  readonly tier: Tier;
  readonly context: Context;
  readonly kind: Kind;
}

/** "gpt-5.4 global standard output", with "long context" where it is. */
export function showMeter(meter: Meter): string {
  const scope = meter.scope === 'dataZone' ? 'data zone' : meter.scope;
  const kind = meter.kind === 'cacheWrite' ? 'cache write' : meter.kind;
  return `${meter.model} ${scope} ${meter.tier}${meter.context === 'long' ? ' long context' : ''} ${kind}`;
}

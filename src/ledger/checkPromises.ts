import type { Paper, Span } from '../paper/paper.ts';
import { Reading } from '../playbook/reading.ts';
import { gateTopics, type GateTopic, type LedgerPromise } from './entry.ts';
import { Papers, type Gap } from './matchPromise.ts';
import type { Ledger, Override, Promised } from './readPromises.ts';

/** What became of a promise on paper. */
export interface PromiseCheck {
  readonly promise: LedgerPromise;
  readonly status: 'in paper' | 'weaker' | 'contradicted' | 'missing' | 'not contractual' | 'withdrawn';
  /** The paper whose words `spans` are; empty where there are none. */
  readonly file: string;
  readonly spans: readonly Span[];
  /** How the paper falls short; empty where it does not. */
  readonly by: readonly Gap[];
  /** Words of the promise of whose subject the clause does not speak. */
  readonly unsaid: readonly string[];
  /** Who answers for signing without it, and why. */
  readonly override: Override | null;
  readonly blocks: boolean;
}

export interface SignatureGate {
  readonly promises: readonly PromiseCheck[];
  readonly covered: Readonly<Record<GateTopic, boolean>>;
  readonly maySign: boolean;
}

/**
 * Each promise of the ledger held against the papers, and whether what was promised is on paper: a promise that no clause
 * carries whole blocks the signature, unless somebody took it upon themselves by name and with a reason; so does one of
 * the five subjects on which the papers say nothing.
 */
export function checkPromises(ledger: Pick<Ledger, 'overrides'> & { readonly promises: readonly Pick<Promised, 'promise' | 'withdrawn'>[] }, papers: readonly Paper[]): SignatureGate {
  const read = new Papers(papers.map((paper) => new Reading(paper)));
  const overrideOf = (id: string) => ledger.overrides.findLast(({ of }) => of === id) ?? null;
  const promises = ledger.promises.map(({ promise, withdrawn }): PromiseCheck => {
    const override = overrideOf(promise.id);
    if (withdrawn) return { promise, status: 'withdrawn', file: '', spans: [], by: [], unsaid: [], override, blocks: false };
    const matched = read.match(promise);
    // What an advertisement says binds nobody until a paper says it.
    const status = isMarketing(promise) && matched.status !== 'in paper' ? 'not contractual' : matched.status;
    return { promise, ...matched, status, override, blocks: status !== 'in paper' && override === null };
  });
  const isCovered = (topic: GateTopic) => overrideOf(topic) !== null || (read.speaksOf(subjectsOf[topic]) && !promises.some(({ promise, blocks }) => promise.topic === topic && blocks));
  const covered = Object.fromEntries(gateTopics.map((topic) => [topic, isCovered(topic)])) as Record<GateTopic, boolean>;
  return { promises, covered, maySign: gateTopics.every((topic) => covered[topic]) && !promises.some(({ blocks }) => blocks) };
}

/** What an advertisement says: it is not contractual. */
export function isMarketing({ who, where }: LedgerPromise): boolean {
  return who.function === 'marketing' || where.kind === 'web page';
}

/** What a clause has to speak of to be about the topic: one subject of each list. */
const subjectsOf: Readonly<Record<GateTopic, readonly (readonly string[])[]>> = {
  pricing: [['price', 'discount']],
  credits: [['credit'], ['promotion', 'consumption', 'azure', 'promotional']],
  dataHandling: [['data'], ['train', 'retain', 'improve', 'process']],
  support: [['support'], ['severity', 'respond', 'technical', 'plan']],
  renewal: [['renew']],
};

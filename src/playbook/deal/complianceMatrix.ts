import { addDays, daysBetween, readDay, type Day } from '../../base/calendar.ts';
import type { Span } from '../../paper/paper.ts';
import type { Framework, Playbook, ResidencyRule, Scope } from '../playbook.ts';
import type { Reading } from '../reading.ts';
import type { TopicAssessment } from '../assessment.ts';

/** A document that proves something, as the buyer keeps it. */
export interface Evidence {
  readonly framework: string;
  readonly document: string;
  readonly owner?: string;
  /** The day it was made or issued. */
  readonly dated?: string;
  /** The last day it is good for; where absent, so many days after `dated` as the playbook says. */
  readonly expires?: string;
}

/** One framework: whether the papers name it, and what proves it. */
export interface ComplianceCell {
  readonly framework: string;
  readonly title: string;
  readonly named: readonly (Span & { readonly file: string })[];
  /** The evidence wanted, and the document that is there. */
  readonly evidence: string;
  readonly document?: string;
  readonly owner: string;
  readonly expires?: string;
  readonly status: 'proved' | 'expires soon' | 'expired' | 'no evidence' | 'not named';
}

/** Each framework of the playbook against the clauses of the papers and the evidence kept, on the day `today`. */
export function complianceMatrix(playbook: Playbook, readings: readonly Reading[], evidence: readonly Evidence[], today: Day): ComplianceCell[] {
  return playbook.frameworks.map((framework) => {
    const named = readings.flatMap((reading) => namedIn(framework, reading));
    const held = evidence.filter((each) => each.framework === framework.id).toSorted((a, b) => ((expiryOf(b, framework) ?? '') < (expiryOf(a, framework) ?? '') ? -1 : 1))[0];
    const expires = held ? expiryOf(held, framework) : undefined;
    return {
      framework: framework.id,
      title: framework.title,
      named,
      evidence: framework.evidence,
      ...(held ? { document: held.document } : {}),
      owner: held?.owner ?? framework.owner,
      ...(expires === undefined ? {} : { expires }),
      status: named.length === 0 ? 'not named' : statusOf(held, expires, today),
    };
  });
}

function namedIn(framework: Framework, reading: Reading): (Span & { file: string })[] {
  const found = new Set(framework.says.flatMap((sign) => [...reading.seen(sign).keys()]));
  return [...found].toSorted((a, b) => a - b).slice(0, 3).flatMap((index) => {
    const sentence = reading.sentences[index];
    return sentence ? [{ ...reading.span(sentence.start, sentence.end, sentence.paragraph.number), file: reading.paper.file }] : [];
  });
}

function expiryOf({ dated, expires }: Evidence, { validDays }: Framework): string | undefined {
  if (expires !== undefined) return expires;
  const from = dated === undefined ? undefined : readDay(dated);
  if (from === undefined) return undefined;
  return addDays(from, validDays);
}

function statusOf(held: Evidence | undefined, expires: string | undefined, today: Day): ComplianceCell['status'] {
  if (!held) return 'no evidence';
  const last = expires === undefined ? undefined : readDay(expires);
  if (last === undefined) return 'proved';
  const left = daysBetween(today, last);
  if (left < 0) return 'expired';
  return left <= 60 ? 'expires soon' : 'proved';
}

/** One rule on the place of processing against one kind of deployment in use. */
export interface ResidencyCell {
  readonly rule: string;
  readonly title: string;
  readonly scope: Scope;
  readonly verdict: 'fits' | 'breaks' | 'unsure';
  readonly because: string;
}

/** Each residency rule against each deployment scope in use: the rule forbids some scopes, and a paper that allows more than the scope is no proof. */
export function residencyMatrix(rules: readonly ResidencyRule[], scopes: readonly Scope[], residency: TopicAssessment | undefined): ResidencyCell[] {
  const promised = promisedBy(residency);
  return rules.flatMap(({ id, title, allows }) =>
    scopes.map((scope): ResidencyCell => {
      const cell = { rule: id, title, scope };
      if (!allows.includes(scope)) return { ...cell, verdict: 'breaks', because: `A ${scope} deployment may process content outside what the rule allows (${allows.join(', ')}).` };
      if (scope === 'global') return { ...cell, verdict: 'fits', because: 'The rule allows processing anywhere.' };
      if (promised === 'fixed') return { ...cell, verdict: 'fits', because: 'The paper fixes where content is processed.' };
      return promised === 'anywhere' ? { ...cell, verdict: 'breaks', because: 'The paper lets the supplier process content anywhere, whatever the deployment is called.' } : { ...cell, verdict: 'unsure', because: 'The deployment fits, but the paper does not say where content is processed.' };
    }),
  );
}

function promisedBy(residency: TopicAssessment | undefined): 'fixed' | 'anywhere' | 'unsaid' {
  if (residency?.verdict === 'walk-away') return 'anywhere';
  const processing = residency?.checks.find((each) => each.id === 'processing');
  return processing?.verdict === 'meets' ? 'fixed' : processing?.verdict === 'weak' ? 'anywhere' : 'unsaid';
}

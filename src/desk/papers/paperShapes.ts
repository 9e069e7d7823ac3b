import { z } from 'zod';
import { Refusal } from '../../base/refusal.ts';
import type { Evidence } from '../../playbook/deal/complianceMatrix.ts';
import { decimalText, file, files } from '../fields.ts';
import type { Ports } from '../ports.ts';
import { textOf } from '../textOf.ts';

/** What operations on papers take and answer alike. */
export const spanShape = z.object({ start: z.number(), end: z.number(), quote: z.string(), paragraph: z.number() });
export const fileSpanShape = spanShape.extend({ file: z.string() });
export const verdictShape = z.enum(['meets', 'weak', 'missing', 'not assessed']);
export const parametersShape = z.record(z.string(), z.union([z.string(), z.number()]));
export const checkShape = z.object({ id: z.string(), asks: z.string(), verdict: verdictShape, spans: z.array(spanShape), reason: z.string(), parameters: parametersShape });
export const topicVerdictShape = z.enum(['preferred', 'fallback', 'below fallback', 'walk-away', 'unsure', 'absent', 'not assessed']);
export const positionName = z.enum(['preferred', 'fallback', 'walkAway']);

export const topicShape = z.object({
  topic: z.string(),
  title: z.string(),
  verdict: topicVerdictShape,
  stance: z.string(),
  reason: z.string(),
  positions: z.array(z.object({ position: positionName, verdict: z.enum(['met', 'not met', 'crossed', 'not crossed', 'absent', 'unsure']), because: z.array(z.string()) })),
  clauses: z.number(),
  spans: z.array(spanShape),
  parameters: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string(), spans: z.array(spanShape), values: z.array(z.number()) })),
  checks: z.array(checkShape),
  loopholes: z.array(z.object({ span: spanShape, because: z.string() })),
  searched: z.array(z.string()),
  why: z.string(),
  approver: z.string(),
  document: z.string(),
});

export const matrixShape = z.object({
  compliance: z.array(
    z.object({
      framework: z.string(),
      title: z.string(),
      named: z.array(fileSpanShape),
      evidence: z.string(),
      document: z.string().optional(),
      owner: z.string(),
      expires: z.string().optional(),
      status: z.enum(['proved', 'expires soon', 'expired', 'no evidence', 'not named']),
    }),
  ),
  residency: z.array(z.object({ rule: z.string(), title: z.string(), scope: z.string(), verdict: z.enum(['fits', 'breaks', 'unsure']), because: z.string() })),
});

const gap = z.object({ p50: decimalText, p95: decimalText });
const simulated = z.object({ value: decimalText, halfWidth: decimalText });
const modelled = z.object({
  over: z.enum(['a year', 'the term']),
  loss: z.object({ mean: simulated, byFormula: decimalText, p50: simulated, p95: simulated }),
  inside: gap.extend({ mean: decimalText }),
  above: z.object({ mean: simulated, p50: simulated, p95: simulated }),
  passed: z.object({ value: z.number(), halfWidth: z.number() }),
  outside: z.array(z.object({ title: z.string(), span: fileSpanShape })),
});
export const liabilityShape = z.array(
  z.object({ file: z.string(), span: spanShape, whose: z.string(), per: z.enum(['claim', 'year', 'term', 'unsure']), reckoned: z.string(), feeMonths: z.number().optional(), amount: decimalText.optional(), currency: z.string(), gap: gap.optional(), modelled: modelled.optional() }),
);

/** Where the losses come from that limits are held against. */
export const exposureShape = z.object({
  basis: z.enum(['modelled', 'typed', 'not modelled']),
  says: z.string(),
  scenarios: z.array(z.object({ title: z.string(), events: z.array(z.number()), loss: z.array(z.number()), outside: z.array(z.string()) })),
});

/** The inputs with which a paper is held against a playbook. */
export const playbookInput = {
  playbook: z.string().default('azure-openai').meta({ description: 'a bundled playbook by name, or the path of a playbook file' }),
  industry: z.array(z.string().min(1)).default([]).meta({ description: 'what is laid over it: bank, health, public-sector, eu, or the path of an overlay file' }),
};

export const matrixInput = {
  deployments: z.array(z.enum(['global', 'data zone', 'region'])).default([]).meta({ description: 'how far the deployments in use reach: global, "data zone", region' }),
  usage: files('usage files: the deployments in use are also read from their last three months').optional(),
  evidence: file('the evidence kept, as JSON: [{"framework", "document", "owner", "dated", "expires"}]').optional(),
  annualFees: z.string().optional().meta({ description: 'fees of a year, for computing limits of liability in money' }),
  currency: z.string().default('USD').meta({ description: 'the currency of fees and exposure' }),
  exposure: file('what may happen to us, one line a scenario: "title; events a year; cost of one; words of carve-outs"').optional(),
  scenarios: z.array(z.string().min(1)).max(50).default([]).meta({ description: 'such lines, said here: "Outage; 0.5 to 3; 20,000 to 400,000"' }),
  termYears: z.number().min(0.25).max(20).optional().meta({ description: 'years of the term, over which scenarios are played' }),
  draws: z.number().int().min(1000).max(200_000).default(20_000).meta({ description: 'how many futures are drawn from the scenarios' }),
  seed: z.number().int().default(1).meta({ description: 'the seed of these draws; the same one gives the same figures' }),
  exposureP50: z.string().optional().meta({ description: 'in place of scenarios: what a bad year would cost us in one case of two' }),
  exposureP95: z.string().optional().meta({ description: 'what it would cost in one case of twenty' }),
};

const evidenceList = z.array(z.strictObject({ framework: z.string(), document: z.string(), owner: z.string().optional(), dated: z.string().optional(), expires: z.string().optional() }));

export async function evidenceOf(ports: Ports, name: string | undefined): Promise<Evidence[]> {
  if (name === undefined) return [];
  let given: unknown;
  try {
    given = JSON.parse(await textOf(ports, name));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('invalid', `${name} is not JSON. Write a list: [{"framework": "soc-2", "document": "report.pdf", "expires": "2027-06-30"}].`, name);
  }
  const read = evidenceList.safeParse(given);
  if (!read.success) throw new Refusal('invalid', `${name} is no list of evidence: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}.`, name);
  return read.data.map(({ framework, document, owner, dated, expires }) => ({ framework, document, ...(owner === undefined ? {} : { owner }), ...(dated === undefined ? {} : { dated }), ...(expires === undefined ? {} : { expires }) }));
}

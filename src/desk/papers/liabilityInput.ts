import { decimal, readDecimal, type Decimal } from '../../base/decimal.ts';
import { Refusal } from '../../base/refusal.ts';
import type { LiabilityInput } from '../../playbook/deal/liabilityCap.ts';
import { lossScenarios } from '../../playbook/deal/lossScenarios.ts';
import type { LossModel } from '../../playbook/deal/modelledLoss.ts';
import type { Ports } from '../ports.ts';
import { textOf } from '../textOf.ts';

interface LiabilityFields {
  readonly annualFees?: string | undefined;
  readonly currency: string;
  readonly exposure?: string | undefined;
  readonly scenarios: readonly string[];
  readonly termYears?: number | undefined;
  readonly draws: number;
  readonly seed: number;
  readonly exposureP50?: string | undefined;
  readonly exposureP95?: string | undefined;
}

/** What limits are computed with; undefined where no fees were handed in. Scenarios and the two figures are two ways to say the same, and both at once are refused. */
export async function liabilityInput(ports: Ports, fields: LiabilityFields): Promise<LiabilityInput | undefined> {
  const [p50, p95] = [fields.exposureP50, fields.exposureP95].map((each) => (each === undefined ? undefined : amount(each, 'exposure')));
  if ((p50 === undefined) !== (p95 === undefined)) throw new Refusal('invalid', 'An exposure needs both figures: exposureP50 and exposureP95.');
  const model = await modelOf(ports, fields);
  if (model && p50) throw new Refusal('invalid', 'The exposure is said twice: by scenarios, and as exposureP50 and exposureP95. Leave one of them out.');
  if (fields.annualFees === undefined) return undefined;
  return { annualFees: amount(fields.annualFees, 'annualFees'), currency: fields.currency, ...(p50 && p95 ? { exposure: { p50, p95 } } : {}), ...(model ? { model } : {}) };
}

async function modelOf(ports: Ports, { exposure, scenarios: lines, termYears, draws, seed }: LiabilityFields): Promise<LossModel | undefined> {
  const said = lossScenarios(lines.join('\n'), 'scenarios');
  const scenarios = exposure === undefined ? said : [...lossScenarios(await textOf(ports, exposure), exposure), ...said];
  if (scenarios.length === 0 && exposure === undefined && said.length === 0) return undefined;
  if (scenarios.length === 0) throw new Refusal('invalid', `${exposure ?? ''} states no scenario. Write one a line: "Outage; 0.5 to 3; 20,000 to 400,000".`, exposure ?? '');
  if (termYears === undefined) throw new Refusal('invalid', 'Scenarios are played over the term: say its years (termYears).');
  const events = draws * termYears * scenarios.reduce((sum, { events: [low, high] }) => sum + (low + high) / 2, 0);
  if (events > mostEvents) throw new Refusal('too-large', `${draws} futures of these scenarios hold some ${Math.round(events / 1e6)} million events. Ask for fewer draws.`);
  return { scenarios, years: termYears, draws, seed };
}

/** About a second of the processor. */
const mostEvents = 10_000_000;

function amount(text: string, field: string): Decimal {
  if (readDecimal(text) === undefined) throw new Refusal('invalid', `"${text}" is no amount for ${field}. Write it as 1200000 or 1200000.50.`);
  return decimal(text);
}

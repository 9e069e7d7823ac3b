import { z } from 'zod';
import { readDecimal, show } from '../../../base/decimal.ts';
import { Refusal } from '../../../base/refusal.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

const amounts = ['walkAway', 'target', 'annualFees', 'termYears', 'exposureP50', 'exposureP95'] as const;
/** Choices, kept as they are written: industries laid over the playbook, how far our deployments reach, the papers of the deal, discounts on offer, the business units that workloads belong to, the totals of invoices, what may happen to us. */
const choices = ['industry', 'deployments', 'dealPapers', 'currency', 'commitmentMenu', 'units', 'invoiceTotals', 'exposureScenarios'] as const;

export const setFact = operation({
  name: 'workspace.fact',
  summary: 'Remembers a fact that only the buyer knows: the walk-away, the target, what limits of liability are held against, which industry we are in.',
  effect: 'writes',
  input: z.object({
    key: z.enum([...amounts, ...choices]).meta({ description: 'walkAway or target: an amount over the whole term, in the currency of the deal; annualFees, termYears, exposureP50, exposureP95: for limits of liability; exposureScenarios: what may happen to us, one line a scenario as `parley paper review --scenarios` takes it; industry, deployments, dealPapers, currency, commitmentMenu, units: one choice a line; invoiceTotals: what Microsoft invoiced, one month a line as 2026-10 USD 1234.50' }),
    value: z.string().max(20_000).meta({ description: 'the amount, for example 4500000; empty to forget it' }),
  }),
  output: z.object({ key: z.string(), value: z.string(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'We walk away above 4.5 million', input: { key: 'walkAway', value: '4500000' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    if (choices.some((one) => one === input.key)) {
      const lines = input.value.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
      await workspace.setFact(input.key, lines);
      return { key: input.key, value: lines, findings: [] };
    }
    const read = readDecimal(input.value);
    if (read === undefined && input.value.trim() !== '') throw new Refusal('invalid', `"${input.value}" is not an amount. Write it as 4500000 or 4500000.50.`);
    const value = read === undefined ? '' : show(read);
    await workspace.setFact(input.key, value);
    return { key: input.key, value, findings: [] };
  },
});

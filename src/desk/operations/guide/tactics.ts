import { z } from 'zod';
import { readAlternatives } from '../../../room/alternatives/alternativesFile.ts';
import { readAsks } from '../../../room/asks/asksFile.ts';
import { readTactics, type tacticNeeds } from '../../../room/guide/guideFiles.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { textOf } from '../../textOf.ts';

export const showTactics = operation({
  name: 'guide.tactics',
  summary: 'Tactics as steps, each with what it rests on and what is missing here before it can be used.',
  effect: 'reads',
  input: z.object({
    asks: file('the list of asks (parley: asks/1)').optional(),
    alternatives: file('the list of alternatives (parley: alternatives/1)').optional(),
    dates: file('the days that only we know (parley: dates/1)').optional(),
    usage: files('usage files').optional(),
  }),
  output: z.object({
    tactics: z.array(z.object({ id: z.string(), title: z.string(), ready: z.boolean(), missing: z.array(z.string()), supplierSafe: z.boolean(), steps: z.array(z.string()), sources: z.array(z.string()) })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What can we use on Thursday?', input: { asks: 'examples/table/asks.yaml', dates: 'examples/table/dates.yaml' } }],
  run: async (ports, input) => {
    const tactics = readTactics(await ports.data.text('table/tactics.yaml'));
    const asks = input.asks === undefined ? [] : readAsks(await textOf(ports, input.asks), input.asks).asks;
    const alternatives = input.alternatives === undefined ? [] : readAlternatives(await textOf(ports, input.alternatives), input.alternatives).alternatives;
    for (const name of [...(input.usage ?? []), ...(input.dates === undefined ? [] : [input.dates])]) await ports.files.head(name, 1);
    // A reference is offered only against an ask, with the one who approves it named.
    const holds: Readonly<Record<(typeof tacticNeeds)[number], boolean>> = {
      usage: input.usage !== undefined,
      dates: input.dates !== undefined,
      asks: asks.length > 0,
      referenceTrade: asks.some(({ trades, approver }) => approver !== undefined && trades.some((trade) => /\breference\b|\bcase study\b/i.test(trade))),
      alternatives: alternatives.some(({ kind }) => kind !== 'statusQuo'),
    };
    return {
      tactics: tactics.map(({ needs, ...rest }) => {
        const missing = needs.filter((need) => !holds[need]).map((need) => lacks[need]);
        const { id, title, supplierSafe, steps, sources } = rest;
        return { id, title, ready: missing.length === 0, missing, supplierSafe, steps, sources };
      }),
      findings: [],
    };
  },
});

const lacks: Readonly<Record<(typeof tacticNeeds)[number], string>> = {
  usage: 'usage by workload',
  dates: 'the day on which you can sign',
  asks: 'a list of asks',
  referenceTrade: 'an ask that trades a reference, with its approver named',
  alternatives: 'an alternative besides staying',
};

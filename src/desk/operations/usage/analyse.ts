import { z } from 'zod';
import { finding, type Finding } from '../../../base/finding.ts';
import { decimalText, files, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

export const analyseUsage = operation({
  name: 'usage.analyse',
  summary: 'What the usage says before any deal: list against effective cost (effective savings rate), why cost grew (volume, mix, price, new models), when a quota runs out, and which models in use retire.',
  effect: 'reads',
  input: z.object({
    files: files('usage files of any format; several are combined into one history'),
    quota: z.array(z.string().regex(/^[^=]+=\d+$/, { error: 'A quota is written as gpt-5.4=2000000, tokens a minute.' })).default([]).meta({ description: 'granted tokens a minute by model, as gpt-5.4=2000000' }),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
    book: z.string().default(usualRateBook).meta({ description: 'rate book of list prices' }),
  }),
  output: z.object({
    currency: z.string(),
    savings: z.object({ list: decimalText, effective: decimalText, rate: decimalText.nullable(), months: z.array(z.object({ month: z.string(), list: decimalText, effective: decimalText, rate: decimalText })) }),
    growth: z.object({ from: z.string(), to: z.string(), before: decimalText, after: decimalText, change: decimalText, volume: decimalText, mix: decimalText, price: decimalText, newMeters: decimalText }).nullable(),
    runway: z.array(z.object({ model: z.string(), quota: z.number(), peak: z.number(), p99: z.number(), monthlyGrowth: z.number(), runsOut: z.string().nullable(), alreadyOver: z.number() })),
    retirements: z.array(z.object({ model: z.string(), on: z.string(), passed: z.boolean(), listShare: decimalText, note: z.string().nullable(), source: z.string(), seen: z.string() })),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'Why did the cost grow, and what retires?', input: { files: ['sample/azure-cost-export.csv', 'sample/requests.csv'], quota: ['gpt-5.4=2000000'] } }],
  run: async (ports, input, watch) => {
    const [{ combine }, { breakdown }, { listCost }, { growthSplit }, { savingsRate }, { quotaRunway }, { readRetirements }] = await Promise.all([
      import('../../../usage/combine.ts'),
      import('../../../usage/analysis/breakdown.ts'),
      import('../../../usage/analysis/listCost.ts'),
      import('../../../usage/analysis/growthSplit.ts'),
      import('../../../usage/analysis/savingsRate.ts'),
      import('../../../usage/analysis/quotaRunway.ts'),
      import('../../../packs/readRetirements.ts'),
    ]);
    const book = await loadRateBook(ports, input.book);
    const retirements = readRetirements(await ports.data.text('models/retirements.yaml'));
    const read = await readUsageFiles(ports, input.files, watch, input.model);
    const history = combine(read.map(({ value }) => value));
    const { rows } = history.value.usage;
    const priced = listCost(rows, book.value);
    const savings = savingsRate(history.value, priced.value.priced, book.value.currency);
    const whole = history.value.months.filter(({ kind }) => kind === 'whole').map(({ month }) => month);
    const [first, last] = [whole[0], whole.at(-1)];
    const growth = first === undefined || last === undefined || first === last ? undefined : growthSplit(priced.value.priced, first, last);
    const said: Finding[] = growth === undefined ? [finding('info', 'no-growth-split', 'Fewer than two whole months of priced usage: growth is not split into volume, mix and price.')] : [];
    const shares = new Map(breakdown(rows, priced.value.priced, ['model']).map(({ by, share }) => [by[0] ?? '', share]));
    const runway = input.quota.flatMap((text) => {
      const [model = '', quota = ''] = text.split('=');
      const found = quotaRunway(history.value, model, Number(quota));
      if (found === undefined) said.push(finding('warning', 'no-log-for-quota', `No request log has ${model}, so when its quota runs out is not known: bring a log by the minute.`));
      return found === undefined ? [] : [found];
    });
    const today = ports.clock.today();
    return {
      currency: book.value.currency,
      savings: { ...plain({ list: savings.value.list, effective: savings.value.effective }), rate: savings.value.rate === undefined ? null : plain(savings.value.rate), months: plain(savings.value.months) },
      growth: growth === undefined ? null : plain(growth),
      runway: runway.map((each) => ({ ...each, runsOut: each.runsOut ?? null })),
      retirements: retirements.value
        .filter(({ model }) => shares.has(model))
        .map(({ model, on, note, source, seen }) => ({ model, on, passed: on <= today, listShare: plain(shares.get(model) ?? { coefficient: 0n, scale: 0 }), note: note ?? null, source, seen }))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      findings: [...book.findings, ...retirements.findings, ...read.flatMap((each) => each.findings), ...history.findings, ...priced.findings, ...savings.findings, ...said],
    };
  },
});

import { z } from 'zod';
import { finding, type Finding } from '../../../base/finding.ts';
import type { Watch } from '../../../base/progress.ts';
import { Refusal } from '../../../base/refusal.ts';
import { readAlternatives } from '../../../room/alternatives/alternativesFile.ts';
import { readDates } from '../../../room/dates/datesFile.ts';
import { readAsks } from '../../../room/asks/asksFile.ts';
import { readTactics, type tacticNeeds } from '../../../room/guide/guideFiles.ts';
import { volumeStory, type VolumeStory } from '../../../room/guide/volumeStory.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { dealOnHand, documentOnHand, usageOnHand } from '../../onHand.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

export const showTactics = operation({
  name: 'guide.tactics',
  summary: 'Tactics as steps, each with what it rests on and what is missing here before it can be used.',
  effect: 'reads',
  input: z.object({
    asks: file('the list of asks (parley: asks/1); what is not named here is taken from the open workspace').optional(),
    alternatives: file('the list of alternatives (parley: alternatives/1)').optional(),
    dates: file('the days that only we know (parley: dates/1)').optional(),
    usage: files('usage files').optional(),
    units: z.array(z.string().min(1)).min(1).optional().meta({ description: 'the business unit of a workload as the other side may read it, as claims-bot=Claims; a workload without one gets a letter' }),
    deal: file('the offer on the table, to say what waiting costs').optional(),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    tactics: z.array(z.object({ id: z.string(), title: z.string(), ready: z.boolean(), missing: z.array(z.string()), supplierSafe: z.boolean(), steps: z.array(z.string()), sources: z.array(z.string()) })),
    /** The volume by unit in bands, made of tokens alone: may be shown to the other side. Null without three whole months. */
    story: z.object({ from: z.string(), until: z.string(), volume: z.string(), growth: z.string(), rows: z.array(z.object({ unit: z.string(), share: z.string(), growth: z.string() })) }).nullable(),
    /** The workloads of the usage, for who names their units. */
    workloads: z.array(z.string()),
    /** What putting off the signature costs against the deal, and how much better the rest has to become for it to pay; ours alone. */
    waiting: z.object({ currency: z.string(), waits: z.array(z.object({ months: z.number(), costs: z.object({ mean: z.number(), low: z.number(), high: z.number() }), paysFrom: z.number().nullable(), basis: z.string() })) }).nullable(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What can we use on Thursday?', input: { asks: 'examples/table/asks.yaml', dates: 'examples/table/dates.yaml' } }, { title: 'What may we tell them of our volume, and what does waiting cost us?', input: { usage: ['sample/azure-cost-export.csv'], deal: 'sample/deal.yaml' } }],
  run: async (ports, input, watch) => {
    const tactics = readTactics(await ports.data.text('table/tactics.yaml'));
    const [askList, alternativeList, dates] = await Promise.all([documentOnHand(ports, input.asks, 'asks.yaml'), documentOnHand(ports, input.alternatives, 'alternatives.yaml'), documentOnHand(ports, input.dates, 'dates.yaml')]);
    const asks = askList === undefined ? [] : readAsks(await textOf(askList.ports, askList.name), askList.name).asks;
    const alternatives = alternativeList === undefined ? [] : readAlternatives(await textOf(alternativeList.ports, alternativeList.name), alternativeList.name).alternatives;
    if (dates !== undefined) readDates(await textOf(dates.ports, dates.name), dates.name);
    const [used, deal] = [await usageOnHand(ports, input.usage), await dealOnHand(ports, input.deal)];
    const usage = used === undefined ? undefined : await readUsageFiles(used.ports, used.name, watch);
    const units = input.units ?? (await ports.workspace?.facts())?.['units']?.split('\n').filter((line) => line !== '') ?? [];
    const { story, workloads, findings } = usage === undefined ? { story: undefined, workloads: [], findings: [] } : await storyOf(usage, units);
    const waits = usage === undefined || deal === undefined ? undefined : await waitingUnder(deal.ports, usage, deal.name, input.seed, watch);
    // A reference is offered only against an ask, with the one who approves it named.
    const holds: Readonly<Record<(typeof tacticNeeds)[number], boolean>> = {
      usage: usage !== undefined,
      dates: dates !== undefined,
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
      story: story === undefined ? null : { ...story, rows: [...story.rows] },
      workloads: [...workloads],
      waiting: waits === undefined ? null : { currency: waits.value.currency, waits: waits.value.waits.map(({ costs, paysFrom, ...rest }) => ({ ...rest, costs: { ...costs }, paysFrom: paysFrom ?? null })) },
      findings: [...findings, ...(waits?.findings ?? [])],
    };
  },
});

type ReadUsage = Awaited<ReturnType<typeof readUsageFiles>>;

async function storyOf(usage: ReadUsage, units: readonly string[]): Promise<{ readonly story: VolumeStory | undefined; readonly workloads: readonly string[]; readonly findings: readonly Finding[] }> {
  const { combine } = await import('../../../usage/combine.ts');
  const { usage: series, months } = combine(usage.map(({ value }) => value)).value;
  const named = new Map(units.map(unitOf));
  const workloads = [...new Set(series.rows.map(({ workload }) => workload))];
  const strange = [...named.keys()].find((workload) => !workloads.includes(workload));
  if (strange !== undefined) throw new Refusal('invalid', `There is no workload ${strange} in the usage; there are ${workloads.join(', ')}.`);
  const story = volumeStory(series.rows, months.filter(({ forForecast }) => forForecast).map(({ month }) => month), named);
  return { story, workloads, findings: story === undefined ? [finding('info', 'no-volume-story', 'There are fewer than three whole months of usage, so no volume is told: a shorter time says nothing about growth.')] : [] };
}

function unitOf(text: string): readonly [string, string] {
  const [, workload, unit] = /^\s*([^=]+?)\s*=\s*(\S.*?)\s*$/.exec(text) ?? [];
  if (workload === undefined || unit === undefined) throw new Refusal('invalid', `"${text}" names no business unit: write it as claims-bot=Claims.`);
  return [workload, unit];
}

async function waitingUnder(ports: Ports, usage: ReadUsage, deal: string, seed: number, watch: Watch) {
  const { value: terms } = await loadDeal(ports, deal);
  return ports.workers.run('waiting', { usage, deal: { text: await textOf(ports, deal), file: deal }, book: await rateBookTexts(ports, terms.rateBook), seed }, watch);
}

const lacks: Readonly<Record<(typeof tacticNeeds)[number], string>> = {
  usage: 'usage by workload',
  dates: 'the day on which you can sign',
  asks: 'a list of asks',
  referenceTrade: 'an ask that trades a reference, with its approver named',
  alternatives: 'an alternative besides staying',
};

import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { files, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

const verdicts = ['steady', 'diurnal', 'spiky', 'too little data'] as const;

export const profileUsage = operation({
  name: 'usage.profile',
  summary: 'How the load of one model lies over the minutes of a request log, in PTU of that model or of another, and whether it is steady, diurnal or spiky, whole and by deployment, with the evidence.',
  effect: 'reads',
  input: z.object({
    files: files('request logs, or Parley usage files by the minute'),
    model: z.string().meta({ description: 'model, for example gpt-5.4' }),
    as: z.string().optional().meta({ description: 'the model in whose PTU the load is counted, as if it served the same tokens; the same where it is not said' }),
  }),
  output: z.object({
    model: z.string(),
    from: z.string(),
    to: z.string(),
    minutes: z.number(),
    ptu: z.object({ mean: z.number(), p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() }),
    as: z.string(),
    verdict: z.enum(verdicts),
    evidence: z.object({ aboveUsual: z.number(), explainedByDay: z.number(), peakToMean: z.number(), why: z.string() }),
    /** Each deployment or workload of the log by itself, the largest first. */
    deployments: z.array(z.object({ deployment: z.string(), verdict: z.enum(verdicts), why: z.string(), minutes: z.number(), mean: z.number(), p99: z.number(), max: z.number(), cachedShare: z.number(), longShare: z.number() })),
    /** The minutes in order of their load, least first: how large a share of them carries so many PTU. */
    duration: z.array(z.object({ share: z.number(), ptu: z.number() })),
    cachedShare: z.number(),
    longShare: z.number(),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [
    { title: 'The load of gpt-5.4 in a request log', input: { files: ['sample/requests.csv'], model: 'gpt-5.4' } },
    { title: 'The same load in PTU of gpt-5.4-mini', input: { files: ['sample/requests.csv'], model: 'gpt-5.4', as: 'gpt-5.4-mini' } },
  ],
  run: async (ports, input, watch) => {
    const [{ combine }, { loadProfile }, { ptuModel }] = await Promise.all([import('../../../usage/combine.ts'), import('../../../usage/loadProfile.ts'), import('../../../rates/lookUp.ts')]);
    const book = await loadRateBook(ports, usualRateBook);
    const as = input.as ?? input.model;
    const ptu = ptuModel(book.value.ptu, as);
    if (!ptu) throw new Refusal('not-found', `The PTU table does not have ${as}. It has ${book.value.ptu.models.map(({ model }) => model).join(', ')}.`);
    const read = await readUsageFiles(ports, input.files, watch, input.model);
    const history = combine(read.map(({ value }) => value));
    const profile = loadProfile(history.value.minutes, input.model, ptu);
    const { shape, evidence, ...shown } = profile.value;
    const deployments = [...Map.groupBy(history.value.minutes.rows, ({ workload }) => workload)].flatMap(([deployment, rows]) => {
      if (!rows.some(({ model }) => model === input.model)) return [];
      const { value } = loadProfile({ grain: 'minute', rows }, input.model, ptu);
      return [{ deployment, verdict: value.verdict, why: value.evidence.why, minutes: value.minutes, mean: value.ptu.mean, p99: value.ptu.p99, max: value.ptu.max, cachedShare: value.cachedShare, longShare: value.longShare }];
    });
    return { ...shown, as, evidence: { ...evidence }, deployments: deployments.toSorted((a, b) => b.mean * b.minutes - a.mean * a.minutes), ptu: { ...shown.ptu }, duration: shape.steps.map(({ share, load }) => ({ share, ptu: load * shown.ptu.mean })), findings: [...read.flatMap((each) => each.findings), ...history.findings, ...profile.findings] };
  },
});

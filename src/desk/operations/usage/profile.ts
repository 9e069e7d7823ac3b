import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { files, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';

export const profileUsage = operation({
  name: 'usage.profile',
  summary: 'How the load of one model lies over the minutes of a request log, in PTU, and whether it is steady, diurnal or spiky.',
  effect: 'reads',
  input: z.object({
    files: files('request logs, or Parley usage files by the minute'),
    model: z.string().meta({ description: 'model, for example gpt-5.4' }),
  }),
  output: z.object({
    model: z.string(),
    from: z.string(),
    to: z.string(),
    minutes: z.number(),
    ptu: z.object({ mean: z.number(), p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() }),
    verdict: z.enum(['steady', 'diurnal', 'spiky', 'too little data']),
    /** The minutes in order of their load, least first: how large a share of them carries so many PTU. */
    duration: z.array(z.object({ share: z.number(), ptu: z.number() })),
    cachedShare: z.number(),
    longShare: z.number(),
    findings: findingsShape,
  }),
  command: { positional: 'files' },
  examples: [{ title: 'The load of gpt-5.4 in a request log', input: { files: ['sample/requests.csv'], model: 'gpt-5.4' } }],
  run: async (ports, input, watch) => {
    const [{ combine }, { loadProfile }, { ptuModel }] = await Promise.all([import('../../../usage/combine.ts'), import('../../../usage/loadProfile.ts'), import('../../../rates/lookUp.ts')]);
    const book = await loadRateBook(ports, usualRateBook);
    const ptu = ptuModel(book.value.ptu, input.model);
    if (!ptu) throw new Refusal('not-found', `The PTU table does not have ${input.model}. It has ${book.value.ptu.models.map(({ model }) => model).join(', ')}.`);
    const read = await readUsageFiles(ports, input.files, watch, input.model);
    const history = combine(read.map(({ value }) => value));
    const profile = loadProfile(history.value.minutes, input.model, ptu);
    const { shape, ...shown } = profile.value;
    return { ...shown, ptu: { ...shown.ptu }, duration: shape.steps.map(({ share, load }) => ({ share, ptu: load * shown.ptu.mean })), findings: [...read.flatMap((each) => each.findings), ...history.findings, ...profile.findings] };
  },
});

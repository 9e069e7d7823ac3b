import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { textOf } from '../../textOf.ts';

export const readMeterRows = operation({
  name: 'rates.meters',
  summary: 'Which token price each row of the Azure Retail Prices API is, and for every other row the word that says why it is none.',
  effect: 'reads',
  input: z.object({ file: file('rows of the Azure Retail Prices API as JSON') }),
  output: z.object({
    rows: z.number(),
    mapped: z.number(),
    unmapped: z.array(z.object({ meterName: z.string(), stoppedAt: z.string(), why: z.string() })),
    rates: z.array(
      z.object({ meterName: z.string(), model: z.string(), version: z.string().nullable(), rateModel: z.string(), scope: z.string(), tier: z.string(), context: z.string(), kind: z.string(), perMillion: z.string() }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [],
  run: async (ports, input) => {
    const [{ readMeters, readRetailRows }, { readMeterVocabulary }] = await Promise.all([import('../../../rates/rateViews.ts'), import('../../../rates/readMeterName.ts')]);
    const text = await textOf(ports, input.file);
    const vocabulary = readMeterVocabulary(await ports.data.text('meters.yaml'));
    const answer = readMeters(vocabulary, readRetailRows(jsonOf(text, input.file), input.file));
    return { ...answer, unmapped: [...answer.unmapped], rates: [...answer.rates], findings: [...answer.findings] };
  },
});

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('unreadable', `${name} is not JSON. Save the answer of the Retail Prices API as it comes, and bring that.`, name);
  }
}

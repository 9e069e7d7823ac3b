import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { readOfferText } from '../../../room/offers/readOfferText.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { readPaperFile } from '../../readPaperFile.ts';

export const readOffer = operation({
  name: 'offer.read',
  summary: 'The terms that a mail, a quote or an order form says in figures, each with its line, as a deal file; what was not understood is said and nothing is guessed.',
  effect: 'reads',
  input: z
    .object({
      file: file('the mail, quote or order form: text, DOCX, HTML or Markdown').optional(),
      text: z.string().min(1).optional().meta({ description: 'the words of the offer, pasted' }),
      name: z.string().min(1).default('Their offer').meta({ description: 'what the deal file is called' }),
      start: dayField('the first day, where the offer does not say it').optional(),
      months: z.int().min(1).max(240).optional().meta({ description: 'how long it runs, where the offer does not say it' }),
      currency: z.string().regex(/^[A-Z]{3}$/).optional().meta({ description: 'the currency of the deal file' }),
      rateBook: z.string().default(usualRateBook).meta({ description: 'the rate book that the offer is priced on' }),
    })
    .refine((given) => (given.file === undefined) !== (given.text === undefined), { error: 'give the offer as a file or as text, one of the two' }),
  output: z.object({
    understood: z.array(z.object({ key: z.string(), says: z.string(), line: z.number(), quote: z.string(), inDeal: z.boolean() })),
    expires: z.string().nullable(),
    /** A deal file (parley: deal/1); null where start or length are not known. */
    deal: z.string().nullable(),
    /** Of the document it was read from. */
    sha256: z.string(),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What did they offer in this mail?', input: { file: 'examples/table/offer-mail.txt' } }],
  run: async (ports, input, watch) => {
    const bytes = input.file === undefined ? new Uint8Array() : await ports.files.read(input.file);
    const paper = input.file === undefined ? undefined : await readPaperFile(ports, input.file, watch);
    const text = paper?.value.text ?? input.text ?? '';
    const where = input.file ?? 'the text';
    const { value, findings } = readOfferText(text, where, { name: input.name, rateBook: input.rateBook, months: input.months, currency: input.currency, start: input.start === undefined ? undefined : day(input.start) });
    return { understood: [...value.understood], expires: value.expires ?? null, deal: value.deal ?? null, sha256: input.file === undefined ? '' : ports.sha256(bytes), findings: [...(paper?.findings ?? []), ...findings] };
  },
});

import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { confirmedMappings } from '../../confirmedMappings.ts';
import { dayField, decimalText, file, findingsShape } from '../../fields.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';

export const compareRates = operation({
  name: 'rates.compare',
  summary: "The realised discount of every token price on a customer's price sheet against the list price of a day.",
  effect: 'reads',
  input: z.object({
    file: file('price sheet as Cost Management exports it (EA or MCA)'),
    on: dayField('the day to compare on; today where it is not said').optional(),
    book: z.string().default(usualRateBook).meta({ description: 'rate book of list prices' }),
  }),
  output: z.object({
    format: z.string(),
    on: z.string(),
    currency: z.string(),
    rows: z.object({ all: z.number(), prices: z.number(), others: z.number() }),
    compared: z.number(),
    meanDiscount: z.string().nullable(),
    discounts: z.array(
      z.object({
        meterName: z.string(),
        model: z.string(),
        scope: z.string(),
        tier: z.string(),
        context: z.string(),
        kind: z.string(),
        region: z.string(),
        from: z.string().nullable(),
        perMillion: decimalText,
        list: decimalText.nullable(),
        against: z.enum(['book', 'sheet', 'nothing']),
        discount: decimalText.nullable(),
      }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What discount do we have?', input: { file: 'examples/formats/price-sheet.csv', on: '2026-11-01' } }],
  run: async (ports, input) => {
    const [{ readPriceSheet }, { compareWithList }, { readMeterVocabulary }] = await Promise.all([import('../../../usage/readPriceSheet.ts'), import('../../../rates/compareWithList.ts'), import('../../../rates/readMeterName.ts')]);
    const sheet = readPriceSheet(await ports.files.read(input.file), input.file, readMeterVocabulary(await ports.data.text('meters.yaml')), await confirmedMappings(ports, input.file));
    const on = input.on === undefined ? ports.clock.today() : day(input.on);
    const { value: book, findings } = await loadRateBook(ports, input.book);
    const { value, findings: said } = compareWithList(sheet.value, book, on, ports.clock.today());
    return {
      format: sheet.value.format,
      on,
      currency: sheet.value.prices[0]?.currency ?? book.currency,
      rows: { all: sheet.value.rows, prices: sheet.value.prices.length, others: sheet.value.others },
      compared: value.compared,
      meanDiscount: value.meanDiscount ?? null,
      discounts: value.discounts.map(({ meter, from, list, discount, ...rest }) => ({ ...plain(rest), ...meter, from: from ?? null, list: list === undefined ? null : plain(list), discount: discount ?? null })),
      findings: [...findings, ...sheet.findings, ...said],
    };
  },
});

import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { Refusal } from '../../../base/refusal.ts';
import { readDates } from '../../../room/dates/datesFile.ts';
import { dayField, file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { readRoomFile } from '../../roomFile.ts';
import { textOf } from '../../textOf.ts';

export const priceInterim = operation({
  name: 'calendar.interim',
  summary: 'What a deal costs that ends together with the agreement it stands under: the interim months billed exactly at list, with its whole amounts and with commitment and credits prorated, and the prorated deal file to ask for.',
  effect: 'reads',
  input: z.object({
    deal: file('the deal file'),
    usage: files('usage files'),
    ends: dayField('the day on which the agreement ends').optional(),
    dates: file('days that only we know (parley: dates/1): the end of the enrolment').optional(),
    paths: z.int().min(2).max(1000).default(100).meta({ description: 'how many futures are priced' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    currency: z.string(),
    months: z.number(),
    /** Months of the whole deal. */
    of: z.number(),
    ends: z.string(),
    deal: z.string(),
    /** Exact totals on the plan of the interim months. */
    bills: z.object({ list: z.string(), asWritten: z.string(), prorated: z.string() }),
    saves: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do we pay until the enrolment ends, and what is proration worth?', input: { deal: 'sample/deal.yaml', usage: ['sample/azure-cost-export.csv'], ends: '2028-06-30', paths: 20 } }],
  run: async (ports, input, watch) => {
    const said = input.ends === undefined ? await readRoomFile(ports, input.dates, 'dates.yaml') : undefined;
    const ends = input.ends === undefined ? readDates(said?.text ?? '', said?.name ?? '').enrolment?.ends : day(input.ends);
    if (ends === undefined) throw new Refusal('invalid', 'When does the agreement end? Say it with --ends, or write enrolment into the list of dates.');
    const { value: terms } = await loadDeal(ports, input.deal);
    const [text, book, usage] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.rateBook), readUsageFiles(ports, input.usage, watch)]);
    const { value, findings } = await ports.workers.run('interim', { deal: { text, file: input.deal }, usage, book, ends, paths: input.paths, seed: input.seed }, watch);
    return { ...value, bills: { ...value.bills }, saves: { ...value.saves }, findings };
  },
});

import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { readDeal } from '../../../deal/readDeal.ts';
import { parties, readOffers, withOffer } from '../../../room/offers/offersFile.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { clauseOf, clausesField } from './clauses.ts';
import { readRoomFile, writeRoomFile } from '../../roomFile.ts';
import { besideFile } from '../../besideFile.ts';
import { textOf } from '../../textOf.ts';

export const addOffer = operation({
  name: 'offer.add',
  summary: 'Adds an offer of either side to the list: its deal file, its day and the document it came in; offers that are there stay as they are.',
  effect: 'writes',
  input: z.object({
    offers: file('the list of offers (parley: offers/1); without it, that of the open workspace').optional(),
    by: z.enum(parties).meta({ description: 'whose offer it is: us or them' }),
    title: z.string().min(1).meta({ description: 'what it is called' }),
    deal: z.string().min(1).meta({ description: 'its deal file, named from the folder of the list', 'x-file': 'one' }),
    on: dayField('the day it was made; today where nothing is said').optional(),
    expires: dayField('until when it holds').optional(),
    source: file('the mail or document it came in').optional(),
    clauses: clausesField(),
    id: z.string().min(1).optional().meta({ description: 'its name in the list; numbered where nothing is said' }),
  }),
  output: z.object({ id: z.string(), offers: z.number(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'Their second offer came today', input: { offers: 'offers.yaml', by: 'them', title: 'Second offer', deal: 'offer-2.yaml', source: 'mail-2.txt' } }],
  run: async (ports, input) => {
    const { name, text } = await readRoomFile(ports, input.offers, 'offers.yaml', true);
    const source = input.source === undefined ? undefined : { file: input.source, sha256: ports.sha256(await ports.files.read(input.source)) };
    // A deal that cannot be read is refused now and not at the table.
    const dealName = besideFile(name, input.deal);
    readDeal(await textOf(input.offers === undefined && ports.workspace !== undefined ? { ...ports, files: ports.workspace.kept } : ports, dealName), dealName);
    const before = text === undefined ? [] : readOffers(text, name).value;
    const id = input.id ?? `${input.by}-${before.filter(({ by }) => by === input.by).length + 1}`;
    const on = day(input.on ?? ports.clock.today());
    const longer = withOffer(text, { id, by: input.by, on, title: input.title, deal: input.deal, clauses: (input.clauses ?? []).map(clauseOf), source, expires: input.expires === undefined ? undefined : day(input.expires) }, name);
    await writeRoomFile(ports, input.offers, 'offers.yaml', longer);
    const { value, findings } = readOffers(longer, name);
    return { id, offers: value.length, findings };
  },
});

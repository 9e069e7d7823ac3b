import { z } from 'zod';
import { withEntry } from '../../../deal/editList.ts';
import { dateList, readDates } from '../../../room/dates/datesFile.ts';
import { editRoomList, given, idOf } from '../../editRoomList.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { readRoomFile } from '../../roomFile.ts';

export const addDay = operation({
  name: 'calendar.add',
  summary: 'Writes a day of our own into the calendar: what happens, why it matters and who answers for it.',
  effect: 'writes',
  input: z.object({
    dates: file('days that only we know (parley: dates/1); without it, those of the open workspace').optional(),
    what: z.string().min(1).meta({ description: 'what happens' }),
    day: dayField('when'),
    why: z.string().min(1).optional().meta({ description: 'why it matters' }),
    owner: z.string().min(1).optional().meta({ description: 'who answers for it' }),
  }),
  output: z.object({ id: z.string(), day: z.string(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'The board meets', input: { dates: 'dates.yaml', what: 'Board decides on the deal', day: '2026-12-10', owner: 'J. Ortega' } }],
  run: async (ports, { dates: document, ...said }) => {
    const { name, text } = await readRoomFile(ports, document, 'dates.yaml', true);
    const id = idOf(said.what, text === undefined ? [] : readDates(text, name).own.map((each) => each.id));
    await editRoomList(ports, document, 'dates.yaml', (before, at) => withEntry(before, at, dateList, { id, ...given(said) }), readDates);
    return { id, day: said.day, findings: [] };
  },
});

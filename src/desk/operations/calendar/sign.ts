import { z } from 'zod';
import { withHead } from '../../../deal/editList.ts';
import { dateList, readDates } from '../../../room/dates/datesFile.ts';
import { editRoomList } from '../../editRoomList.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const setDayOfSignature = operation({
  name: 'calendar.sign',
  summary: 'Sets the day on which we want to sign: every step of the plan is counted back from it.',
  effect: 'writes',
  input: z.object({
    dates: file('days that only we know (parley: dates/1); without it, those of the open workspace').optional(),
    day: dayField('the day of signature'),
  }),
  output: z.object({ day: z.string(), findings: findingsShape }),
  command: { positional: 'day' },
  examples: [{ title: 'We sign on the last day of their quarter', input: { dates: 'dates.yaml', day: '2026-12-31' } }],
  run: async (ports, { dates: document, day }) => {
    await editRoomList(ports, document, 'dates.yaml', (text, name) => withHead(text, name, dateList, 'sign', day), readDates);
    return { day, findings: [] };
  },
});

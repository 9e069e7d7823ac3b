import { strToU8 } from 'fflate';
import { z } from 'zod';
import { icsText } from '../../../packs/ics.ts';
import { calendarOf } from '../../calendarOf.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { readRoomFile } from '../../roomFile.ts';
import { calendarDomain, calendarInput } from './show.ts';

export const writeCalendar = operation({
  name: 'calendar.write',
  summary: 'Writes the days as a calendar file with alarms; written again over its last state, entries that moved move in calendars that have it, and those taken out are cancelled.',
  effect: 'writes',
  input: z.object({ ...calendarInput, out: z.string().min(1).default('negotiation.ics').meta({ description: 'the .ics file; its last state is taken from there' }) }),
  output: z.object({ files: z.array(z.object({ path: z.string(), sha256: z.string() })), entries: z.number(), findings: findingsShape }),
  command: { short: { out: 'o' } },
  examples: [{ title: 'A calendar file for the team', input: { dates: 'examples/table/dates.yaml', out: 'negotiation.ics' } }],
  run: async (ports, { out, ...asked }, watch) => {
    const { value, findings } = await calendarOf(ports, asked, watch);
    const before = (await readRoomFile(ports, out, out, true)).text;
    const bytes = strToU8(icsText(value, { name: 'Parley', domain: calendarDomain, stamp: ports.clock.now(), before }));
    await ports.files.writeAll([{ name: out, bytes }]);
    return { files: [{ path: out, sha256: ports.sha256(bytes) }], entries: value.length, findings };
  },
});

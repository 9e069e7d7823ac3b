import { z } from 'zod';
import { icsText } from '../../../packs/ics.ts';
import { calendarOf } from '../../calendarOf.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

/** What the days are made from. */
export const calendarInput = {
  dates: file('days that only we know (parley: dates/1)').optional(),
  deal: file('the deal file').optional(),
  offers: file('the list of offers, for their expiry (parley: offers/1)').optional(),
  contract: file('the paper, for notice dates').optional(),
  models: z.array(z.string()).optional().meta({ description: 'models whose retirement is put down; those with an agreed price where nothing is said' }),
};

/** Under which the ids of entries stand. */
export const calendarDomain = 'parley.invalid';

export const showCalendar = operation({
  name: 'calendar.show',
  summary: "The days that move the negotiation: Microsoft's quarters and year, anniversary and true-up, expiries, milestones, retirements, notice dates of the paper, and the steps back from the signature with owners; also as a calendar file.",
  effect: 'reads',
  input: z.object(calendarInput),
  output: z.object({
    entries: z.array(z.object({ id: z.string(), day: z.string(), what: z.string(), why: z.string(), owner: z.string(), source: z.string(), remind: z.array(z.number()) })),
    /** iCalendar (RFC 5545), for a feed. */
    ics: z.string(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What comes when, and who does what by then?', input: { dates: 'examples/table/dates.yaml', offers: 'examples/table/offers.yaml', deal: 'examples/table/offer-2.yaml' } }],
  run: async (ports, input, watch) => {
    const { value, findings } = await calendarOf(ports, input, watch);
    // A feed is compared by its own last state; made anew it begins at sequence 0 of the day.
    const ics = icsText(value, { name: 'Parley', domain: calendarDomain, stamp: `${ports.clock.today()}T00:00:00Z` });
    return { entries: value.map(({ remind, ...rest }) => ({ ...rest, remind: [...remind] })), ics, findings };
  },
});

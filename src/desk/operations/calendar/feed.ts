import { strFromU8, strToU8 } from 'fflate';
import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { icsText } from '../../../packs/ics.ts';
import { calendarOf } from '../../calendarOf.ts';
import { feedPath, feedToken } from '../../calendarFeed.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import type { Workspace } from '../../ports.ts';
import { calendarDomain } from './show.ts';

/** The feed as it was given out last: ids and sequences go on from it. */
const feedName = 'calendar-feed.ics';

export const feedCalendar = operation({
  name: 'calendar.feed',
  summary: 'The calendar of the open workspace as a feed that other calendars on this computer can follow: its address, with a token that opens nothing else, and its text.',
  effect: 'writes',
  input: z.object({}),
  output: z.object({
    /** Behind the address at which the workbench answers. */
    address: z.string(),
    ics: z.string(),
    entries: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do I give my calendar to follow?', input: {} }],
  run: async (ports, _input, watch) => {
    const workspace = openWorkspaceOf(ports);
    const { value, findings } = await calendarOf(ports, {}, watch);
    const before = await lastOf(workspace);
    const ics = icsText(value, { name: 'Parley', domain: calendarDomain, stamp: ports.clock.now(), before });
    // What is the same but for its stamp is given out as it was: a feed that is asked for every hour writes nothing.
    const same = before !== undefined && unstamped(before) === unstamped(ics);
    if (!same) await workspace.kept.writeAll([{ name: feedName, bytes: strToU8(ics) }]);
    return { address: `${feedPath}?token=${await feedToken(ports)}`, ics: same ? before : ics, entries: value.length, findings: [...findings] };
  },
});

async function lastOf(workspace: Workspace): Promise<string | undefined> {
  try {
    return strFromU8(await workspace.kept.read(feedName));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  }
}

function unstamped(ics: string): string {
  return ics.replaceAll(/^DTSTAMP:.*$/gm, '');
}

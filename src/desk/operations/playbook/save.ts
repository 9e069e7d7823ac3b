import { strToU8 } from 'fflate';
import { z } from 'zod';
import type { Day } from '../../../base/calendar.ts';
import { readPlaybook } from '../../../playbook/readPlaybook.ts';
import { findingsShape } from '../../fields.ts';
import { wholePlaybookText } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { changedOverlay, changedPlaybook, editInput, readChanges } from '../../papers/playbookChanges.ts';
import { mustComeOut, tried } from '../../papers/triedPlaybook.ts';

export const savePlaybook = operation({
  name: 'playbook.save',
  summary: 'Writes a copy of a playbook, or of what an industry lays over it, with some fields changed, as a version of its own; its comments stay. One that could not be read back, or does not see its own examples as it says, is refused.',
  effect: 'writes',
  input: z.object({
    ...editInput,
    out: z.string().min(1).meta({ description: 'the file to write' }),
    despite: z.boolean().default(false).meta({ description: 'write it although some of its examples come out otherwise' }),
  }),
  output: z.object({ path: z.string(), sha256: z.string(), version: z.string(), findings: findingsShape }),
  command: { positional: 'playbook', short: { out: 'o' } },
  examples: [
    { title: 'Our own copy with another approver', input: { playbook: 'azure-openai', changes: '[{"path": ["rows", 0, "approver"], "value": "General counsel"}]', out: 'our-playbook.yaml' } },
    { title: 'What our bank asks for beyond what banks do', input: { overlay: 'bank', changes: '[{"path": ["topics", 0, "approver"], "value": "Outsourcing office"}]', out: 'our-bank.yaml' } },
  ],
  run: async (ports, input, watch) => {
    const { playbook, overlay, out } = input;
    const changes = readChanges(input.changes);
    const write = (more: typeof changes) => (overlay === undefined ? changedPlaybook(ports, playbook, more, out) : changedOverlay(ports, overlay, more, out));
    const was = /^version: *["']?([^"'\n]*)/m.exec(await write([]))?.[1] ?? '';
    const version = changes.some(({ path }) => path[0] === 'version') || changes.length === 0 ? [] : [{ path: ['version'], value: nextVersion(was, ports.clock.today()) }];
    const text = await write([...changes, ...version]);
    const { value, findings } = overlay === undefined ? readPlaybook(text, out) : readPlaybook(await wholePlaybookText(ports, playbook), playbook, [{ text, file: out }]);
    if (!input.despite) mustComeOut(await tried(ports, { playbook, overlay, changes }, watch));
    watch.signal.throwIfAborted();
    const bytes = strToU8(text);
    // In a workspace it is one of the negotiation's own files, and may be chosen where a paper is read.
    if (ports.workspace) await ports.workspace.keep(out, bytes, 'room', overlay === undefined ? 'parley-playbook' : 'parley-overlay');
    else await ports.files.writeAll([{ name: out, bytes }]);
    return { path: out, sha256: ports.sha256(bytes), version: overlay === undefined ? value.version : (value.parts.at(-1)?.version ?? ''), findings: [...findings] };
  },
});

/** A version is named by its day; later ones of the same day are counted. */
function nextVersion(was: string, today: Day): string {
  const [, day, count = '1'] = /^(\d{4}-\d\d-\d\d)(?:\.(\d+))?$/.exec(was) ?? [];
  return day === today ? `${today}.${Number(count) + 1}` : today;
}

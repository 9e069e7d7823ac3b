import { z } from 'zod';
import { playbookAsWritten } from '../../../playbook/editPlaybook.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { changedPlaybook, editInput, readChanges } from '../../papers/playbookChanges.ts';
import { playbookProblems, writtenCheck, writtenFramework, writtenHeld, writtenPosition, writtenResidency, writtenSign } from '../../papers/writtenPlaybook.ts';

const { playbook, changes } = editInput;

export const showPlaybook = operation({
  name: 'playbook.show',
  summary: 'A playbook as it is written: each row and topic with its positions, checks and examples, and what is wrong with it where something is.',
  effect: 'reads',
  input: z.object({ playbook, changes }),
  output: z.object({
    name: z.string(),
    version: z.string(),
    rows: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        why: z.string(),
        approver: z.string(),
        document: z.string(),
        positions: z.object({ preferred: writtenPosition, fallback: writtenPosition, walkAway: writtenPosition }),
        checks: z.array(writtenCheck),
      }),
    ),
    topics: z.array(
      z.object({
        topic: z.string(),
        title: z.string(),
        mustFind: z.boolean(),
        mayBeAbsent: z.boolean(),
        why: z.string().optional(),
        approver: z.string().optional(),
        document: z.string().optional(),
        positions: z.object({ preferred: writtenHeld, fallback: writtenHeld, walkAway: writtenHeld }).optional(),
        checks: z.array(writtenCheck),
        loopholes: z.array(writtenSign),
        headings: z.array(z.string()),
        about: z.array(writtenSign),
        favourable: z.array(writtenSign),
        unfavourable: z.array(writtenSign),
        examples: z.object({ on: z.array(z.string()), off: z.array(z.string()) }),
      }),
    ),
    frameworks: z.array(writtenFramework),
    residency: z.array(writtenResidency),
    /** Rows are empty where the file cannot be shown with them. */
    problems: playbookProblems,
    findings: findingsShape,
  }),
  command: { positional: 'playbook' },
  examples: [{ title: 'The playbook that ships with Parley', input: {} }],
  run: async (ports, input) => {
    const text = await changedPlaybook(ports, input.playbook, readChanges(input.changes), input.playbook, true);
    const { written, problems } = playbookAsWritten(text, input.playbook);
    const topics = (written?.topics ?? []).map(({ measures: _measures, definitions: _definitions, usual: _usual, usualBecause: _because, ...topic }) => topic);
    const { name = '', version = '', rows = [], frameworks = [], residency = [] } = written ?? {};
    return { name, version, rows: plain(rows), topics: plain(topics), frameworks: plain(frameworks), residency: plain(residency), problems: [...problems], findings: [] };
  },
});

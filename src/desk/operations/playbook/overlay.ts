import { z } from 'zod';
import { overlayAsWritten } from '../../../playbook/editOverlay.ts';
import { findingsShape } from '../../fields.ts';
import { wholePlaybookText } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { changedOverlay, editInput, readChanges } from '../../papers/playbookChanges.ts';
import { playbookProblems, writtenCheck, writtenFramework, writtenHeld, writtenPosition, writtenResidency, writtenSign } from '../../papers/writtenPlaybook.ts';

const { playbook, changes } = editInput;

export const showOverlay = operation({
  name: 'playbook.overlay',
  summary: 'What an industry, or an overlay of our own, changes in a playbook, as it is written: only what differs, and what is wrong with it where something is.',
  effect: 'reads',
  input: z.object({ overlay: z.string().default('new').meta({ description: 'bank, health, public-sector, eu, the path of an overlay file, or new for one that changes nothing yet' }), playbook, changes }),
  output: z.object({
    name: z.string(),
    version: z.string(),
    rows: z.array(
      z.object({
        id: z.string(),
        title: z.string().optional(),
        why: z.string().optional(),
        approver: z.string().optional(),
        document: z.string().optional(),
        positions: z.object({ preferred: writtenPosition, fallback: writtenPosition, walkAway: writtenPosition }).partial(),
        checks: z.array(writtenCheck),
      }),
    ),
    topics: z.array(
      z.object({
        topic: z.string(),
        why: z.string().optional(),
        approver: z.string().optional(),
        document: z.string().optional(),
        mustFind: z.boolean().optional(),
        positions: z.object({ preferred: writtenHeld, fallback: writtenHeld, walkAway: writtenHeld }).partial(),
        checks: z.array(writtenCheck),
        loopholes: z.array(writtenSign),
        examples: z.object({ on: z.array(z.string()), off: z.array(z.string()) }),
        headings: z.array(z.string()),
        about: z.array(writtenSign),
        favourable: z.array(writtenSign),
        unfavourable: z.array(writtenSign),
      }),
    ),
    frameworks: z.array(writtenFramework),
    residency: z.array(writtenResidency),
    problems: playbookProblems,
    findings: findingsShape,
  }),
  command: { positional: 'overlay' },
  examples: [{ title: 'What a bank changes', input: { overlay: 'bank' } }],
  run: async (ports, input) => {
    const [text, base] = await Promise.all([changedOverlay(ports, input.overlay, readChanges(input.changes), input.overlay), wholePlaybookText(ports, input.playbook)]);
    const { written, problems } = overlayAsWritten({ text, file: input.overlay }, { text: base, file: input.playbook });
    const { name = '', version = '', rows = [], frameworks = [], residency = [] } = written ?? {};
    const topics = (written?.topics ?? []).map(({ measures: _measures, ...topic }) => topic);
    return { name, version, rows: plain(rows), topics: plain(topics), frameworks: plain(frameworks), residency: plain(residency), problems: [...problems], findings: [] };
  },
});

import { z } from 'zod';
import { playbookAsWritten } from '../../../playbook/editPlaybook.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { changedPlaybook, readChanges } from '../../playbookChanges.ts';

const sign = z.union([z.string(), z.object({ says: z.union([z.string(), z.array(z.string())]), unless: z.array(z.string()).optional(), under: z.array(z.string()).optional(), because: z.string().optional() })]);
const position = z.object({ says: z.string(), wording: z.string() });
const held = position.extend({ when: z.array(z.string()) });
const check = z.object({
  id: z.string(),
  asks: z.string(),
  required: z.boolean(),
  group: z.string().optional(),
  met: z.string(),
  absent: z.string(),
  about: z.array(sign),
  meets: z.array(sign),
  against: z.array(sign),
  weakens: z.array(sign),
  limit: z.string().optional(),
  examples: z.object({ meets: z.array(z.string()), weak: z.array(z.string()), silent: z.array(z.string()) }),
});

export const showPlaybook = operation({
  name: 'playbook.show',
  summary: 'A playbook as it is written: each row and topic with its positions, checks and examples, and what is wrong with it where something is.',
  effect: 'reads',
  input: z.object({
    playbook: z.string().default('azure-openai').meta({ description: 'a bundled playbook by name, or the path of a playbook file' }),
    changes: z.string().default('[]').meta({ description: 'fields to set before it is shown, as JSON: [{"path": ["rows", 0, "title"], "value": "…"}]' }),
  }),
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
        positions: z.object({ preferred: position, fallback: position, walkAway: position }),
        checks: z.array(check),
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
        positions: z.object({ preferred: held, fallback: held, walkAway: held }).optional(),
        checks: z.array(check),
        loopholes: z.array(sign),
        about: z.array(sign),
        favourable: z.array(sign),
        unfavourable: z.array(sign),
        examples: z.object({ on: z.array(z.string()), off: z.array(z.string()) }),
      }),
    ),
    /** Fields that cannot be meant: "rows[2].checks[0].limit". Rows are empty where the file cannot be shown with them. */
    problems: z.array(z.object({ at: z.string(), says: z.string() })),
    findings: findingsShape,
  }),
  command: { positional: 'playbook' },
  examples: [{ title: 'The playbook that ships with Parley', input: {} }],
  run: async (ports, input) => {
    const text = await changedPlaybook(ports, input.playbook, readChanges(input.changes), input.playbook, true);
    const { written, problems } = playbookAsWritten(text, input.playbook);
    const topics = (written?.topics ?? []).map(({ measures: _measures, definitions: _definitions, usual: _usual, usualBecause: _because, ...topic }) => topic);
    return { name: written?.name ?? '', version: written?.version ?? '', rows: plain(written?.rows ?? []), topics: plain(topics), problems: [...problems], findings: [] };
  },
});

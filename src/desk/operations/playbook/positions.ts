import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { loadPlaybook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { playbookInput } from '../../papers/paperShapes.ts';
import { plain } from '../../plain.ts';

const position = z.object({ says: z.string(), wording: z.string(), when: z.array(z.string()) });

export const positionsOfPlaybook = operation({
  name: 'playbook.positions',
  summary: 'The topics of a playbook with our three positions, our wording, why each matters, who approves and which document must hold it.',
  effect: 'reads',
  input: z.object(playbookInput),
  output: z.object({
    name: z.string(),
    version: z.string(),
    parts: z.array(z.object({ name: z.string(), version: z.string() })),
    topics: z.array(z.object({ topic: z.string(), title: z.string(), why: z.string(), approver: z.string(), document: z.string(), mustFind: z.boolean(), mayBeAbsent: z.boolean(), preferred: position, fallback: position, walkAway: position })),
    frameworks: z.array(z.object({ id: z.string(), title: z.string(), evidence: z.string(), owner: z.string(), validDays: z.number() })),
    residency: z.array(z.object({ id: z.string(), title: z.string(), allows: z.array(z.string()) })),
    findings: findingsShape,
  }),
  command: { positional: 'playbook' },
  examples: [{ title: 'The positions of a bank', input: { industry: ['bank'] } }],
  run: async (ports, input) => {
    const { value, findings } = await loadPlaybook(ports, input.playbook, input.industry);
    const { name, version, parts, topics, frameworks, residency } = value;
    return {
      name,
      version,
      parts: plain(parts),
      topics: topics.flatMap(({ topic, title, mustFind, mayBeAbsent, stand }) => {
        if (!stand) return [];
        const { why, approver, document, positions } = stand;
        const shown = ({ says, wording, when }: (typeof positions)['preferred']) => ({ says, wording, when: when.map((each) => each.written) });
        return [{ topic, title, why, approver, document, mustFind, mayBeAbsent, preferred: shown(positions.preferred), fallback: shown(positions.fallback), walkAway: shown(positions.walkAway) }];
      }),
      frameworks: frameworks.map(({ id, title, evidence, owner, validDays }) => ({ id, title, evidence, owner, validDays })),
      residency: residency.map(({ id, title, allows }) => ({ id, title, allows: [...allows] })),
      findings: [...findings],
    };
  },
});

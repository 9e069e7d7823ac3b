import { z } from 'zod';
import { assess } from '../../../playbook/assess.ts';
import { file, findingsShape } from '../../fields.ts';
import { loadPlaybook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../readPaperFile.ts';

const span = z.object({ start: z.number(), end: z.number(), quote: z.string(), paragraph: z.number() });
const verdict = z.enum(['meets', 'weak', 'missing', 'not assessed']);
const parameters = z.record(z.string(), z.union([z.string(), z.number()]));
const position = z.object({ says: z.string(), wording: z.string() });

export const reviewPaper = operation({
  name: 'paper.review',
  summary: 'What a draft says on each row of the playbook: meets, weak, missing or not assessed, with the exact words or the places searched.',
  effect: 'reads',
  input: z.object({
    file: file('a contract: DOCX, or plain text'),
    playbook: z.string().default('azure-openai').meta({ description: 'a bundled playbook by name, or the path of a playbook file' }),
  }),
  output: z.object({
    document: z.object({ file: z.string(), sha256: z.string(), characters: z.number() }),
    clauses: z.array(z.object({ topic: z.string(), start: z.number(), end: z.number(), quote: z.string(), stance: z.enum(['customer-favourable', 'neutral', 'vendor-favourable', 'unsure']), parameters, reason: z.string() })),
    positions: z.array(
      z.object({
        topic: z.string(),
        title: z.string(),
        verdict,
        spans: z.array(span),
        reason: z.string(),
        searched: z.array(z.string()),
        checks: z.array(z.object({ id: z.string(), asks: z.string(), verdict, spans: z.array(span), reason: z.string(), parameters })),
        why: z.string(),
        approver: z.string(),
        wording: z.object({ preferred: position, fallback: position, walkAway: position }),
      }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'Hold a draft against the Azure OpenAI playbook', input: { file: 'sample/draft-amendment.docx' } }],
  run: async (ports, input, watch) => {
    const [paper, playbook, bytes] = await Promise.all([readPaperFile(ports, input.file, watch), loadPlaybook(ports, input.playbook), ports.files.read(input.file)]);
    const assessed = assess(paper.value, playbook.value);
    const rowOf = new Map(playbook.value.rows.map((row) => [row.id, row]));
    return {
      document: { file: input.file, sha256: ports.sha256(bytes), characters: paper.value.characters },
      clauses: plain(assessed.value.clauses),
      positions: plain(assessed.value.positions).map((each) => {
        const row = rowOf.get(each.topic);
        return { ...each, why: row?.why ?? '', approver: row?.approver ?? '', wording: row ? plain(row.positions) : noWording };
      }),
      findings: [...paper.findings, ...playbook.findings, ...assessed.findings],
    };
  },
});

const noWording = { preferred: { says: '', wording: '' }, fallback: { says: '', wording: '' }, walkAway: { says: '', wording: '' } };

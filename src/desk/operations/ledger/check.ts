import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { checkPromises } from '../../../ledger/checkPromises.ts';
import { readPromises } from '../../../ledger/readPromises.ts';
import { verifyLedger } from '../../../ledger/verifyLedger.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readPaperFile } from '../../papers/readPaperFile.ts';
import { bytesSha256 } from '../../bytesSha256.ts';

const span = z.object({ start: z.number(), end: z.number(), quote: z.string(), paragraph: z.number() });

export const checkLedger = operation({
  name: 'ledger.check',
  summary: 'What became of every promise in the papers to be signed: in paper with the exact words, weaker and how, contradicted, missing or not contractual; and whether one may sign.',
  effect: 'reads',
  input: z.object({
    ledger: file('the ledger of promises: the JSON Lines that Parley exports'),
    paper: files('the papers to be signed: DOCX, or plain text'),
  }),
  output: z.object({
    promises: z.array(
      z.object({
        id: z.string(),
        topic: z.string(),
        what: z.string(),
        who: z.string(),
        status: z.enum(['in paper', 'weaker', 'contradicted', 'missing', 'not contractual', 'withdrawn']),
        /** The paper that the spans are of. */
        file: z.string(),
        spans: z.array(span),
        /** How the paper falls short; empty where it does not. */
        by: z.array(z.object({ kind: z.enum(['figure', 'scope', 'efforts', 'may', 'hedge', 'condition', 'contrary', 'missing']), promised: z.string(), paper: z.string(), says: z.string() })),
        override: z.object({ by: z.string(), reason: z.string() }).nullable(),
        blocks: z.boolean(),
      }),
    ),
    covered: z.object({ pricing: z.boolean(), credits: z.boolean(), dataHandling: z.boolean(), support: z.boolean(), renewal: z.boolean() }),
    maySign: z.boolean(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Is everything that was promised in the draft?', input: { ledger: 'examples/ledger/promises.jsonl', paper: ['sample/draft-amendment.docx'] } }],
  holds: ({ maySign }) => maySign,
  run: async (ports, input, watch) => {
    const bytes = await ports.files.read(input.ledger);
    const verified = verifyLedger(bytes, input.ledger, { sha256: bytesSha256(ports) });
    const ledger = readPromises(bytes, input.ledger);
    const papers = await Promise.all(input.paper.map((name) => readPaperFile(ports, name, watch)));
    const gate = checkPromises(ledger.value, papers.map(({ value }) => value));
    // That no checkpoint was given is said where a ledger is verified; here only what is wrong counts.
    const wrong = [...verified.findings, ...ledger.findings].filter(({ severity }) => severity !== 'info');
    return {
      promises: gate.promises.map(({ promise, override, spans, by, status, file: found, blocks }) => ({
        id: promise.id, topic: promise.topic, what: promise.what, who: `${promise.who.name}, ${promise.who.organisation} (${promise.who.function})`,
        status, file: found, blocks, spans: plain(spans), by: plain(by), override: override && { by: override.by, reason: override.reason },
      })),
      covered: { ...gate.covered },
      // A ledger that was changed, or that holds what cannot be read, says nothing about what was promised.
      maySign: gate.maySign && verified.value.ok && !wrong.some(({ severity }) => severity === 'error'),
      findings: [...wrong, ...papers.flatMap(({ findings }) => findings), ...gate.promises.flatMap(({ promise, status, unsaid }) => (status === 'in paper' && unsaid.length > 0 ? [finding('info', 'promise-words-unsaid', `${promise.id} is on paper; of ${unsaid.map((word) => `“${word}”`).join(', ')} the clause does not speak. Read both.`, input.ledger)] : []))],
    };
  },
});

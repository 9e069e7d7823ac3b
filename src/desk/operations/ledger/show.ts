import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { isMarketing } from '../../../ledger/checkPromises.ts';
import { statuses } from '../../../ledger/entry.ts';
import { readPromises } from '../../../ledger/readPromises.ts';
import { bytesOfText } from '../../../ledger/sha256.ts';
import { verifyLedger } from '../../../ledger/verifyLedger.ts';
import { bytesSha256 } from '../../bytesSha256.ts';
import { files, findingsShape } from '../../fields.ts';
import { ledgerName } from '../../ledgerFile.ts';
import { operation } from '../../operation.ts';
import { roomText } from '../../roomFile.ts';
import { ledgerField } from './written.ts';

const status = z.enum(statuses);

export const showLedger = operation({
  name: 'ledger.show',
  summary: 'Every promise as it stands: who said it, when and where, what shows it, what is to carry it, what became of it, and who answers for it where no paper does.',
  effect: 'reads',
  input: z.object({ ledger: ledgerField, evidence: files('files that promises name as their evidence: each is looked for by its hash').optional() }),
  output: z.object({
    entries: z.number(),
    root: z.string(),
    ok: z.boolean(),
    counts: z.record(status, z.number()),
    promises: z.array(
      z.object({
        id: z.string(), topic: z.string(), what: z.string(), who: z.object({ name: z.string(), organisation: z.string(), function: z.string() }), said: z.string(), writtenAt: z.string(),
        where: z.object({ kind: z.string(), reference: z.string() }), vehicle: z.string(), status,
        /** False where it comes from marketing and no paper carries it. */
        contractual: z.boolean(),
        evidence: z.object({ sha256: z.string(), file: z.string().nullable() }).nullable(),
        history: z.array(z.object({ status, at: z.string(), by: z.string(), reason: z.string().nullable() })),
        override: z.object({ by: z.string(), reason: z.string() }).nullable(),
      }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'ledger' },
  examples: [{ title: 'What were we promised?', input: { ledger: 'examples/ledger/promises.jsonl' } }],
  run: async (ports, input) => {
    const { name, text } = await roomText(ports, input.ledger, ledgerName);
    const bytes = bytesOfText(text);
    const verified = verifyLedger(bytes, name, { sha256: bytesSha256(ports) });
    const ledger = readPromises(bytes, name);
    const shown = new Map(await Promise.all((input.evidence ?? []).map(async (file): Promise<[string, string]> => [ports.sha256(await ports.files.read(file)), file])));
    const own = input.ledger === undefined ? ((await ports.workspace?.files()) ?? []) : [];
    for (const kept of own) if (!shown.has(kept.sha256)) shown.set(kept.sha256, kept.name);
    const promises = ledger.value.promises.map(({ promise, status, history }) => {
      const override = ledger.value.overrides.findLast(({ of }) => of === promise.id);
      return {
        id: promise.id, topic: promise.topic, what: promise.what, who: promise.who, said: promise.said, writtenAt: promise.at, where: promise.where, vehicle: promise.vehicle, status,
        contractual: !isMarketing(promise) || status === 'in paper' || status === 'signed' || status === 'working',
        evidence: promise.evidence === null ? null : { sha256: promise.evidence, file: shown.get(promise.evidence) ?? null },
        history: history.map(({ reason, ...rest }) => ({ ...rest, reason: reason ?? null })),
        override: override === undefined ? null : { by: override.by, reason: override.reason },
      };
    });
    const missing = input.evidence === undefined && own.length === 0 ? [] : promises.filter(({ evidence }) => evidence !== null && evidence.file === null);
    return {
      entries: verified.value.entries,
      root: verified.value.root,
      ok: verified.value.ok,
      counts: Object.fromEntries(statuses.map((each) => [each, promises.filter(({ status }) => status === each).length])) as Record<(typeof statuses)[number], number>,
      promises,
      findings: [
        ...verified.findings.filter(({ severity }) => severity !== 'info'),
        ...ledger.findings,
        ...missing.map(({ id, evidence }) => finding('warning', 'evidence-not-here', `The evidence of ${id} (SHA-256 ${evidence?.sha256.slice(0, 12) ?? ''}…) is not among the files here, or it was changed since.`, name)),
      ],
    };
  },
});

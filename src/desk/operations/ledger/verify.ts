import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import { readCheckpoints } from '../../../ledger/readCheckpoints.ts';
import { readPromises } from '../../../ledger/readPromises.ts';
import { verifyLedger } from '../../../ledger/verifyLedger.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import type { Ports } from '../../ports.ts';
import { bytesSha256 } from '../../bytesSha256.ts';

export const verifyPromises = operation({
  name: 'ledger.verify',
  summary: 'Whether a ledger of promises is what it was: its chain of hashes, its Merkle root, the checkpoints kept elsewhere, and the first entry that was tampered with.',
  effect: 'reads',
  input: z.object({
    export: file('a ledger of promises: the JSON Lines that Parley exports'),
    checkpoint: files('checkpoints kept elsewhere; without one, entries missing at the end are not seen').optional(),
    evidence: files('files that promises name as their evidence: each is looked for by its hash').optional(),
    key: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: 'is no Ed25519 public key: 64 digits 0-9 and a-f' })
      .optional()
      .meta({ description: 'the public key that has to have signed the checkpoints, hexadecimal' }),
  }),
  output: z.object({
    entries: z.number(),
    root: z.string(),
    ok: z.boolean(),
    /** 1 for the first entry, 0 for the header; null where all is well. */
    firstBad: z.number().nullable(),
    /** What is wrong with it, and where it stands. */
    bad: z.object({ entry: z.number(), id: z.string(), line: z.number(), why: z.string() }).nullable(),
    checkpoints: z.array(z.object({ size: z.number(), at: z.string(), agrees: z.boolean(), signature: z.enum(['good', 'wrong', 'not checked', 'none']) })),
    /** Each promise that names evidence, and which of the files given is it; null where none has the hash. */
    evidence: z.array(z.object({ id: z.string(), sha256: z.string(), file: z.string().nullable() })),
    findings: findingsShape,
  }),
  command: { positional: 'export' },
  examples: [
    { title: 'Is the ledger whole?', input: { export: 'examples/ledger/promises.jsonl' } },
    { title: 'Is it still what it was when the last pack was printed?', input: { export: 'examples/ledger/promises.jsonl', checkpoint: ['examples/ledger/checkpoint.jsonl'] } },
  ],
  holds: ({ ok }) => ok,
  run: async (ports, input) => {
    const sha256 = bytesSha256(ports);
    const kept = await Promise.all((input.checkpoint ?? []).map(async (name) => readCheckpoints(await ports.files.read(name), name, sha256)));
    const bytes = await ports.files.read(input.export);
    const { value, findings } = verifyLedger(bytes, input.export, { sha256, verifySignature: (...signed) => ports.signatures.verify(...signed), checkpoints: kept.flat(), ...(input.key === undefined ? {} : { key: input.key }) });
    const evidence = await evidenceOf(ports, bytes, input.export, input.evidence ?? []);
    // A file that is not at hand proves nothing against the ledger; one that was promised to be is pointed at.
    const missing = input.evidence === undefined ? [] : evidence.filter(({ file: found }) => found === null);
    return {
      ...plain({ ...value, firstBad: value.firstBad?.entry ?? null }), bad: plain(value.firstBad), evidence,
      findings: [...findings, ...missing.map(({ id, sha256: hash }) => finding('warning', 'evidence-not-here', `The evidence of ${id} (SHA-256 ${hash.slice(0, 12)}…) is not among the files given, or it was changed since.`, input.export))],
    };
  },
});

/** Which file shows which promise, by its hash; nothing where the ledger cannot be read. */
async function evidenceOf(ports: Ports, bytes: Uint8Array, name: string, given: readonly string[]): Promise<{ id: string; sha256: string; file: string | null }[]> {
  const shown = new Map(await Promise.all(given.map(async (each): Promise<[string, string]> => [ports.sha256(await ports.files.read(each)), each])));
  try {
    return readPromises(bytes, name).value.promises.flatMap(({ promise }) => (promise.evidence === null ? [] : [{ id: promise.id, sha256: promise.evidence, file: shown.get(promise.evidence) ?? null }]));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

import { z } from 'zod';
import { readCheckpoints } from '../../../ledger/readCheckpoints.ts';
import { verifyLedger } from '../../../ledger/verifyLedger.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { bytesSha256 } from '../../bytesSha256.ts';

export const verifyPromises = operation({
  name: 'ledger.verify',
  summary: 'Whether a ledger of promises is what it was: its chain of hashes, its Merkle root, the checkpoints kept elsewhere, and the first entry that was tampered with.',
  effect: 'reads',
  input: z.object({
    export: file('a ledger of promises: the JSON Lines that Parley exports'),
    checkpoint: files('checkpoints kept elsewhere; without one, entries missing at the end are not seen').optional(),
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
    const { value, findings } = verifyLedger(await ports.files.read(input.export), input.export, { sha256, verifySignature: (...signed) => ports.signatures.verify(...signed), checkpoints: kept.flat(), ...(input.key === undefined ? {} : { key: input.key }) });
    return { ...plain({ ...value, firstBad: value.firstBad?.entry ?? null }), bad: plain(value.firstBad), findings: [...findings] };
  },
});

import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { checkpointNow, ledgerName } from '../../ledgerFile.ts';
import { operation } from '../../operation.ts';
import { readRoomFile, roomText, writeRoomFile } from '../../roomFile.ts';
import { ledgerField } from './written.ts';

export const writeCheckpoint = operation({
  name: 'ledger.checkpoint',
  summary: 'What the ledger is now, in one line to print on packs and to keep elsewhere: its size, its Merkle root and the signature of the workspace.',
  effect: 'writes',
  input: z.object({
    ledger: ledgerField,
    out: z.string().min(1).optional().meta({ description: 'a file of checkpoints to add the line to' }),
  }),
  output: z.object({
    line: z.string(),
    size: z.number(),
    root: z.string(),
    /** Ed25519 public key, hexadecimal; null where it is not signed. */
    key: z.string().nullable(),
    findings: findingsShape,
  }),
  command: { short: { out: 'o' } },
  examples: [{ title: 'A checkpoint to keep elsewhere', input: { ledger: 'promises.jsonl', out: 'checkpoints.jsonl' } }],
  run: async (ports, input) => {
    const { name, text } = await roomText(ports, input.ledger, ledgerName);
    const { line, findings, ...rest } = await checkpointNow(ports, text, name);
    if (input.out !== undefined) await writeRoomFile(ports, input.out, input.out, `${(await readRoomFile(ports, input.out, input.out, true)).text ?? ''}${line}`);
    return { ...rest, line: line.trimEnd(), findings: [...findings] };
  },
});

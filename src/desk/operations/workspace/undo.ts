import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

const step = z.object({ import: z.coerce.number().int().positive().meta({ description: 'the number of the import, as workspace.keep and workspace.import gave it' }) });
const done = z.object({ import: z.number(), files: z.array(z.string()), findings: findingsShape });

export const undoImport = operation({
  name: 'workspace.undo',
  summary: 'Takes an import back in one step: its files go, and what they replaced stands again.',
  effect: 'writes',
  input: step,
  output: done,
  command: { positional: 'import' },
  examples: [{ title: 'Take the first import back', input: { import: 1 } }],
  run: async (ports, input) => answer(await openWorkspaceOf(ports).undoImport(input.import)),
});

export const redoImport = operation({
  name: 'workspace.redo',
  summary: 'Brings an import back that was undone.',
  effect: 'writes',
  input: step,
  output: done,
  command: { positional: 'import' },
  examples: [{ title: 'Bring the first import back', input: { import: 1 } }],
  run: async (ports, input) => answer(await openWorkspaceOf(ports).redoImport(input.import)),
});

function answer({ id, files }: { readonly id: number; readonly files: readonly { readonly name: string }[] }) {
  return { import: id, files: files.map(({ name }) => name), findings: [] };
}

import { Refusal } from '../base/refusal.ts';
import type { Watch } from '../base/progress.ts';
import { believe } from './believe.ts';
import { operations, type OperationName } from './operations.ts';
import type { Operation } from './operation.ts';
import type { Ports } from './ports.ts';

/** Who asks: what a door lets its callers do. */
export interface Access {
  readonly may: 'read' | 'write';
}

/** The answer of the operation `name` to `input`, the same through every door; access is decided here and nowhere else. */
export async function perform(ports: Ports, access: Access, name: string, input: unknown, watch: Watch): Promise<{ output: unknown; holds: boolean }> {
  const operation = operations[name as OperationName];
  if (operation === undefined) throw new Refusal('not-found', `Parley has no operation ${name}. What it can do: ${Object.keys(operations).join(', ')}.`);
  if (operation.effect === 'writes' && access.may === 'read') throw new Refusal('forbidden', `${name} changes something, and this door only reads. Use the command line or the web app.`);
  const believed = believe(operation, input);
  const known: Operation = operation;
  if (access.may === 'read' && known.writesWhen?.(believed) === true) throw new Refusal('forbidden', `${name} would write a file, and this door only reads. Use the command line or the web app.`);
  watch.signal.throwIfAborted();
  const output = await operation.run(ports, believed as never, watch);
  return { output, holds: operation.holds?.(output as never) ?? true };
}

import { z } from 'zod';
import { assert } from '../base/assert.ts';
import { Refusal } from '../base/refusal.ts';
import { withRemoved, withRestored, type ListOf } from '../deal/editList.ts';
import { editRoomList, there } from './editRoomList.ts';
import { file, findingsShape } from './fields.ts';
import { operation } from './operation.ts';

/** One kind of entry that can be taken out of its document and brought back. */
export interface TakenOut {
  /** "ask": the noun of the operations, and what an entry is called. */
  readonly noun: string;
  /** The usual name of the document. */
  readonly usual: string;
  readonly format: string;
  /** Where it may stand: the first of the lists that has it. */
  readonly lists: readonly ListOf[];
  /** Reads the document and refuses what cannot be meant. */
  readonly check: (text: string, name: string) => unknown;
  readonly example: { readonly document: string; readonly of: string; readonly because: string };
}

const output = z.object({ id: z.string(), standing: z.boolean(), findings: findingsShape });

/** Takes an entry out of its document, which keeps it with the day and the reason. */
export function removal({ noun, usual, format, lists, check, example }: TakenOut) {
  return operation({
    name: `${noun}.remove`,
    summary: `Takes out what no longer holds; it stays in the document with the day and the reason, and ${noun}.restore brings it back.`,
    effect: 'writes',
    input: z.object({
      document: documentField(usual, format),
      of: z.string().min(1).meta({ description: `its ${lists[0]?.key ?? 'id'} in the document` }),
      by: z.string().min(1).optional().meta({ description: 'who takes it out' }),
      because: z.string().min(1).optional().meta({ description: 'why' }),
    }),
    output,
    command: {},
    examples: [{ title: 'It no longer holds', input: { document: example.document, of: example.of, because: example.because } }],
    run: async (ports, input) => {
      const { by, because } = input;
      await editRoomList(ports, input.document, usual, (text, name) => inOneOf(lists, (list) => withRemoved(there(text, name), name, list, input.of, { on: ports.clock.today(), by, because })), check);
      return { id: input.of, standing: false, findings: [] };
    },
  });
}

/** Brings an entry back that was taken out. */
export function restoring({ noun, usual, format, lists, check, example }: TakenOut) {
  return operation({
    name: `${noun}.restore`,
    summary: `Brings back what ${noun}.remove took out, as it was.`,
    effect: 'writes',
    input: z.object({ document: documentField(usual, format), of: z.string().min(1).meta({ description: `its ${lists[0]?.key ?? 'id'} in the document` }) }),
    output,
    command: {},
    examples: [{ title: 'It holds after all', input: { document: example.document, of: example.of } }],
    run: async (ports, input) => {
      await editRoomList(ports, input.document, usual, (text, name) => inOneOf(lists, (list) => withRestored(there(text, name), name, list, input.of)), check);
      return { id: input.of, standing: true, findings: [] };
    },
  });
}

function inOneOf(lists: readonly ListOf[], edit: (list: ListOf) => string): string {
  for (const list of lists.slice(0, -1)) {
    try {
      return edit(list);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
    }
  }
  const [last] = lists.slice(-1);
  assert(last !== undefined, 'there is a list to look in');
  return edit(last);
}

function documentField(usual: string, format: string) {
  return file(`the document (parley: ${format}), usually ${usual}; without it, that of the open workspace`).optional();
}

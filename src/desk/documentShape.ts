import { z } from 'zod';

const words = z.array(z.object({ text: z.string(), strong: z.boolean().optional(), quote: z.boolean().optional() }));

/** A part of a document that goes out: running text, lists and tables; documents for the other side hold no charts. */
export const blockShape = z.union([
  z.object({ kind: z.literal('lead'), figure: z.object({ text: z.string() }), words }),
  z.object({ kind: z.literal('paragraph'), words }),
  z.object({ kind: z.literal('list'), items: z.array(words) }),
  z.object({ kind: z.literal('table'), caption: words, columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'right']), width: z.number() })), rows: z.array(z.array(words)) }),
]);

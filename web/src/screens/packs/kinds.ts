import type { InputOf } from '../../client/answers.ts';

export type PackKind = InputOf<'pack.make'>['kind'];

/** The packs, in the order in which a negotiation needs them: for whom each is and what is in it. */
export const kinds: readonly { readonly kind: PackKind; readonly name: string; readonly whom: string; readonly says: string; readonly safe?: true; readonly needs?: 'usage' | 'promises' }[] = [
  { kind: 'brief', name: 'Negotiation brief', whom: 'CIO, procurement', says: 'Cost with its range, ways to buy, asks, paper, dates.', needs: 'usage' },
  { kind: 'board', name: 'Board page', whom: 'those who decide', says: 'One page: the figure, the asks, whether one may sign.' },
  { kind: 'asks', name: 'Ask sheet', whom: 'procurement, in the meeting', says: 'Opening, target, walk-away, what may be given for each.' },
  { kind: 'questions', name: 'Question list', whom: 'whoever speaks', says: 'What to ask, why, and what a good answer is.' },
  { kind: 'supplier', name: 'Pack for Microsoft', whom: 'Microsoft', says: 'What we ask for aloud and why, offers, questions, what was promised.', safe: true },
  { kind: 'promises', name: 'Promise checklist', whom: 'legal', says: 'Every promise with a box, and what the paper makes of it.' },
  { kind: 'binder', name: 'Closing binder', whom: 'the file', says: 'Terms, gate, promises, sign-offs, dates, every file by its hash.' },
  { kind: 'model', name: 'Deal model', whom: 'finance', says: 'A workbook with live formulas, one sheet a deal.', needs: 'usage' },
];

import type { Brief } from './brief/brief.ts';
import { briefOf } from './brief/briefOf.ts';
import { forOurEyes } from '../base/confidential.ts';
import type { Dossier } from './dossier/dossier.ts';
import { askSheet } from './inside/askSheet.ts';
import { boardPage } from './inside/boardPage.ts';
import { closingBinder } from './inside/closingBinder.ts';
import { promiseChecklist } from './inside/promiseChecklist.ts';
import { questionSheet } from './inside/questionSheet.ts';
import { supplierDocument } from './supplier/supplierDocument.ts';
import { supplierView } from './supplier/supplierView.ts';

export const packKinds = ['brief', 'board', 'supplier', 'questions', 'asks', 'promises', 'binder', 'model'] as const;
export type PackKind = (typeof packKinds)[number];
/** A pack that is a document. */
export type DocumentKind = Exclude<PackKind, 'model'>;

/** The document of a kind; undefined where the dossier has nothing to make it from. */
export function packDocument(kind: DocumentKind, dossier: Dossier): Brief | undefined {
  switch (kind) {
    case 'brief':
      return dossier.standing === undefined ? undefined : briefOf(forOurEyes(dossier.standing), dossier.proof);
    case 'board':
      return boardPage(dossier);
    case 'supplier':
      return supplierDocument(supplierView(dossier));
    case 'questions':
      return questionSheet(dossier);
    case 'asks':
      return askSheet(dossier);
    case 'promises':
      return promiseChecklist(dossier);
    case 'binder':
      return closingBinder(dossier);
  }
}

/** How a pack is written: as Word, as PDF, as a workbook to fill in, as plain text for a mail, and for the other side the days that both know as a calendar file. */
export const packFormats = ['docx', 'pdf', 'xlsx', 'txt', 'ics'] as const;
export type PackFormat = (typeof packFormats)[number];

/** For whom a kind is; the writers and the look for leaks go by it. */
export function audienceOf(kind: PackKind): Brief['audience'] {
  return kind === 'supplier' ? 'supplier' : 'internal';
}

/** The name of the file of a kind, without its ending. */
export const packNames: Readonly<Record<PackKind, string>> = { brief: 'negotiation-brief', board: 'board-page', supplier: 'for-microsoft', questions: 'questions', asks: 'ask-sheet', promises: 'promise-checklist', binder: 'closing-binder', model: 'deal-model' };

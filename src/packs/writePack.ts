import { strToU8 } from 'fflate';
import type { Brief } from './brief/brief.ts';
import { briefText } from './brief/briefText.ts';
import type { Dossier } from './dossier/dossier.ts';
import type { PackFormat } from './packKinds.ts';
import { supplierCalendar } from './supplier/supplierCalendar.ts';
import { supplierView } from './supplier/supplierView.ts';
import { documentDocx } from './write/documentDocx.ts';
import { documentPdf } from './write/documentPdf.ts';
import { documentXlsx } from './write/documentXlsx.ts';

/** A document in a format; the same content gives the same bytes. The calendar is that of the days both sides know. */
export async function writePack(document: Brief, format: PackFormat, dossier: Dossier): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return documentDocx(document);
    case 'pdf':
      return documentPdf(document);
    case 'xlsx':
      return documentXlsx(document);
    case 'txt':
      return strToU8(briefText(document));
    case 'ics':
      return strToU8(supplierCalendar(supplierView(dossier)));
  }
}

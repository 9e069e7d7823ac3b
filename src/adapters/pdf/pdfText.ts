import type { InThread, PdfText } from '../../desk/ports.ts';

/** PDFs read in a thread of their own, under limits of time and memory. */
export function pdfText(inThread: InThread): PdfText {
  return {
    read: (bytes, name, watch) => {
      // The same file runs from the sources and from the build.
      const entry = new URL(import.meta.url.endsWith('.ts') ? './pdfThread.ts' : './pdfThread.js', import.meta.url);
      return inThread(entry.href, { bytes, name }, { doing: 'Reading a PDF', seconds: 60, megabytes: 512 }, watch);
    },
  };
}

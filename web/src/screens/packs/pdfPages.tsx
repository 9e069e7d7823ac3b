import { useEffect, useRef, useState } from 'react';
import { addressOfFile } from '../../client/sendFile.ts';
import { plural } from '../../parts/show.ts';
import css from './packsScreen.module.css';

/** The pages of a written PDF as they will be printed, drawn from the file itself. */
export function PdfPages({ path, sha256 }: { readonly path: string; readonly sha256: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<{ readonly of: string; readonly pages: number; readonly failed: boolean }>();
  useEffect(() => {
    const stop = new AbortController();
    void drawn(addressOfFile(path), stop.signal).then(
      (pages) => {
        if (stop.signal.aborted) return;
        holder.current?.replaceChildren(...pages);
        setState({ of: sha256, pages: pages.length, failed: false });
      },
      () => !stop.signal.aborted && setState({ of: sha256, pages: 0, failed: true }),
    );
    return () => stop.abort();
  }, [path, sha256]);
  const known = state?.of === sha256 ? state : undefined;
  return (
    <section aria-label="Pages" aria-busy={known === undefined}>
      <p className={css.soft} role="status">
        {known === undefined ? 'Drawing the pages …' : known.failed ? 'The pages could not be drawn here: open the PDF instead.' : `${plural(known.pages, 'page')}, as printed`}
      </p>
      <div ref={holder} className={css.pages} />
    </section>
  );
}

/** How much finer than on paper at 96 dots an inch, so that small print is read. */
const scale = 1.6;

async function drawn(address: string, signal: AbortSignal): Promise<HTMLCanvasElement[]> {
  const [{ getDocument }, response] = await Promise.all([import('unpdf/pdfjs'), fetch(address, { credentials: 'same-origin', signal })]);
  if (!response.ok) throw new Error(`the file is not there: ${response.status}`);
  const document = await getDocument({ data: new Uint8Array(await response.arrayBuffer()) }).promise;
  const pages: HTMLCanvasElement[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    signal.throwIfAborted();
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const canvas = globalThis.document.createElement('canvas');
    [canvas.width, canvas.height] = [viewport.width, viewport.height];
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `Page ${number} of ${document.numPages}`);
    await page.render({ canvas, viewport }).promise;
    pages.push(canvas);
  }
  return pages;
}

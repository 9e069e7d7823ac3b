import type { Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { Paper } from '../paper/paper.ts';
import { isPdf } from '../paper/readPaper.ts';
import type { Ports } from './ports.ts';

/** The paper in the file `name`, read in a worker under limits. */
export async function readPaperFile(ports: Ports, name: string, watch: Watch): Promise<Outcome<Paper>> {
  const bytes = await ports.files.read(name);
  if (!isPdf(bytes)) return ports.workers.run('readPaper', { bytes, name }, watch);
  if (!ports.pdf) throw new Refusal('unsupported', `${name} is a PDF, which is not read here: use the Word file, or open the PDF in Word and save it as .docx.`, name);
  const pages = await ports.pdf.read(bytes, name, watch);
  return ports.workers.run('readPdf', { pages, name }, watch);
}

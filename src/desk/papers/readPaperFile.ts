import type { Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Paper } from '../../paper/paper.ts';
import { isPdf } from '../../paper/readPaper.ts';
import type { Ports } from '../ports.ts';
import { Remembered } from '../remembered.ts';

/** The paper in the file `name`, read in a worker under limits; of the papers read last the same comes back as long as their bytes are the same. */
export async function readPaperFile(ports: Ports, name: string, watch: Watch): Promise<Outcome<Paper>> {
  const bytes = await ports.files.read(name);
  return papers.of(`${ports.sha256(bytes)} ${name}`, () => readBytes(ports, bytes, name, watch), watch);
}

/** Two rounds of a deal, and what they are held beside. */
const papers = new Remembered<Outcome<Paper>>(6);

async function readBytes(ports: Ports, bytes: Uint8Array, name: string, watch: Watch): Promise<Outcome<Paper>> {
  if (!isPdf(bytes)) return ports.workers.run('readPaper', { bytes, name }, watch);
  if (!ports.pdf) throw new Refusal('unsupported', `${name} is a PDF, which is not read here: use the Word file, or open the PDF in Word and save it as .docx.`, name);
  const pages = await ports.pdf.read(bytes, name, watch);
  return ports.workers.run('readPdf', { pages, name }, watch);
}

import type { Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import type { Paper } from '../paper/paper.ts';
import type { Ports } from './ports.ts';

/** The paper in the file `name`, read in a worker under limits. */
export async function readPaperFile(ports: Ports, name: string, watch: Watch): Promise<Outcome<Paper>> {
  const bytes = await ports.files.read(name);
  return ports.workers.run('readPaper', { bytes, name }, watch);
}

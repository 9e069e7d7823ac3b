import { strToU8 } from 'fflate';
import type { Watch } from '../base/progress.ts';
import { seeded } from '../base/random.ts';
import { loadRateBook, usualRateBook } from './knowledge.ts';
import { makeSampleTable } from './makeSampleTable.ts';
import type { Ports } from './ports.ts';

/** The sample is the same for everybody, so that a question about it can be asked by its figures. */
const sampleSeed = 2027;

/** The files of the sample deal, made from a seed: the same bytes every time. */
export async function makeSample(ports: Ports, watch: Watch): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  watch.progress(undefined, 'Making the sample deal');
  const [{ sampleUsage }, { draftAmendment }, { sampleDealFile }] = await Promise.all([import('../sample/generateUsage.ts'), import('../sample/draftAmendment.ts'), import('../sample/dealFile.ts')]);
  const book = await loadRateBook(ports, usualRateBook);
  const { costExport, requestLog } = sampleUsage(seeded(sampleSeed), book.value);
  return [
    { name: 'azure-cost-export.csv', bytes: strToU8(costExport) },
    { name: 'requests.csv', bytes: strToU8(requestLog) },
    { name: 'draft-amendment.docx', bytes: await draftAmendment() },
    { name: 'deal.yaml', bytes: strToU8(sampleDealFile) },
    ...(await makeSampleTable(ports)),
  ];
}

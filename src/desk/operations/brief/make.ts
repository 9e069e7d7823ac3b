import { strToU8 } from 'fflate';
import { z } from 'zod';
import { proofOn } from '../../dossierOn.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { standOn } from '../../standOn.ts';
import { writeFiles, writtenShape } from '../../writeFiles.ts';
import { sampleFiles, standInput } from '../deal/stand.ts';

export const makeBrief = operation({
  name: 'brief.make',
  summary: 'Writes the negotiation brief as DOCX, as PDF and as one self-contained HTML file, four pages at most, every figure with its source.',
  effect: 'writes',
  input: standInput.extend({ out: z.string().default('').meta({ description: 'the folder to write to' }) }),
  output: z.object({ files: writtenShape, findings: findingsShape }),
  command: { words: ['brief'], short: { out: 'o' } },
  examples: [{ title: 'The brief of the sample deal', input: { ...sampleFiles, out: 'out' } }],
  run: async (ports, input, watch) => {
    const standing = await standOn(ports, input, watch);
    const proof = await proofOn(ports, {});
    watch.progress(0.98, 'Writing the brief');
    const [{ briefDocx }, { briefHtml }, { briefOf }, { documentPdf }] = await Promise.all([import('../../../packs/briefDocx.ts'), import('../../../packs/briefHtml.ts'), import('../../../packs/brief/briefOf.ts'), import('../../../packs/write/documentPdf.ts')]);
    const files = [
      { name: 'negotiation-brief.docx', bytes: await briefDocx(standing, proof) },
      { name: 'negotiation-brief.pdf', bytes: await documentPdf(briefOf(standing, proof)) },
      { name: 'negotiation-brief.html', bytes: strToU8(briefHtml(standing, proof)) },
    ];
    watch.signal.throwIfAborted();
    return { files: await writeFiles(ports, input.out, files), findings: [...standing.findings] };
  },
});

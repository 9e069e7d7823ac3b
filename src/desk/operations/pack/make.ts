import { z } from 'zod';
import type { Finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import { packKinds, packNames, type DocumentKind } from '../../../packs/packKinds.ts';
import type { Dossier } from '../../../packs/dossier/dossier.ts';
import { checkForLeaks } from '../../checkForLeaks.ts';
import { dossierFields, dossierOn } from '../../dossierOn.ts';
import { files, findingsShape } from '../../fields.ts';
import { modelOn, type ModelAsked } from '../../modelOn.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { writeFiles, writtenShape } from '../../writeFiles.ts';
import type { Watch } from '../../../base/progress.ts';
import { sampleFiles, standInput } from '../deal/stand.ts';

export const makePack = operation({
  name: 'pack.make',
  summary: 'Writes a pack as Word and PDF: brief, board page, pack for the supplier (only after every layer of it was looked through), questions, ask sheet, promise checklist or closing binder; or the deal model as a workbook with live formulas.',
  effect: 'writes',
  input: standInput.extend({
    kind: z.enum(packKinds).meta({ description: packKinds.join(', ') }),
    deals: files('for the model: more deal files to compare; the offers of the list where nothing is said').optional(),
    formats: z.array(z.enum(['docx', 'pdf'])).min(1).default(['docx', 'pdf']).meta({ description: 'docx, pdf; both where nothing is said' }),
    ...dossierFields,
    out: z.string().default('').meta({ description: 'the folder to write to' }),
  }),
  output: z.object({ files: writtenShape, findings: findingsShape }),
  command: { positional: 'kind', short: { out: 'o' } },
  examples: [
    { title: 'The pack for Thursday that Microsoft may see', input: { kind: 'supplier', asks: 'asks.yaml', offers: 'offers.yaml', out: 'out' } },
    { title: 'The deal model with live formulas', input: { kind: 'model', usage: ['examples/worked-example/usage.yaml'], deals: ['examples/table/offer-1.yaml', 'examples/table/offer-2.yaml'], out: 'out' } },
    { title: 'One page for the board', input: { kind: 'board', ...sampleFiles, out: 'out' } },
  ],
  run: async (ports, input, watch) => {
    const { kind, formats, out } = input;
    if (kind === 'model') return makeModel(ports, input, watch);
    const { value: dossier, findings } = await dossierOn(ports, input, watch);
    watch.progress(0.97, 'Writing the pack');
    const files = await written(kind, formats, dossier);
    const checked = kind === 'supplier' ? await mustNotLeak(ports, files, dossier, watch) : [];
    watch.signal.throwIfAborted();
    return { files: await writeFiles(ports, out, files), findings: [...findings, ...checked] };
  },
});

/** The model of the deals named, or of the offers on record. */
async function makeModel(ports: Ports, input: ModelAsked & { readonly out: string }, watch: Watch): Promise<{ files: z.infer<typeof writtenShape>; findings: Finding[] }> {
  const { value: bytes, findings } = await modelOn(ports, input, watch);
  watch.signal.throwIfAborted();
  return { files: await writeFiles(ports, input.out, [{ name: `${packNames.model}.xlsx`, bytes }]), findings: [...findings] };
}

async function written(kind: DocumentKind, formats: readonly ('docx' | 'pdf')[], dossier: Dossier): Promise<{ name: string; bytes: Uint8Array }[]> {
  const [{ packDocument }, { documentDocx }, { documentPdf }] = await Promise.all([import('../../../packs/packKinds.ts'), import('../../../packs/write/documentDocx.ts'), import('../../../packs/write/documentPdf.ts')]);
  const document = packDocument(kind, dossier);
  if (document === undefined) throw new Refusal('invalid', 'The brief needs usage: name the files with --usage, or open a workspace that has them.');
  return Promise.all([...new Set(formats)].map(async (format) => ({ name: `${packNames[kind]}.${format}`, bytes: format === 'docx' ? await documentDocx(document) : await documentPdf(document) })));
}

/** Nothing is written unless every layer of every file says nothing that it must not. */
async function mustNotLeak(ports: Ports, files: readonly { readonly name: string; readonly bytes: Uint8Array }[], dossier: Dossier, watch: Watch): Promise<readonly Finding[]> {
  const checks = await Promise.all(files.map(async ({ name, bytes }) => checkForLeaks(ports, bytes, name, dossier, watch)));
  const found = checks.flatMap((check) => check.findings.filter(({ severity }) => severity !== 'info'));
  const [first] = found;
  if (first !== undefined) throw new Refusal('invalid', `The pack was not written, because it would say what it must not (${found.length === 1 ? 'one place' : `${found.length} places`}): ${first.message}`, first.at);
  return [];
}

import { z } from 'zod';
import { forOurEyes } from '../../../base/confidential.ts';
import { finding } from '../../../base/finding.ts';
import { Refusal } from '../../../base/refusal.ts';
import { audienceOf, packFormats, packKinds, packNames, type DocumentKind, type PackFormat, type PackKind } from '../../../packs/packKinds.ts';
import type { Dossier } from '../../../packs/dossier/dossier.ts';
import { checkForLeaks } from '../../checkForLeaks.ts';
import { dossierFields, dossierOn } from '../../dossierOn.ts';
import { files, findingsShape } from '../../fields.ts';
import { modelOn } from '../../modelOn.ts';
import { operation } from '../../operation.ts';
import { writeFiles, writtenShape } from '../../writeFiles.ts';
import { sampleFiles, standInput } from '../deal/stand.ts';

export const makePack = operation({
  name: 'pack.make',
  summary: 'Writes a pack as Word and PDF, or as a workbook, plain text or calendar: brief, board page, pack for the supplier (only after every layer of it was looked through), questions, ask sheet, promise checklist or closing binder; or the deal model as a workbook with live formulas.',
  effect: 'writes',
  input: standInput.extend({
    kind: z.enum(packKinds).meta({ description: packKinds.join(', ') }),
    deals: files('for the model: more deal files to compare; the offers of the list where nothing is said').optional(),
    formats: z.array(z.enum(packFormats)).min(1).default(['docx', 'pdf']).meta({ description: 'docx, pdf (both where nothing is said), xlsx to fill in, txt for a mail; for the supplier also ics' }),
    ...dossierFields,
    out: z.string().default('').meta({ description: 'the folder to write to' }),
  }),
  output: z.object({
    kind: z.enum(packKinds),
    audience: z.enum(['internal', 'supplier']),
    /** The day that the pack is of. */
    day: z.string(),
    /** Empty where something was found in them that must not leave: then nothing is written. */
    files: writtenShape,
    /** What the look through every layer found, file by file; only what is for the supplier is looked through. */
    checks: z.array(z.object({ file: z.string(), passes: z.boolean(), layers: z.array(z.object({ place: z.string(), characters: z.number(), hidden: z.array(z.string()) })) })),
    /** Asks that the pack does not say, and why. */
    leftOut: z.array(z.object({ what: z.string(), because: z.string() })),
    findings: findingsShape,
  }),
  command: { positional: 'kind', short: { out: 'o' } },
  examples: [
    { title: 'The pack for Thursday that Microsoft may see', input: { kind: 'supplier', asks: 'asks.yaml', offers: 'offers.yaml', out: 'out' } },
    { title: 'The deal model with live formulas', input: { kind: 'model', usage: ['examples/worked-example/usage.yaml'], deals: ['examples/table/offer-1.yaml', 'examples/table/offer-2.yaml'], out: 'out' } },
    { title: 'One page for the board', input: { kind: 'board', ...sampleFiles, out: 'out' } },
  ],
  holds: ({ checks }) => checks.every(({ passes }) => passes),
  run: async (ports, input, watch) => {
    const { kind, formats, out } = input;
    const of = { kind, audience: audienceOf(kind), day: ports.clock.today() };
    if (kind === 'model') {
      const { value: bytes, findings } = await modelOn(ports, input, watch);
      watch.signal.throwIfAborted();
      return { ...of, files: await writeFiles(ports, out, [{ name: `${packNames.model}.xlsx`, bytes }]), checks: [], leftOut: [], findings: [...findings] };
    }
    const { value: dossier, findings } = await dossierOn(ports, input, watch, withoutCosts.has(kind) ? 'without costs' : 'whole');
    watch.progress(0.97, 'Writing the pack');
    const files = await written(kind, formats, dossier);
    watch.progress(0.98, 'Looking through every layer');
    const looked = of.audience === 'internal' ? [] : await Promise.all(files.map(async ({ name, bytes }) => ({ name, found: await checkForLeaks(ports, bytes, name, dossier, watch) })));
    // A pack that we wrote ourselves hides nothing: a layer that a page does not show is a fault as much as a figure.
    const checks = looked.map(({ name, found: { layers, findings: faults } }) => ({ file: name, passes: faults.every(({ severity }) => severity === 'info'), layers: layers.map((layer) => ({ ...layer, hidden: [...layer.hidden] })) }));
    const mayLeave = checks.every(({ passes }) => passes);
    const withheld = mayLeave ? [] : [finding('error', 'pack-not-written', 'Nothing was written, because the pack would say what it must not. Each place is listed; put the ask or the offer it comes from in other words.')];
    watch.signal.throwIfAborted();
    return { ...of, files: mayLeave ? await writeFiles(ports, out, files) : [], checks, leftOut: leftOut(kind, dossier), findings: [...withheld, ...looked.flatMap(({ found }) => found.findings), ...findings] };
  },
});

/** Kinds that say nothing of what anything costs: they are there at once. */
const withoutCosts: ReadonlySet<PackKind> = new Set(['questions', 'promises']);

async function written(kind: DocumentKind, formats: readonly PackFormat[], dossier: Dossier): Promise<{ name: string; bytes: Uint8Array }[]> {
  if (formats.includes('ics') && kind !== 'supplier') throw new Refusal('invalid', 'Only the pack for the supplier has a calendar of its own: the days that both sides know. Our own calendar is written by parley calendar write.');
  const [{ packDocument }, { writePack }] = await Promise.all([import('../../../packs/packKinds.ts'), import('../../../packs/writePack.ts')]);
  const document = packDocument(kind, dossier);
  if (document === undefined) throw new Refusal('invalid', 'The brief needs usage: name the files with --usage, or open a workspace that has them.');
  return Promise.all([...new Set(formats)].map(async (format) => ({ name: `${packNames[kind]}.${format}`, bytes: await writePack(document, format, dossier) })));
}

/** Asks that a kind which lists asks does not list: ours to read, never on the pack. */
function leftOut(kind: DocumentKind, { asks }: Dossier): { what: string; because: string }[] {
  if (kind !== 'supplier' && kind !== 'asks' && kind !== 'board') return [];
  return asks.flatMap((ask) => {
    const because = kind === 'supplier' && ask.mayLeave && ask.opening === undefined ? 'It has no opening: nothing of it is asked for aloud.' : kind === 'supplier' || ask.why === undefined ? forOurEyes(ask.keptBecause) : '';
    return because === '' ? [] : [{ what: forOurEyes(ask.title), because }];
  });
}

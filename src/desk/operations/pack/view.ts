import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import type { Watch } from '../../../base/progress.ts';
import type { Dossier } from '../../../packs/dossier/dossier.ts';
import { leakCheck } from '../../../packs/leak/leakCheck.ts';
import { openWords, secretsOf } from '../../../packs/leak/secrets.ts';
import { briefText } from '../../../packs/brief/briefText.ts';
import { supplierDocument, supplierSections, supplierSubjects } from '../../../packs/supplier/supplierDocument.ts';
import { supplierView } from '../../../packs/supplier/supplierView.ts';
import { dossierFields, dossierOn, type DossierAsked } from '../../dossierOn.ts';
import { blockShape } from '../../documentShape.ts';
import { findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import type { Ports } from '../../ports.ts';
import { standInput } from '../deal/stand.ts';

export const viewPack = operation({
  name: 'pack.view',
  summary: 'What Microsoft may see of this negotiation and nothing else: the projection that its pack is written from, looked through for confidential values before it is handed out. It says nothing of what was noticed on the way, because that is ours.',
  effect: 'reads',
  input: standInput.extend(dossierFields),
  output: z.object({ title: z.string(), subtitle: z.string(), day: z.string(), sections: z.array(z.object({ about: z.enum(supplierSubjects), title: z.string(), blocks: z.array(blockShape) })), findings: findingsShape }),
  command: {},
  examples: [{ title: 'What may be on the screen while they look?', input: { asks: 'examples/table/asks.yaml', offers: 'examples/table/offers.yaml' } }],
  run: async (ports, input, watch) => {
    const dossier = await gathered(ports, input, watch);
    const view = supplierView(dossier);
    const document = supplierDocument(view);
    const { passes, findings } = leakCheck([{ place: 'page', text: briefText(document), hidden: [] }], secretsOf(dossier), openWords(dossier), 'page');
    // The page is looked at by the other side: that something was found is said, what it was is not.
    if (!passes) throw new Refusal('forbidden', `This page is not shown, because it would say what it must not (${findings.length === 1 ? 'one place' : `${findings.length} places`}). Switch to Internal and make the pack for Microsoft: it lists each place.`);
    const { title, subtitle, day } = document;
    return { title, subtitle, day, sections: plain(supplierSections(view)), findings: [] };
  },
});

/** The dossier; neither how far it is nor why it cannot be made is told in words that name what is ours. */
async function gathered(ports: Ports, asked: DossierAsked, watch: Watch): Promise<Dossier> {
  try {
    return (await dossierOn(ports, asked, { ...watch, progress: (share) => watch.progress(share, 'Gathering what both sides know') })).value;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    throw new Refusal(error.code, 'This page cannot be made, because a file of ours is not in order. Switch to Internal: Table and Packs say which, and what to do.');
  }
}

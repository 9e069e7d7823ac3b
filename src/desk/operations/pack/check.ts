import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { checkForLeaks } from '../../checkForLeaks.ts';
import { dossierFields, dossierOn } from '../../dossierOn.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { standInput } from '../deal/stand.ts';

export const checkPack = operation({
  name: 'pack.check',
  summary: 'Whether a file may leave the house: every layer of it (comments, properties, tracked changes, hidden sheets, metadata, names within packages) looked through for confidential values however they are written, words of ours and people of ours.',
  effect: 'reads',
  input: standInput.extend({ file: file('the file that is to leave: DOCX, XLSX, PDF, ZIP or text'), ...dossierFields }),
  output: z.object({
    passes: z.boolean(),
    layers: z.array(z.object({ place: z.string(), characters: z.number(), hidden: z.array(z.string()) })),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'May this mail leave?', input: { file: 'examples/table/offer-mail.txt', asks: 'examples/table/asks.yaml', people: 'examples/table/people.yaml' } }],
  holds: ({ passes }) => passes,
  run: async (ports, input, watch) => {
    const { value: dossier, findings } = await dossierOn(ports, input, watch);
    const checked = await checkForLeaks(ports, await ports.files.read(input.file), input.file, dossier, watch);
    const nothing = dossier.asks.length === 0 && dossier.standing === undefined && dossier.people === undefined && dossier.walkAway === undefined;
    const none = nothing ? [finding('warning', 'nothing-to-look-for', 'Neither asks nor people nor costs are known here, so only hidden layers and words of ours were looked for. Name --asks and --people, or open the workspace.')] : [];
    return { passes: checked.passes, layers: checked.layers.map((layer) => ({ ...layer, hidden: [...layer.hidden] })), findings: [...checked.findings, ...none, ...findings.filter(({ severity }) => severity === 'error')] };
  },
});

import { strToU8 } from 'fflate';
import { z } from 'zod';
import { readDeal } from '../../../deal/readDeal.ts';
import { findingsShape } from '../../fields.ts';
import { openWorkspaceOf, refuseOriginal } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';

export const draftDeal = operation({
  name: 'workspace.draft',
  summary: 'Keeps a deal file that was worked out here, such as what stands on the bench: ours, and never taken for their offer.',
  effect: 'writes',
  input: z.object({
    deal: z.string().min(1).meta({ description: 'the text of the deal file (parley: deal/1)' }),
    out: z.string().regex(/^[^/\\]+\.ya?ml$/, { error: 'Name a YAML file, for example bench-1.yaml.' }).meta({ description: 'the name to keep it under, for example bench-1.yaml' }),
  }),
  output: z.object({ path: z.string(), sha256: z.string(), name: z.string(), findings: findingsShape }),
  command: { short: { out: 'o' } },
  examples: [{ title: 'Keep what stands on the bench', input: { deal: 'parley: deal/1\nname: Bench\ncurrency: USD\nstart: 2027-01-01\nmonths: 12\nrateBook: azure-2026-10\n', out: 'bench-1.yaml' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    const { value, findings } = readDeal(input.deal, input.out);
    await refuseOriginal(workspace, input.out);
    const bytes = strToU8(input.deal);
    await workspace.keep(input.out, bytes, 'pack', 'parley-deal');
    return { path: input.out, sha256: ports.sha256(bytes), name: value.name, findings: [...findings] };
  },
});

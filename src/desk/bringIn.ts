import { strToU8 } from 'fflate';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { mappingFor } from '../usage/mapping/headerMapping.ts';
import { mappingsFile, writeMappings } from '../usage/mapping/mappingsFile.ts';
import { confirmedMappings } from './confirmedMappings.ts';
import { openWorkspaceOf } from './keptFiles.ts';
import type { KeptFile, Ports } from './ports.ts';
import { recogniseFile } from './recogniseFile.ts';

/** Files as they came into the workspace, all in one step. */
export interface BroughtIn {
  readonly id: number;
  readonly files: readonly KeptFile[];
}

/** What a file was recognised as, before it is kept. */
interface Arrived {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: KeptFile['kind'];
  readonly format: string;
}

/**
 * Keeps the files under their own names in one transaction, recognised by what they hold, and says which are here already.
 * `accept` looks at them before anything is written, and may refuse them all; so may the asker, by stopping.
 */
export async function bringIn(ports: Ports, names: readonly string[], watch: Watch, accept: (arrived: readonly Arrived[]) => Promise<readonly Finding[]> = async () => []): Promise<Outcome<BroughtIn>> {
  const workspace = openWorkspaceOf(ports);
  const [kept, known] = await Promise.all([workspace.files(), confirmedMappings({ ...ports, files: workspace.kept }, '')]);
  let mappings = known;
  const findings: Finding[] = [];
  const arrived: Arrived[] = [];
  for (const given of names) {
    watch.signal.throwIfAborted();
    const bytes = await ports.files.read(given);
    const name = given.split(/[/\\]/).at(-1) ?? given;
    // What was confirmed beside the file comes along with it.
    if (ports.files !== workspace.kept) for (const said of await confirmedMappings(ports, given)) if (mappingFor(mappings, said.header) === undefined) mappings = [...mappings, said];
    const recognised = recogniseFile(bytes, given, mappings);
    const sha256 = ports.sha256(bytes);
    const same = kept.find((file) => file.sha256 === sha256) ?? arrived.find((file) => ports.sha256(file.bytes) === sha256);
    if (same !== undefined) findings.push(finding('warning', 'same-file', `${name} is ${same.name === name ? 'here already' : `the same as ${same.name}`}, byte for byte; what it says counts once.`, name));
    findings.push(...recognised.findings);
    arrived.push({ name, bytes, kind: recognised.kind, format: recognised.format });
  }
  if (mappings.length > known.length) arrived.push({ name: mappingsFile, bytes: strToU8(writeMappings(mappings)), kind: 'room', format: 'parley-mappings' });
  findings.push(...(await accept(arrived)));
  watch.signal.throwIfAborted();
  return outcome(await workspace.importAll(arrived), findings);
}

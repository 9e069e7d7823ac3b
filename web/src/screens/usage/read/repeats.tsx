import { useWork } from '../../../client/useWork.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';

/** What two files both say: a file brought twice, rows that overlap, and a log of months that a bill settles. */
const codes: ReadonlySet<string> = new Set(['file-twice', 'rows-twice', 'rows-overlap', 'outranked-by-bill', 'two-views', 'log-for-shape']);

/** Duplicates of earlier imports: what counts once although several files say it. */
export function Repeats({ files, basis }: { readonly files: readonly string[]; readonly basis: readonly string[] }) {
  const work = useWork('forecast.basis', { files: [...files] }, basis, files.length > 1);
  if (work.state !== 'done') return null;
  const found = work.value.findings.filter(({ code }) => codes.has(code));
  return (
    <Panel title={found.length === 0 ? 'Duplicates of earlier imports: none' : `Said by more than one import: ${plural(found.length, 'finding')}`}>
      <FindingList findings={found} none="No row of these files is said twice." />
    </Panel>
  );
}

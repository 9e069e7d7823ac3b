import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { KeptFile } from '../../../client/answers.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Checklist } from './checklist.tsx';
import { CleanCopy } from './cleanCopy.tsx';
import { NextRound } from './nextRound.tsx';
import css from './closePart.module.css';

/** What is left to do with a paper that came back: the next round, the checklist before it is signed, and the copy to sign. */
export function ClosePart() {
  const workspace = useWorkspace();
  const search = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  const papers = (workspace.data?.files ?? []).filter(({ kind, format }) => kind === 'contract' || (kind === 'pack' && format === 'docx'));
  if (workspace.isPending) return <p role="status">Opening the workspace …</p>;
  const contracts = papers.filter(({ kind }) => kind === 'contract');
  const kept: KeptFile | undefined = papers.find(({ name }) => name === search.file) ?? contracts.at(-1) ?? papers.at(-1);
  if (kept === undefined) return <Empty says="Here a paper is brought to signature: the next round, what is left to do, the clean copy." get="It needs the paper that came back, as a Word document (DOCX)." />;
  const word = kept.format === 'docx';
  return (
    <div className={css.part}>
      <NativeSelect size="xs" label="Paper" className={css.which} value={kept.name} data={papers.map(({ name }) => name)} onChange={({ currentTarget: { value } }) => void navigate({ to: '/paper', search: { file: value, view: 'close' }, replace: true })} />
      <div className={css.columns} key={kept.sha256}>
        <Checklist kept={kept} />
        <div className={css.stack}>
          {word && <NextRound kept={kept} drafts={contracts.filter(({ name, format }) => name !== kept.name && format === 'docx')} />}
          {word ? <CleanCopy kept={kept} /> : <p className={css.soft}>{kept.name} is no Word file: a round and a clean copy need one. Its proposals go out as a rider (X).</p>}
        </div>
      </div>
    </div>
  );
}

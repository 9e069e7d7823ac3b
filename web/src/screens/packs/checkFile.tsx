import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { KeptFile } from '../../client/answers.ts';
import { call } from '../../client/call.ts';
import { FindingList } from '../../parts/findingList.tsx';
import { RefusedNotice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Working } from '../../parts/working.tsx';
import { LeakReport } from './leakReport.tsx';
import { useOneJob } from './useOneJob.ts';
import css from './packsScreen.module.css';

/** Any other file that is to leave, a redline or a mail, looked through layer by layer like a pack. */
export function CheckFile({ files }: { readonly files: readonly KeptFile[] }) {
  const may = files.filter(({ kind, name }) => kind === 'pack' || kind === 'contract' || /\.(?:docx|xlsx|pdf|txt|zip)$/i.test(name)).toSorted((a, b) => b.addedAt.localeCompare(a.addedAt));
  const [chosen, setChosen] = useState('');
  const { now, run, stop } = useOneJob<{ readonly file: string; readonly check: Awaited<ReturnType<typeof check>> }>();
  if (may.length === 0) return null;
  const file = may.some(({ name }) => name === chosen) ? chosen : (may[0]?.name ?? '');
  const go = (): void => void run(async (watch) => ({ file, check: await check(file, watch) }));
  return (
    <Panel title="Before you send another file">
      <div className={css.check}>
        <NativeSelect label="Which file" value={file} data={may.map(({ name }) => name)} onChange={({ currentTarget }) => setChosen(currentTarget.value)} />
        <Button variant="default" disabled={now?.is === 'working'} onClick={go}>
          Look through it
        </Button>
      </div>
      <p className={css.soft}>A redline, a mail or a workbook: every layer of it is opened and looked through for what is ours.</p>
      {now?.is === 'working' && <Working what={`Looking through ${file}`} progress={now.progress} stop={stop} />}
      {now?.is === 'refused' && <RefusedNotice refused={now.refused} again={go} />}
      {now?.is === 'done' && (
        <>
          <LeakReport checks={[{ file: now.value.file, passes: now.value.check.passes, layers: now.value.check.layers }]} findings={now.value.check.findings} />
          {now.value.check.findings.length > 0 && <FindingList findings={now.value.check.findings} none="" />}
        </>
      )}
    </Panel>
  );
}

function check(file: string, watch: Parameters<typeof call>[2]) {
  return call('pack.check', { file }, watch);
}

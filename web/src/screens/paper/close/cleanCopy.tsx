import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import type { KeptFile } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { addressOfFile } from '../../../client/sendFile.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import css from './closePart.module.css';

/** The paper as it would be signed: every change accepted, no comment and no name of who commented. */
export function CleanCopy({ kept }: { readonly kept: KeptFile }) {
  const reload = useReload();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ readonly path: string; readonly accepted: number; readonly comments: number }>();
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      setMade(await call('paper.clean', { file: kept.name, out: `${kept.name.replace(/\.[^.]+$/, '')}-clean.docx` }));
      await reload();
    } catch (thrown) {
      tellRefusal(thrown);
    }
    setBusy(false);
  };
  return (
    <Panel title="The copy to sign">
      <div className={css.fields}>
        <p className={css.soft}>Tracked changes are accepted, comments and the names of those who commented are taken out. Compare it with what was agreed before it is signed (C).</p>
        <Button size="compact-md" variant="default" disabled={busy} onClick={() => void write()}>
          {busy ? 'Writing …' : 'Write the clean copy'}
        </Button>
        {made && (
          <p className={css.written} role="status">
            {plural(made.accepted, 'change')} accepted, {plural(made.comments, 'comment')} taken out:{' '}
            <Anchor href={addressOfFile(made.path)} download>
              {made.path}
            </Anchor>
          </p>
        )}
      </div>
    </Panel>
  );
}

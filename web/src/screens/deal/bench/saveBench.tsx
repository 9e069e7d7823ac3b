import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../client/call.ts';
import { addressOfFile } from '../../../client/sendFile.ts';
import { useReload, useWorkspace } from '../../../client/useWorkspace.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import css from './benchPart.module.css';

interface SaveBenchProps {
  readonly write: () => Promise<string | undefined>;
  /** Something of the world was moved, which no deal file can say. */
  readonly world: boolean;
  readonly ranges: boolean;
  readonly ready: boolean;
}

/** Keeps the terms on the bench as a deal file of ours, to be sent, compared or offered. */
export function SaveBench({ write, world, ranges, ready }: SaveBenchProps) {
  const workspace = useWorkspace();
  const reload = useReload();
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string>();
  const last = Math.max(0, ...(workspace.data?.files ?? []).map(({ name }) => Number(/^bench-(\d+)\.yaml$/.exec(name)?.[1] ?? 0)));
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const deal = await write();
      if (deal !== undefined) {
        const { path } = await call('workspace.draft', { deal, out: `bench-${last + 1}.yaml` });
        setSaved(path);
        await reload();
      }
    } catch (thrown) {
      tellRefusal(thrown);
    }
    setBusy(false);
  };
  return (
    <div className={css.save}>
      <Button size="compact-sm" variant="default" disabled={!ready || ranges || busy} onClick={() => void save()}>
        Save as a deal file
      </Button>
      <span className={css.soft} role="status">
        {saved !== undefined && (
          <>
            <Anchor href={addressOfFile(saved)} download>
              {saved}
            </Anchor>{' '}
            is kept in the workspace, as ours.{' '}
          </>
        )}
        {ranges ? 'A deal file holds figures, not ranges: set each lever to one.' : world ? 'Usage and list prices are the world: only the terms are saved.' : ''}
      </span>
    </div>
  );
}

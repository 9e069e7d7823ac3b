import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../client/call.ts';
import { usePlaybooks } from '../../client/usePlaybooks.ts';
import { useRoom } from '../../client/useRoom.ts';
import { useReload } from '../../client/useWorkspace.ts';
import { Empty } from '../../parts/empty.tsx';
import { useKeys } from '../../parts/keys.tsx';
import { RefusedNotice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { showDay } from '../../parts/show.ts';
import { Working } from '../../parts/working.tsx';
import { EarlierPacks } from './earlierPacks.tsx';
import { kinds, type PackKind } from './kinds.ts';
import { Made, type MadePack } from './made.tsx';
import { CheckFile } from './checkFile.tsx';
import { Formats, formatsOf } from './formats.tsx';
import { useOneJob } from './useOneJob.ts';
import css from './packsScreen.module.css';

/** What is written for whom: choose a pack, make it, look at its pages and at what was looked for in it, and take the files. */
export function PacksScreen() {
  const room = useRoom();
  const [kind, setKind] = useState<PackKind>('supplier');
  const [extra, setExtra] = useState<readonly string[]>([]);
  const reload = useReload();
  const { current: playbook } = usePlaybooks();
  const { now, run, stop, clear } = useOneJob<MadePack>();
  const chosen = kinds.find((each) => each.kind === kind) ?? kinds[0];
  const lacks = chosen?.needs === 'usage' && !room.hasKind('usage') ? 'It needs usage: add an Azure cost export or another usage file first.' : undefined;
  const go = (): void => {
    if (lacks !== undefined || now?.is === 'working') return;
    void run(async (watch) => {
      const made = await call('pack.make', { kind, playbook, formats: formatsOf(kind, extra) }, watch);
      await reload();
      return made;
    });
  };
  useKeys('Packs', [{ key: 'm', does: 'Make the chosen pack', run: go }]);
  if (room.opening || chosen === undefined) return <p role="status">Opening the workspace …</p>;
  if (room.files.length === 0) return <Empty says="Here documents are written for those who decide, for the meeting, for legal, and for Microsoft." get="A pack is made of what the workspace holds: usage, offers, asks, promises." />;
  return (
    <div className={css.screen}>
      <Panel title="Which pack?">
        <div role="radiogroup" aria-label="Which pack?" className={css.kinds}>
          {kinds.map((each, index) => (
            <UnstyledButton
              key={each.kind}
              role="radio"
              aria-checked={each.kind === kind}
              tabIndex={each.kind === kind ? 0 : -1}
              className={css.kind}
              onClick={() => {
                setKind(each.kind);
                clear();
              }}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
                const next = kinds[(index + step + kinds.length) % kinds.length];
                if (step === 0 || next === undefined) return;
                event.preventDefault();
                setKind(next.kind);
                clear();
                const buttons = event.currentTarget.parentElement?.children;
                const target = buttons?.[(index + step + kinds.length) % kinds.length];
                if (target instanceof HTMLElement) target.focus();
              }}
            >
              <span className={css.name}>{each.name}</span>
              <span className={css.whom} data-safe={each.safe}>
                {each.safe ? 'for Microsoft' : 'internal'}
              </span>
              <span className={css.says}>{each.says}</span>
            </UnstyledButton>
          ))}
        </div>
      </Panel>
      <div className={css.right}>
        <div className={css.bar}>
          <p className={css.what}>
            <strong>{chosen.name}</strong>, {chosen.safe ? 'as both sides may read it' : `for ${chosen.whom}`}, of {showDay(room.today)}. {chosen.safe ? 'Every layer of it is looked through before it is written.' : 'It is internal: it holds what Microsoft must not see.'}
          </p>
          <Formats kind={kind} extra={extra} choose={setExtra} />
          <Button disabled={lacks !== undefined || now?.is === 'working'} onClick={go}>
            Make it (M)
          </Button>
        </div>
        {lacks !== undefined && <p className={css.soft}>{lacks}</p>}
        {now?.is === 'working' && <Working what={`Making: ${chosen.name.toLowerCase()}`} progress={now.progress} stop={stop} />}
        {now?.is === 'refused' && <RefusedNotice refused={now.refused} again={go} />}
        {now?.is === 'done' && <Made pack={now.value} />}
        {now === undefined && <EarlierPacks files={room.files} />}
        <CheckFile files={room.files} />
      </div>
    </div>
  );
}

import { Anchor, Button, Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import type { MadeFiles } from '../../../client/answers.ts';
import { call, type Progress } from '../../../client/call.ts';
import { asRefused, type Refused } from '../../../client/refused.ts';
import { addressOfFile } from '../../../client/sendFile.ts';
import { usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { RefusedNotice } from '../../../parts/notice.tsx';
import { plural } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import css from './makeBrief.module.css';

type State = { readonly is: 'making'; readonly progress: Progress | undefined } | { readonly is: 'made'; readonly made: MadeFiles } | { readonly is: 'refused'; readonly refused: Refused };

/** Makes the brief and hands out its files. */
export function MakeBrief() {
  const reload = useReload();
  const { current } = usePlaybooks();
  const [state, setState] = useState<State>();
  const control = useRef<AbortController>(undefined);

  const make = async (): Promise<void> => {
    const mine = new AbortController();
    control.current = mine;
    setState({ is: 'making', progress: undefined });
    try {
      const made = await call('brief.make', { playbook: current }, { signal: mine.signal, progress: (progress) => setState({ is: 'making', progress }) });
      setState({ is: 'made', made });
      await reload();
    } catch (thrown) {
      const refused = asRefused(thrown);
      setState(refused.code === 'cancelled' ? undefined : { is: 'refused', refused });
    }
  };

  const close = (): void => {
    control.current?.abort();
    setState(undefined);
  };

  return (
    <>
      <Button className={css.button} onClick={() => void make()}>
        Make the brief
      </Button>
      <Modal opened={state !== undefined} onClose={close} size="lg" title="Negotiation brief" closeButtonProps={{ 'aria-label': 'Close' }}>
        {state?.is === 'making' && <Working what="Making the brief" progress={state.progress} stop={close} />}
        {state?.is === 'refused' && <RefusedNotice refused={state.refused} again={() => void make()} />}
        {state?.is === 'made' && (
          <div className={css.made}>
            <p>Made on this computer. It is internal: it holds what the supplier must not see.</p>
            <ul className={css.files}>
              {state.made.files.map(({ path, sha256 }) => (
                <li key={path}>
                  <Anchor href={addressOfFile(path)} download={path.split('/').at(-1) ?? path} className={css.file}>
                    <Icon name="down" /> {path}
                  </Anchor>
                  <code title={`SHA-256 ${sha256}`}>{sha256.slice(0, 10)}</code>
                </li>
              ))}
            </ul>
            {state.made.findings.length > 0 && (
              <details>
                <summary>{plural(state.made.findings.length, 'finding')} on the way: they are in the brief</summary>
                <FindingList findings={state.made.findings} none="" />
              </details>
            )}
          </div>
        )}
      </Modal>
    </>
  );
}

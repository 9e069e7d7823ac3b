import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRoom } from '../../client/useRoom.ts';
import { useWork } from '../../client/useWork.ts';
import { Empty } from '../../parts/empty.tsx';
import { FindingList } from '../../parts/findingList.tsx';
import { useKeys } from '../../parts/keys.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Answered } from '../table/answered.tsx';
import { AddPromise } from './addPromise.tsx';
import { Chain } from './chain.tsx';
import { Gate } from './gate.tsx';
import { PromiseList } from './promiseList.tsx';
import { StatusFlow } from './statusFlow.tsx';
import css from './signingScreen.module.css';

/** What was promised, what became of it, and whether one may sign. */
export function SigningScreen() {
  const room = useRoom();
  const [adding, setAdding] = useState(false);
  const there = room.has('promises.jsonl');
  const papers = room.files.filter(({ kind, format }) => kind === 'contract' && format !== 'pdf').map(({ name }) => name);
  const paper = papers.at(-1);
  const basis = room.basisOf(['promises.jsonl'], ['contract']);
  const shown = useWork('ledger.show', {}, basis, there);
  const checked = useWork('ledger.check', { ledger: 'promises.jsonl', paper: paper === undefined ? [] : [paper] }, basis, there && paper !== undefined);
  useKeys('The ledger', [{ key: 'n', does: 'Write a promise down', run: () => setAdding(true) }]);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  return (
    <>
      {!there && (
        <Empty
          says="Here every promise is kept with who made it, when and where, and held against the paper before you sign."
          get={
            <>
              It begins with the first promise.{' '}
              <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
                Write a promise down
              </Button>
            </>
          }
        />
      )}
      {there && (
        <Answered work={shown} what="Reading the ledger">
          {(ledger) => (
            <div className={css.screen}>
              <div className={css.bar}>
                <Button size="compact-sm" onClick={() => setAdding(true)}>
                  Write a promise down (N)
                </Button>
                <Chain ledger={ledger} basis={basis} />
              </div>
              <div className={css.two}>
                {paper === undefined ? (
                  <Panel title="May we sign?">
                    <p className={css.soft}>There is no draft yet to hold the promises against. Drop the paper on the window: DOCX or text.</p>
                  </Panel>
                ) : (
                  <Answered work={checked} what={`Holding every promise against ${paper}`}>
                    {(gate) => <Gate gate={gate} paper={paper} />}
                  </Answered>
                )}
                <StatusFlow ledger={ledger} />
              </div>
              <PromiseList ledger={ledger} gate={checked.state === 'done' ? checked.value : checked.state === 'working' ? checked.was : undefined} paper={paper} />
              {ledger.findings.length > 0 && (
                <Panel title="What was noticed">
                  <FindingList findings={ledger.findings} none="Nothing." />
                </Panel>
              )}
            </div>
          )}
        </Answered>
      )}
      {adding && <AddPromise close={() => setAdding(false)} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RankedAsk } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { Empty } from '../../../parts/empty.tsx';
import { useKeys } from '../../../parts/keys.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { Answered } from '../answered.tsx';
import { AskForm } from './askForm.tsx';
import { Asks } from './asks.tsx';
import { NewPerson } from './newPerson.tsx';
import { OurPeople, TheirPeople } from './bothSides.tsx';
import { Preferences } from './preferences.tsx';
import { Dependencies, Raci } from './raci.tsx';
import { WeighForm } from './weighForm.tsx';
import css from './peoplePart.module.css';

/** What we ask for, in its order, and who answers, signs off and decides on both sides. */
export function PeoplePart() {
  const room = useRoom();
  const [asks, people] = [room.has('asks.yaml'), room.has('people.yaml')];
  const [form, setForm] = useState<{ readonly ask: RankedAsk | undefined }>();
  const ranked = useWork('ask.rank', {}, room.basisOf(['asks.yaml', 'offers.yaml'], ['usage', 'deal', 'contract']), asks);
  const shown = useWork('people.show', {}, room.basisOf(['people.yaml', 'asks.yaml']), people);
  const elicited = useWork('ask.elicit', {}, room.basisOf(['preferences.yaml']), room.has('preferences.yaml'));
  const [weighing, setWeighing] = useState(false);
  useKeys('Asks', [{ key: 'n', does: 'Add an ask', run: () => setForm({ ask: undefined }) }]);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  const add = (
    <Button size="compact-sm" onClick={() => setForm({ ask: undefined })}>
      Add an ask (N)
    </Button>
  );
  return (
    <div className={css.part}>
      {!asks && !people && (
        <Empty
          says="Here stand what you ask for in the order of its worth, who answers for each ask, who has signed off what, and the way up on their side."
          get={
            <span className={css.buttons}>
              {add}
              <NewPerson />
            </span>
          }
        />
      )}
      {asks ? (
        <Answered work={ranked} what="Ranking the asks on the deal">
          {(value) => <Asks ranked={value} add={add} open={(ask) => setForm({ ask })} />}
        </Answered>
      ) : (
        people && (
          <Panel title="What we ask for" aside={add}>
            <p className={css.soft}>Nothing is asked for yet.</p>
          </Panel>
        )
      )}
      {room.has('preferences.yaml') ? (
        <Answered work={elicited} what="Reading what has no price">
          {(value) => <Preferences elicited={value} />}
        </Answered>
      ) : (
        (asks || people) && (
          <Panel
            title="What has no price"
            aside={
              <Button size="compact-sm" variant="default" onClick={() => setWeighing(true)}>
                Ask somebody
              </Button>
            }
          >
            <p className={css.soft}>Clauses and rights that no bill shows are worth something all the same: a few trade-off questions say how much, to whom.</p>
          </Panel>
        )
      )}
      {people ? (
        <Answered work={shown} what="Reading who is at the table">
          {(value) => (
            <>
              {value.asks.length > 0 && <Raci people={value} />}
              {value.asks.length > 0 && <Dependencies people={value} />}
              <div className={css.two}>
                <OurPeople people={value} />
                <TheirPeople people={value} />
              </div>
            </>
          )}
        </Answered>
      ) : (
        asks && (
          <Panel title="Who is at the table" aside={<NewPerson />}>
            <p className={css.soft}>Nobody is written down yet.</p>
          </Panel>
        )
      )}
      {weighing && <WeighForm elicited={undefined} name={undefined} close={() => setWeighing(false)} />}
      {form && <AskForm key={form.ask?.id ?? ''} ask={form.ask} close={() => setForm(undefined)} />}
    </div>
  );
}

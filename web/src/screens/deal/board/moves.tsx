import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { AskShown, StandingShown } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { askTrail } from '../trails.ts';
import { nextDay, OurMoves } from './ourMoves.tsx';
import css from './moves.module.css';

/** The asks worth most, and behind a button all of them: those of our own list where there is one, else those that were worked out. */
export function Moves({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const room = useRoom();
  const [all, setAll] = useState(false);
  const { asks } = standing;
  const ranked = useWork('ask.rank', {}, room.basisOf(['asks.yaml'], ['usage', 'deal', 'contract']), room.has('asks.yaml'));
  const ours = ranked.state === 'done' ? ranked.value.asks : ranked.state === 'working' ? ranked.was?.asks : undefined;
  const next = nextDay(standing);
  return (
    <Panel
      title="Next three moves"
      aside={
        <span className={css.aside}>
          {next && (
            <span className={css.soft} title={next.title}>
              {next.words}
            </span>
          )}
          {asks.length > 3 && <LinkButton onClick={() => setAll(true)}>All {asks.length} valued</LinkButton>}
        </span>
      }
    >
      {ours !== undefined && ours.length > 0 ? (
        <OurMoves asks={ours} standing={standing} />
      ) : asks.length === 0 ? (
        <p className={css.soft}>No ask yet: with a deal file or a draft contract there is something to ask for.</p>
      ) : (
        <ol className={css.moves}>
          {asks.slice(0, 3).map((ask, index) => (
            <li key={ask.id} className={css.move}>
              <span className={css.rank} aria-hidden="true">
                {index + 1}
              </span>
              <div className={css.words}>
                <p className={css.title} title={ask.title}>
                  {show.words(ask.title)}
                </p>
                <p className={css.why} title={ask.why}>
                  {show.words(ask.why)}
                </p>
              </div>
              <Worth standing={standing} ask={ask} />
            </li>
          ))}
        </ol>
      )}
      <Modal opened={all} onClose={() => setAll(false)} size="60rem" title="All asks, by worth" closeButtonProps={{ 'aria-label': 'Close' }}>
        <DataTable
          caption="All asks"
          keyOf={({ id }) => id}
          rows={asks}
          columns={[
            { key: 'title', title: 'Ask', by: ({ title }) => title, cell: ({ title }) => show.words(title) },
            { key: 'worth', title: 'Worth over the term', figures: true, by: ({ worth }) => (worth ? Number(worth.p50) : undefined), cell: (ask) => <Worth standing={standing} ask={ask} /> },
            { key: 'why', title: 'Why', cell: ({ why }) => show.words(why) },
            { key: 'basis', title: 'How it was made', cell: ({ basis }) => show.words(basis) },
          ]}
        />
      </Modal>
    </Panel>
  );
}

function Worth({ standing, ask }: { readonly standing: StandingShown; readonly ask: AskShown }) {
  const show = useShow();
  return (
    <span className={css.worth}>
      <Figure strong={ask.worth !== undefined} trail={() => askTrail(standing, ask)}>
        {ask.worth ? show.about(ask.worth.p50, standing.currency) : 'not valued'}
      </Figure>
      {ask.worth && (
        <span className={css.range}>
          {show.about(ask.worth.p10, standing.currency)} to {show.about(ask.worth.p90, standing.currency)}
        </span>
      )}
    </span>
  );
}

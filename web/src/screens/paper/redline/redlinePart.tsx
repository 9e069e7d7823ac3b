import { Anchor, Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { call } from '../../../client/call.ts';
import { asRefused, type Refused } from '../../../client/refused.ts';
import { addressOfFile } from '../../../client/sendFile.ts';
import { useDecisions } from '../../../client/useDecisions.ts';
import { useWork } from '../../../client/useWork.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { Icon } from '../../../parts/icons.tsx';
import { useKeys } from '../../../parts/keys.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { PaperChoice } from '../paperChoice.tsx';
import { SideBySide } from '../sideBySide/sideBySide.tsx';
import { usePaper, type PaperAtHand } from '../usePaper.tsx';
import { RiderPreview } from './riderPreview.tsx';
import css from './redlinePart.module.css';

/** What we accepted, as it will stand in their draft: which edits, in whose name, with or without reasons, before and after. */
export function RedlinePart() {
  const found = usePaper();
  if ('meanwhile' in found) return found.meanwhile;
  return <Redline key={found.at.kept.sha256} {...found.at} />;
}

type Made = { readonly is: 'writing' } | { readonly is: 'written'; readonly path: string; readonly applied: number } | { readonly is: 'refused'; readonly refused: Refused };

function Redline({ contracts, kept, paper, review, topics, choose }: PaperAtHand) {
  const show = useShow();
  const decisions = useDecisions(kept);
  const reload = useReload();
  const [author, setAuthor] = useLocalStorage({ key: 'parley.author', defaultValue: '', getInitialValueInEffect: false });
  const [comments, setComments] = useState(false);
  const [made, setMade] = useState<Made>();
  const [lead, setLead] = useState<{ readonly before: number; readonly turn: number }>();
  const listed = [...review.positions, ...topics].filter(({ topic }) => decisions.proposals[topic] !== undefined);
  const accepted = listed.filter(({ topic }) => decisions.proposals[topic]?.accepted === true);
  const preview = useWork('workspace.propose', { file: kept.name }, [kept.sha256, JSON.stringify(decisions.proposals)], accepted.length > 0 && kept.format === 'docx');
  // What is no Word file cannot be marked up: our wording goes out as a document of its own.
  const rider = kept.format !== 'docx';
  const out = `${kept.name.replace(/\.[^.]+$/, '')}-${rider ? 'rider' : 'redline'}.docx`;
  const ready = accepted.length > 0 && author.trim() !== '' && (rider || preview.state === 'done');

  const write = async (): Promise<void> => {
    setMade({ is: 'writing' });
    try {
      const { path, edits } = await call(rider ? 'workspace.rider' : 'workspace.redline', { file: kept.name, out, author: author.trim(), comments });
      setMade({ is: 'written', path, applied: edits.filter(({ applied }) => applied).length });
      await reload();
    } catch (thrown) {
      setMade({ is: 'refused', refused: asRefused(thrown) });
    }
  };
  useKeys('Redline', [{ key: 'W', does: 'Write the redline, or the rider', run: () => ready && void write() }]);

  if (listed.length === 0) {
    return (
      <Notice>
        <PaperChoice contracts={contracts} kept={kept} choose={choose} />
        <p>Nothing is proposed on {kept.name} yet. Read it with its findings (R), and accept our wording with A.</p>
      </Notice>
    );
  }
  return (
    <div className={css.part}>
      <Panel title={`${plural(accepted.length, 'proposal')} of ${listed.length}`}>
        <div className={css.choices}>
          {contracts.length > 1 && <PaperChoice contracts={contracts} kept={kept} choose={choose} />}
          <ul className={css.list}>
            {listed.map(({ topic, title }) => {
              const proposal = decisions.proposals[topic];
              if (!proposal) return null;
              const results = preview.state === 'done' ? preview.value.edits.filter(({ id }) => id === topic || id.startsWith(`${topic} `)) : [];
              const place = placeOf(paper, proposal);
              return (
                <li key={topic} className={css.one}>
                  <Checkbox size="xs" label={title} checked={proposal.accepted} onChange={() => decisions.toggleAccepted(topic, proposal, title)} />
                  {place !== undefined && (
                    <Button size="compact-xs" variant="subtle" onClick={() => setLead((now) => ({ before: place, turn: (now?.turn ?? 0) + 1 }))}>
                      ¶ {place}
                    </Button>
                  )}
                  {results.some(({ applied }) => !applied) && <p className={css.failed}>{show.words(results.find(({ applied }) => !applied)?.reason ?? '')}</p>}
                </li>
              );
            })}
          </ul>
          <TextInput size="xs" label="In the name of" description="The name that Word shows beside each change." value={author} onChange={({ currentTarget }) => setAuthor(currentTarget.value)} error={author.trim() === '' ? 'Say in whose name: Word shows it to the other side.' : undefined} />
          <Switch size="xs" label="With the reason as a comment, for the other side to read" checked={comments} onChange={({ currentTarget }) => setComments(currentTarget.checked)} />
          {comments && !show.hidden && accepted.length > 0 && (
            <ul className={css.reasons} aria-label="Comments that the other side will read">
              {accepted.map(({ topic, title }) => (
                <li key={topic}>
                  <strong>{title}:</strong> {show.words(decisions.proposals[topic]?.reason === '' ? 'no comment' : (decisions.proposals[topic]?.reason ?? ''))}
                </li>
              ))}
            </ul>
          )}
          <Button size="compact-md" disabled={!ready || made?.is === 'writing'} onClick={() => void write()}>
            {made?.is === 'writing' ? 'Writing …' : rider ? 'Write the rider (W)' : 'Write the redline (W)'}
          </Button>
          {made?.is === 'written' && (
            <p className={css.written} role="status">
              {plural(made.applied, 'change')} written.{' '}
              <Anchor href={addressOfFile(made.path)} download className={css.file}>
                <Icon name="down" size={16} /> {made.path}
              </Anchor>
            </p>
          )}
          {made?.is === 'refused' && <RefusedNotice refused={made.refused} />}
          <p className={css.soft}>{rider ? `${kept.name} is no Word file, so it cannot be marked up: a rider holds our wording as a document of its own, each change with the clause, paragraph and page of theirs that it amends.` : <>Everything in the file that is not changed stays as it came, to the byte. Rejecting all changes in Word gives their draft again.</>}</p>
        </div>
      </Panel>
      {show.hidden ? (
        <Notice>
          <p>Our wording is not shown while numbers are hidden.</p>
        </Notice>
      ) : rider ? <RiderPreview paper={paper} accepted={accepted.map(({ topic, title }) => ({ topic, title, proposal: decisions.proposals[topic] }))} /> : <Preview preview={preview} before={paper.paragraphs} lead={lead} name={kept.name} />}
    </div>
  );
}

function Preview({ preview, before, lead, name }: { readonly preview: ReturnType<typeof useWork<'workspace.propose'>>; readonly before: PaperAtHand['paper']['paragraphs']; readonly lead: { readonly before: number; readonly turn: number } | undefined; readonly name: string }) {
  switch (preview.state) {
    case 'waiting':
      return (
        <Notice>
          <p>Nothing is in the redline: tick a proposal.</p>
        </Notice>
      );
    case 'working':
      return preview.was ? <SideBySide before={before} after={preview.was.after} names={['As it came', 'With our changes accepted']} lead={lead} /> : <Working what={`Putting our words into ${name}`} progress={preview.progress} stop={preview.stop} />;
    case 'stopped':
      return <StoppedNotice what="Putting our words in" again={preview.again} />;
    case 'refused':
      return <RefusedNotice refused={preview.refused} again={preview.again} />;
    case 'done':
      return <SideBySide before={before} after={preview.value.after} names={['As it came', 'With our changes accepted']} lead={lead} />;
  }
}

/** The paragraph that a proposal begins in. */
function placeOf(paper: PaperAtHand['paper'], { after, places }: { readonly after?: number | undefined; readonly places: readonly { readonly start: number }[] }): number | undefined {
  const first = places[0];
  return after ?? (first && paper.paragraphs.find(({ start, end }) => start <= first.start && first.start < end)?.number);
}

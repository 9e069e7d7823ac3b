import { Anchor, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { day, daysBetween } from '../../../../../src/base/calendar.ts';
import type { DaysShown } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { addressOfFile } from '../../../client/sendFile.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { useWork } from '../../../client/useWork.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { Empty } from '../../../parts/empty.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { copyText } from '../../../parts/copyText.ts';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { SourceLink } from '../../../parts/sourceList.tsx';
import { tellRefusal } from '../../../parts/tell.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Answered } from '../answered.tsx';
import { CalendarFeed } from './calendarFeed.tsx';
import { NewDay } from './newDay.tsx';
import { Timeline } from './timeline.tsx';
import css from './calendarPart.module.css';

/** The days that move the negotiation, the plan counted back from the signature, and both as a calendar file. */
export function CalendarPart() {
  const room = useRoom();
  const ready = room.has('dates.yaml') || room.has('offers.yaml') || room.hasKind('deal');
  const work = useWork('calendar.show', {}, room.basisOf(['dates.yaml', 'offers.yaml'], ['deal', 'contract']), ready);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  if (!ready) {
    return (
      <Empty
        says="Here come the days that matter: their quarter and year ends, expiries, retirements and notice dates, and a plan counted back from the day you want to sign."
        get={
          <span className={css.bar}>
            <SignatureDay known="" /> <NewDay />
          </span>
        }
      />
    );
  }
  return (
    <Answered work={work} what="Gathering the days">
      {(shown) => <Days shown={shown} today={room.today} />}
    </Answered>
  );
}

function Days({ shown, today }: { readonly shown: DaysShown; readonly today: string }) {
  const show = useShow();
  const coming = shown.entries.filter((entry) => entry.day >= today);
  const near = coming.filter(({ day: at }) => daysBetween(day(today), day(at)) <= 240);
  const [all, setAll] = useState(false);
  const listed = all ? coming : near;
  const sign = shown.entries.find(({ id }) => id === 'sign')?.day ?? '';
  return (
    <div className={css.part}>
      <div className={css.bar}>
        <SignatureDay key={sign} known={sign} />
        <NewDay />
        <CalendarFile />
        <CalendarFeed />
      </div>
      {near.length > 0 && <Timeline entries={near} today={today} />}
      <div className={css.two}>
        <Panel title={plural(listed.length, 'day')} aside={`today ${showDay(today)}`}>
          <ul className={css.days}>
            {listed.map((entry) => (
              <li key={entry.id} className={css.day}>
                <span className={css.when}>
                  {showDay(entry.day)} <span className={css.soft}>{plural(daysBetween(day(today), day(entry.day)), 'day')}</span>
                </span>
                <span>
                  <strong>{show.words(entry.what)}</strong>
                  <span className={css.why}>{show.words(entry.why)}</span>
                  <span className={css.why}>
                    {entry.owner !== '' && `${entry.owner} · `}
                    <SourceLink source={entry.source} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <LinkButton onClick={() => void copyText(messageOf(near.slice(0, 8)), 'The next days are copied, to paste into a chat or a mail.')}>Copy the next {Math.min(8, near.length)} as a message</LinkButton>
          {coming.length > near.length && (
            <Button size="compact-xs" variant="subtle" onClick={() => setAll((now) => !now)}>
              {all ? 'Only the next eight months' : `Show all ${coming.length}`}
            </Button>
          )}
        </Panel>
        <Panel title="Late, or to look at">
          <FindingList findings={shown.findings.filter(({ severity }) => severity !== 'info')} none="Nothing is late." />
        </Panel>
      </div>
    </div>
  );
}

/** "26 Nov 2026: Call with Larkfield (R. Amsel)", one a line: for a chat or a mail within the house. */
function messageOf(entries: DaysShown['entries']): string {
  return entries.map(({ day: at, what, owner }) => `${showDay(at)}: ${what}${owner === '' ? '' : ` (${owner})`}`).join('\n');
}

function SignatureDay({ known }: { readonly known: string }) {
  const { edit, busy } = useRoomEdit();
  const [value, setValue] = useState(known);
  return (
    <form
      className={css.sign}
      onSubmit={(event) => {
        event.preventDefault();
        void edit({
          changes: ['dates.yaml'],
          said: `We want to sign on ${showDay(value)}.`,
          run: async () => {
            await call('calendar.sign', { day: value });
            return [];
          },
        });
      }}
    >
      <TextInput size="xs" type="date" label="We want to sign on" value={value} onChange={({ currentTarget }) => setValue(currentTarget.value)} />
      {value !== known && value !== '' && (
        <Button size="compact-sm" type="submit" disabled={busy}>
          Set
        </Button>
      )}
    </form>
  );
}

/** The days as a file that other calendars take; written again, its entries move. */
function CalendarFile() {
  const reload = useReload();
  const write = useMutation({ mutationFn: () => call('calendar.write', {}), onSuccess: reload, onError: tellRefusal });
  const [file] = write.data?.files ?? [];
  return (
    <span className={css.sign}>
      <Button size="compact-sm" variant="default" disabled={write.isPending} onClick={() => write.mutate()}>
        {write.isPending ? 'Writing …' : 'Make a calendar file'}
      </Button>
      {file && (
        <Anchor href={addressOfFile(file.path)} download className={css.link}>
          {file.path}
        </Anchor>
      )}
    </span>
  );
}

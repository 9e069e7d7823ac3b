import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { Panel } from '../../../parts/panel.tsx';
import { showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { NewPerson } from './newPerson.tsx';
import { PersonForm, type Known } from './personForm.tsx';
import css from './bothSides.module.css';

type People = AnswerOf<'people.show'>;

/** Ours: who has which role, what each has to sign off, and when they did. */
export function OurPeople({ people }: { readonly people: People }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  const [changing, change] = useState<Known>();
  const sign = (name: string, what: string, takeBack: boolean): void =>
    void edit({
      changes: ['people.yaml'],
      said: takeBack ? `${name} takes back: ${what}.` : `${name} signed off: ${what}.`,
      run: async () => {
        await call('people.sign', { name, what, ...(takeBack && { takeBack }) });
        return [];
      },
    });
  return (
    <Panel title="Our side" aside={<NewPerson />}>
      <ul className={css.people}>
        {people.ours.map(({ name, role }) => {
          const own = people.signOffs.filter(({ by }) => by === name);
          return (
            <li key={name}>
              <p className={css.person}>
                <span>
                  <strong>{name}</strong> <span className={css.soft}>{role === 'cio' ? 'CIO' : role}</span>
                </span>
                <Button size="compact-xs" variant="default" onClick={() => change({ side: 'ours', name, role, signsOff: own.map(({ what }) => what) })} aria-label={`Change ${name}`}>
                  Change
                </Button>
              </p>
              {own.map(({ what, on }) => (
                <p key={what} className={css.sign} data-open={on === null || undefined}>
                  <span>
                    {on === null ? '○' : '✓'} {show.words(what)} <span className={css.soft}>{on === null ? 'not signed off yet' : `signed off ${showDay(on)}`}</span>
                  </span>
                  <Button size="compact-xs" variant="default" disabled={busy} onClick={() => sign(name, what, on !== null)} aria-label={on === null ? `Sign off: ${what}, ${name}` : `Take back: ${what}, ${name}`}>
                    {on === null ? 'Sign off' : 'Take back'}
                  </Button>
                </p>
              ))}
            </li>
          );
        })}
      </ul>
      {changing && <PersonForm key={changing.name} known={changing} close={() => change(undefined)} />}
    </Panel>
  );
}

/** Theirs: the way up from whom we speak with, and what each may decide. */
export function TheirPeople({ people }: { readonly people: People }) {
  const show = useShow();
  const [changing, change] = useState<Known>();
  const named = new Set(people.escalation.flatMap((way) => way.map(({ name }) => name)));
  const stray = people.theirs.filter(({ name }) => !named.has(name));
  const changeOf = (name: string) => {
    const known = people.theirs.find((one) => one.name === name);
    return known && (
      <Button size="compact-xs" variant="default" onClick={() => change({ side: 'theirs', ...known })} aria-label={`Change ${name}`}>
        Change
      </Button>
    );
  };
  return (
    <Panel title="Their side: whom to turn to, step by step" aside={<NewPerson />}>
      {people.escalation.length === 0 && <p className={css.soft}>Nobody of theirs is written down yet.</p>}
      {people.escalation.map((way) => (
        <ol key={way[0]?.name ?? ''} className={css.way}>
          {way.map(({ name, title, decides }) => (
            <li key={name}>
              <p className={css.person}>
                <span>
                  <strong>{name}</strong> <span className={css.soft}>{title}, {functionOf(people, name)}</span>
                </span>
                {changeOf(name)}
              </p>
              {decides.length > 0 && <p className={css.soft}>decides {show.words(decides.join(', '))}</p>}
            </li>
          ))}
        </ol>
      ))}
      {stray.map(({ name, title }) => (
        <p key={name} className={css.person}>
          <span>
            <strong>{name}</strong> <span className={css.soft}>{title}</span>
          </span>
          {changeOf(name)}
        </p>
      ))}
      {people.escalation.length > 0 && <p className={css.soft}>Take a step up only when the one before has not answered.</p>}
      {changing && <PersonForm key={changing.name} known={changing} close={() => change(undefined)} />}
    </Panel>
  );
}

function functionOf({ theirs }: People, name: string): string {
  return theirs.find((one) => one.name === name)?.function ?? '';
}

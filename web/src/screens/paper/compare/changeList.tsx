import { UnstyledButton } from '@mantine/core';
import type { ChangeShown } from '../../../client/answers.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { wordChanges } from '../sideBySide/align.ts';
import type { Place } from './places.ts';
import css from './changeList.module.css';

const kinds: Readonly<Record<ChangeShown['kind'], string>> = { changed: 'changed', inserted: 'put in', deleted: 'taken out', moved: 'moved', accepted: 'our change, accepted', rejected: 'our change, rejected' };

/** Every change with its words: what was changed but not marked first, substance before form. */
export function ChangeList({ changes, sentences, places, at, select }: { readonly changes: readonly ChangeShown[]; readonly sentences: readonly string[]; readonly places: readonly Place[]; readonly at: number | undefined; readonly select: (index: number) => void }) {
  if (changes.length === 0) return <p className={css.none}>The two versions say the same.</p>;
  const groups = [
    { title: 'Changed but not marked', kind: 'bad', of: (change: ChangeShown) => !change.marked && change.material && change.kind !== 'accepted' },
    { title: 'Not marked, form only', kind: 'soft', of: (change: ChangeShown) => !change.marked && !change.material && change.kind !== 'accepted' },
    { title: 'Our changes that they accepted', kind: 'good', of: (change: ChangeShown) => !change.marked && change.kind === 'accepted' },
    { title: 'Marked', kind: 'soft', of: (change: ChangeShown) => change.marked },
  ];
  return groups.map(({ title, kind, of }) => {
    const here = changes.map((change, index) => ({ change, index })).filter(({ change }) => of(change));
    if (here.length === 0) return null;
    return (
      <section key={title} aria-label={title}>
        <h2 className={css.title} data-kind={kind}>
          {title} · {here.length}
        </h2>
        <ul className={css.list}>
          {here.map(({ change, index }) => (
            <li key={index}>
              <Change change={change} sentence={sentences[index] ?? ''} place={places[index]?.after ?? places[index]?.before} current={index === at} select={() => select(index)} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** Words around a change that are shown with it. */
const context = 60;

function Change({ change, sentence, place, current, select }: { readonly change: ChangeShown; readonly sentence: string; readonly place: number | undefined; readonly current: boolean; readonly select: () => void }) {
  const show = useShow();
  const { kind, part, before, after, about, by } = change;
  return (
    <UnstyledButton className={css.change} aria-current={current || undefined} onClick={select}>
      <span className={css.words}>
        {kind === 'moved'
          ? show.words(shorten(after === '' ? before : after))
          : wordChanges(before, after).map(({ text, kind: how }, index) => (how === 'same' ? <span key={index}>{show.words(shorten(text))}</span> : how === 'gone' ? <del key={index}>{show.words(text)}</del> : <ins key={index}>{show.words(text)}</ins>))}
      </span>
      {sentence !== '' && <span className={css.sentence}>{show.words(sentence)}</span>}
      <span className={css.about}>
        {kinds[kind]} · {about.join(', ')}
        {part !== 'body' && ` · in a ${part}`}
        {place !== undefined && ` · ¶ ${place}`}
        {by !== undefined && ` · ${by}`}
      </span>
    </UnstyledButton>
  );
}

function shorten(text: string): string {
  return text.length <= 2 * context + 3 ? text : `${text.slice(0, context)} … ${text.slice(-context)}`;
}

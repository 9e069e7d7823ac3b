import { UnstyledButton } from '@mantine/core';
import type { ComparisonShown, ParagraphShown } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './changeList.module.css';

type Ours = NonNullable<ComparisonShown['ours']>;

const groups = [
  { became: 'dropped', title: 'They took our change out', kind: 'bad' },
  { became: 'changed', title: 'They changed our words', kind: 'bad' },
  { became: 'open', title: 'Still open: marked and not decided', kind: 'soft' },
  { became: 'kept', title: 'They kept our change', kind: 'good' },
] as const;

/** What became of each change that we sent: what was taken out or changed first. */
export function OurChanges({ ours, after, goTo }: { readonly ours: Ours; readonly after: readonly ParagraphShown[]; readonly goTo: (paragraph: number) => void }) {
  const show = useShow();
  if (ours.length === 0) return <p className={css.none}>What we sent changes nothing in the draft.</p>;
  return groups.map(({ became, title, kind }) => {
    const here = ours.filter((each) => each.became === became);
    if (here.length === 0) return null;
    return (
      <section key={became} aria-label={title}>
        <h2 className={css.title} data-kind={kind}>
          {title} · {here.length}
        </h2>
        <ul className={css.list}>
          {here.map((each, index) => {
            const place = placeOf(each, after);
            return (
              <li key={index}>
                <UnstyledButton className={css.change} onClick={() => place !== undefined && goTo(place)}>
                  <span className={css.words}>
                    {each.before !== '' && <del>{show.words(each.before)}</del>} {each.after !== '' && <ins>{show.words(each.after)}</ins>}
                  </span>
                  {became !== 'kept' && became !== 'open' && <span className={css.sentence}>Now: {each.now.trim() === '' ? 'nothing stands there' : show.words(each.now)}</span>}
                  <span className={css.about}>
                    {each.part === 'body' ? '' : `in a ${each.part} `}
                    {place !== undefined && `¶ ${place}`}
                  </span>
                </UnstyledButton>
              </li>
            );
          })}
        </ul>
      </section>
    );
  });
}

/** "; of our 3 changes 1 was taken out and 1 changed". */
export function becameWords(ours: Ours): string {
  const count = (became: Ours[number]['became']): number => ours.filter((each) => each.became === became).length;
  const told = [
    { many: count('dropped'), words: 'taken out' },
    { many: count('changed'), words: 'changed' },
    { many: count('open'), words: 'open' },
    { many: count('kept'), words: 'kept' },
  ].filter(({ many }) => many > 0);
  return ours.length === 0 ? '' : `; of our ${plural(ours.length, 'change')} ${told.map(({ many, words }) => `${many} ${words}`).join(', ')}`;
}

function placeOf({ now, after }: Ours[number], paragraphs: readonly ParagraphShown[]): number | undefined {
  const words = evenly(now.trim() === '' ? after : now);
  return words === '' ? undefined : paragraphs.find(({ text }) => evenly(text).includes(words))?.number;
}

function evenly(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

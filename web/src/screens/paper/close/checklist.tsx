import { Button } from '@mantine/core';
import type { AnswerOf, KeptFile } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import css from './closePart.module.css';

type Items = AnswerOf<'paper.checklist'>['items'];

/** Lines of one item that are shown before the rest. */
const atFirst = 8;

/** What is left to do before a paper is signed, open items first. */
export function Checklist({ kept }: { readonly kept: KeptFile }) {
  const show = useShow();
  const work = useWork('paper.checklist', { file: kept.name }, [kept.sha256], true);
  if (work.state === 'working') return <Working what={`Checking ${kept.name}`} progress={work.progress} stop={work.stop} />;
  if (work.state === 'stopped') return <StoppedNotice what="Checking the paper" again={work.again} />;
  if (work.state === 'refused') return <RefusedNotice refused={work.refused} again={work.again} />;
  if (work.state === 'waiting') return null;
  const { items, ready } = work.value;
  const open = items.filter(({ done }) => !done).length;
  return (
    <Panel
      title={ready ? 'Nothing is left to do before it is signed' : `${plural(open, 'item')} of ${items.length} left before it is signed`}
      aside={
        !show.hidden && (
          <Button component="a" size="compact-xs" variant="default" href={`data:text/plain;charset=utf-8,${encodeURIComponent(asText(kept.name, items))}`} download={`${kept.name.replace(/\.[^.]+$/, '')}-checklist.txt`}>
            Download
          </Button>
        )
      }
    >
      <ul className={css.items} aria-label="Checklist">
        {items
          .toSorted((a, b) => Number(a.done) - Number(b.done))
          .map(({ item, done, open: left }) => (
            <li key={item} className={css.item}>
              <span className={css.mark} data-done={done || undefined} role="img" aria-label={done ? 'done' : 'open'}>
                {done ? '✓' : '○'}
              </span>
              <div>
                <p>{item}</p>
                {left.length > 0 && (
                  <ul className={css.open}>
                    {left.slice(0, atFirst).map(({ what, at }, index) => (
                      <li key={index}>
                        {show.words(what)}
                        {at !== '' && ` · ${show.words(at)}`}
                      </li>
                    ))}
                    {left.length > atFirst && <li>and {left.length - atFirst} more: download the list to see them all</li>}
                  </ul>
                )}
              </div>
            </li>
          ))}
      </ul>
    </Panel>
  );
}

function asText(name: string, items: Items): string {
  return `Before ${name} is signed\n\n${items.map(({ item, done, open }) => [`[${done ? 'x' : ' '}] ${item}`, ...open.map(({ what, at }) => `    - ${what}${at === '' ? '' : ` (${at})`}`)].join('\n')).join('\n')}\n`;
}

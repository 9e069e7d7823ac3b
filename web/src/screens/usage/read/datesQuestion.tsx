import { Button } from '@mantine/core';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import type { Refused } from '../../../client/refused.ts';
import css from './columnsQuestion.module.css';
import { useConfirmMapping } from './useConfirmMapping.ts';

/** The file whose dates do not tell whether the day or the month comes first; undefined for any other refusal. */
export function fileOfDatesAsked({ at }: Refused): string | undefined {
  return at.endsWith(', dates') ? at.slice(0, -', dates'.length) : undefined;
}

/** Dates that may be read in two orders move money between months: they are asked about, once for all files with this header. */
export function DatesQuestion({ file, refused }: { readonly file: string; readonly refused: Refused }) {
  const show = useShow();
  const confirm = useConfirmMapping();
  const [question = refused.message] = refused.message.split('. Say it once');
  return (
    <Panel title={`Which comes first in the dates of ${file}?`}>
      <div className={css.part}>
        <p role="alert">{show.words(question)}. Until you say so, nothing is read; it is asked once for all files with this header.</p>
        <div className={css.buttons}>
          <Button size="compact-sm" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate({ file, dates: 'day-first' })}>
            The day comes first
          </Button>
          <Button size="compact-sm" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate({ file, dates: 'month-first' })}>
            The month comes first
          </Button>
        </div>
      </div>
    </Panel>
  );
}

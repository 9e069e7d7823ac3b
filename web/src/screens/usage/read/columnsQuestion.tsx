import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf, KeptFile } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { RefusedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useOverflows } from '../../../parts/useOverflows.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './columnsQuestion.module.css';
import { useConfirmMapping } from './useConfirmMapping.ts';

type Mapped = AnswerOf<'usage.map'>;

/** What each role is called for a person. */
const roleNames: Readonly<Record<Mapped['columns'][number]['role'], string>> = {
  timestamp: 'When the request came',
  input: 'Prompt tokens',
  output: 'Completion tokens',
  cached: 'Cached prompt tokens',
  model: 'Model',
  workload: 'Application or deployment',
};

/** A request log whose columns nobody knows: what is proposed for each and why, to be confirmed once for every file with this header. */
export function ColumnsQuestion({ file }: { readonly file: KeptFile }) {
  const work = useWork('usage.map', { file: file.name }, [file.sha256], true);
  return (
    <Panel title={`Which column is what in ${file.name}?`}>
      {work.state === 'working' && <p role="status">Looking at its columns …</p>}
      {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {work.state === 'done' && <Question mapped={work.value} />}
    </Panel>
  );
}

function Question({ mapped }: { readonly mapped: Mapped }) {
  const show = useShow();
  const confirm = useConfirmMapping();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(mapped.columns.map(({ role, column }) => [role, column ?? ''])));
  const lacks = mapped.columns.filter(({ role, needed }) => needed && !said[role]);
  return (
    <div className={css.part}>
      <p>It looks like a request log, but its columns go by names that Parley does not know. This is what they may be; nothing counts until you say so, and it is asked once for all files with this header.</p>
      <div className={css.roles}>
        {mapped.columns.map(({ role, needed, column, why }) => (
          <div key={role} className={css.role}>
            <NativeSelect
              size="xs" label={`${roleNames[role]}${needed ? '' : ' (if any)'}`} value={said[role] ?? ''} data={[{ value: '', label: needed ? 'choose a column' : 'no column' }, ...mapped.header.map((name) => ({ value: name, label: name }))]}
              onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, [role]: value }))}
            />
            <span className={css.soft}>{said[role] === (column ?? '') ? show.words(why) : 'as you say'}</span>
          </div>
        ))}
      </div>
      {mapped.first.length > 0 && <FirstRead mapped={mapped} />}
      <div className={css.buttons}>
        <Button
          size="compact-sm" disabled={lacks.length > 0} loading={confirm.isPending}
          onClick={() => confirm.mutate({ file: mapped.path, columns: Object.entries(said).map(([role, column]) => `${role}=${column}`) })}
        >
          Read it so from now on
        </Button>
        {lacks.length > 0 && <span className={css.soft}>Say first: {lacks.map(({ role }) => roleNames[role].toLowerCase()).join(', ')}.</span>}
      </div>
    </div>
  );
}

function FirstRead({ mapped }: { readonly mapped: Mapped }) {
  const show = useShow();
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  const cell = (text: string | null): string => (show.hidden ? '•••' : (text ?? ''));
  return (
    <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'First rows as proposed' })}>
      <table className={css.table}>
        <caption>The first rows as they would be read with what is proposed</caption>
        <thead>
          <tr>
            {['Line', 'Minute, UTC', 'Prompt', 'Cached', 'Completion', 'Model', 'Application'].map((title, place) => (
              <th key={title} scope="col" className={place >= 2 && place <= 4 ? css.figure : undefined}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mapped.first.map((row) => (
            <tr key={row.line}>
              <th scope="row">{row.line}</th>
              {row.why === null ? (
                <>
                  <td>{row.minute?.replace('T', ' ')}</td>
                  <td className={css.figure}>{cell(row.input)}</td>
                  <td className={css.figure}>{cell(row.cached)}</td>
                  <td className={css.figure}>{cell(row.output)}</td>
                  <td>{row.model}</td>
                  <td>{cell(row.workload)}</td>
                </>
              ) : (
                <td colSpan={6} className={css.wrong}>not read: {row.why}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { KeptFile } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { useRemoveFile, useRestoreFile, useTurnImport, useWorkspace } from '../../../client/useWorkspace.ts';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { tellUndo } from '../../../parts/tellUndo.tsx';
import { useOverflows } from '../../../parts/useOverflows.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { Conformance } from './conformance.tsx';
import { DayCalendar } from './dayCalendar.tsx';
import { InvoiceCheck } from './invoiceCheck.tsx';
import type { Preview } from './preview.ts';
import { RowQuality } from './rowQuality.tsx';
import css from './filePreview.module.css';
import { useConfirmMapping } from './useConfirmMapping.ts';

/** One file as it was read: what it is taken for, its first rows, its days, its totals, and a way to take it out again. */
export function FilePreview({ files, selected }: { readonly files: readonly string[]; readonly selected: string | undefined }) {
  const [chosen, setChosen] = useState(selected ?? files[0] ?? '');
  const workspace = useWorkspace();
  const file = files.includes(chosen) ? chosen : (files[0] ?? '');
  const kept = workspace.data?.files.find(({ name }) => name === file);
  const work = useWork('usage.preview', { file }, [kept?.sha256 ?? ''], kept !== undefined);
  return (
    <Panel
      title={
        <span className={css.title}>
          <span>As it was read:</span>
          <NativeSelect size="xs" aria-label="File" value={file} onChange={({ currentTarget }) => setChosen(currentTarget.value)} data={[...files]} />
        </span>
      }
      aside={kept && <Remove file={kept} />}
    >
      {work.state === 'working' && <Working what={`Reading ${file}`} progress={work.progress} stop={work.stop} />}
      {work.state === 'stopped' && <StoppedNotice what={`Reading ${file}`} again={work.again} />}
      {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {work.state === 'done' && <AsConfirmed preview={work.value} />}
      {work.state === 'done' && <Shown preview={work.value} focus={work.value.format.startsWith('focus')} basis={kept?.sha256 ?? ''} />}
    </Panel>
  );
}

function Shown({ preview, focus, basis }: { readonly preview: Preview; readonly focus: boolean; readonly basis: string }) {
  const show = useShow();
  return (
    <div className={css.part}>
      <p>
        Taken for <strong>{preview.title}</strong>.{preview.cannotKnow.length > 0 && <span className={css.soft}> It cannot tell {preview.cannotKnow.map((what) => show.words(what)).join('; ')}.</span>}
      </p>
      <RowQuality preview={preview} />
      {preview.first.length > 0 ? <FirstRows preview={preview} /> : <p className={css.soft}>Its rows are no table: they are shown added up, under Explore.</p>}
      <div className={css.pair}>
        <DayCalendar preview={preview} />
        <InvoiceCheck key={preview.path} preview={preview} />
      </div>
      {focus && <Conformance file={preview.path} basis={basis} />}
    </div>
  );
}

/** The columns that count first, days and money in green as they are read. */
function FirstRows({ preview }: { readonly preview: Preview }) {
  const show = useShow();
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  const [all, setAll] = useState(false);
  const order = preview.columns.map((column, place) => ({ ...column, place }));
  const used = order.filter(({ role }) => role !== null);
  const unused = order.filter(({ role }) => role === null);
  const columns = all ? [...used, ...unused] : used;
  return (
    <div>
      <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'First rows' })}>
        <table className={css.table}>
          <caption>
            The first {plural(preview.first.length, 'row')}; <span className={css.read}>green</span> is a day or an amount as it is read
          </caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {columns.map(({ name, role, place }) => (
                <th key={place} scope="col" data-unused={role === null || undefined}>
                  {name}
                  <span className={css.role}>{role ?? 'not used'}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.first.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row">{line}</th>
                {columns.map(({ place, is }) => {
                  const cell = cells[place];
                  if (!cell) return <td key={place} />;
                  const wrong = is !== 'other' && cell.as === null && cell.text !== '';
                  return (
                    <td key={place} data-is={is} data-wrong={wrong || undefined} title={cell.as !== null && cell.as !== cell.text ? `in the file: ${show.words(cell.text)}` : undefined}>
                      {cell.as !== null ? <span className={css.read}>{show.hidden && is === 'amount' ? '•••' : cell.as}</span> : show.hidden ? '•••' : cell.text.slice(0, 60)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unused.length > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll((now) => !now)}>
          {all ? 'Only the columns that are used' : `Show ${plural(unused.length, 'column')} that ${unused.length === 1 ? 'is' : 'are'} not used`}
        </Button>
      )}
    </div>
  );
}

/** That the file is read as somebody said once, and the way to be asked again. */
function AsConfirmed({ preview }: { readonly preview: Preview }) {
  const show = useShow();
  const confirm = useConfirmMapping();
  const said = preview.findings.find(({ code }) => code === 'read-as-confirmed');
  if (!said) return null;
  return (
    <p>
      {show.words(said.message)}{' '}
      <LinkButton onClick={() => confirm.mutate({ file: preview.path, forget: true })}>Ask me again</LinkButton>
    </p>
  );
}

/** An import is one step: it is taken back at once, what it replaced stands again, and it comes back as it was. */
function Remove({ file }: { readonly file: KeptFile }) {
  const remove = useRemoveFile();
  const restore = useRestoreFile();
  const workspace = useWorkspace();
  const [undo, redo] = [useTurnImport('workspace.undo'), useTurnImport('workspace.redo')];
  const step = workspace.data?.imports.findLast(({ undone, files }) => !undone && files.some(({ name, sha256 }) => name === file.name && sha256 === file.sha256));
  const takeBack = (): void => {
    // A file of the sample came with the deal, not by an import of its own.
    if (step === undefined) return remove.mutate(file, { onError: tellRefusal, onSuccess: () => tellUndo(`${file.name} was removed.`, () => restore.mutate(file, { onError: tellRefusal })) });
    const words = step.files.some(({ replaced }) => replaced) ? 'was taken back; what it replaced stands again.' : 'was removed.';
    undo.mutate(step.id, { onError: tellRefusal, onSuccess: ({ files }) => tellUndo(`${files.join(', ')} ${words}`, () => redo.mutate(step.id, { onError: tellRefusal })) });
  };
  return (
    <Button size="compact-xs" variant="default" onClick={takeBack}>
      Take this import back{step !== undefined && step.files.length > 1 ? ` (${plural(step.files.length, 'file')})` : ''}
    </Button>
  );
}

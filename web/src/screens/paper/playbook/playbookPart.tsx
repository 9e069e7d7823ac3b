import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../client/call.ts';
import { bundledPlaybook, usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useWork } from '../../../client/useWork.ts';
import { useReload, useWorkspace } from '../../../client/useWorkspace.ts';
import { useKeys } from '../../../parts/keys.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { tell, tellRefusal } from '../../../parts/tell.ts';
import { Working } from '../../../parts/working.tsx';
import { nextName, withChange, type FieldChange } from './changes.ts';
import { RowForm } from './rowForm.tsx';
import { RowList } from './rowList.tsx';
import css from './playbookPart.module.css';

/** Our positions as data: a copy of the playbook is edited row by row and kept as a version of its own. */
export function PlaybookPart() {
  const workspace = useWorkspace();
  const { own, current, basis } = usePlaybooks();
  const [from, setFrom] = useState<string>();
  const name = from !== undefined && (from === bundledPlaybook || own.some((file) => file.name === from)) ? from : current;
  const versions = [{ value: bundledPlaybook, label: 'Azure OpenAI, as it ships' }, ...own.map((file) => ({ value: file.name, label: `${file.name}, ${showDay(file.addedAt)}${file.name === current ? ', in use' : ''}` }))];
  if (workspace.isPending) return <p role="status">Opening the workspace …</p>;
  return <Editor key={`${name} ${basis}`} name={name} inUse={name === current} basis={own.find((file) => file.name === name)?.sha256 ?? name} versions={versions} choose={setFrom} next={nextName(own)} />;
}

interface EditorProps {
  readonly name: string;
  readonly inUse: boolean;
  readonly basis: string;
  readonly versions: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (name: string | undefined) => void;
  readonly next: string;
}

function Editor({ name, inUse, basis, versions, choose, next }: EditorProps) {
  const reload = useReload();
  const [changes, setChanges] = useState<readonly FieldChange[]>([]);
  const [at, setAt] = useState(0);
  const [saving, setSaving] = useState(false);
  const shown = useWork('playbook.show', { playbook: name, changes: JSON.stringify(changes) }, [basis], true);
  const value = shown.state === 'done' ? shown.value : shown.state === 'working' ? shown.was : undefined;
  const [last, setLast] = useState(value);
  // While a field cannot be meant there are no rows to show: those from before it stay.
  const rows = value && value.rows.length > 0 ? value.rows : (last?.rows ?? []);
  if (value && value.rows.length > 0 && value !== last) setLast(value);
  const problems = value?.problems ?? [];
  const row = rows[at];
  const ready = !saving && problems.length === 0 && shown.state === 'done' && (changes.length > 0 || !inUse);

  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      const { path } = await call('playbook.save', { playbook: name, changes: JSON.stringify(changes), out: next });
      setChanges([]);
      choose(undefined);
      await reload();
      tell(`${path} is kept in the workspace. Papers are read with it from now on.`);
    } catch (thrown) {
      tellRefusal(thrown);
    }
    setSaving(false);
  };
  const step = (by: number): void => setAt((now) => Math.min(rows.length - 1, Math.max(0, now + by)));
  useKeys('Playbook', [
    { key: 'J', does: 'Next row', run: () => step(1) },
    { key: 'K', does: 'Previous row', run: () => step(-1) },
    { key: 'W', does: 'Save a new version', run: () => ready && void save() },
  ]);

  if (shown.state === 'refused') return <RefusedNotice refused={shown.refused} again={shown.again} />;
  if (shown.state === 'stopped') return <StoppedNotice what="Reading the playbook" again={shown.again} />;
  if (row === undefined) return shown.state === 'working' ? <Working what="Reading the playbook" progress={shown.progress} stop={shown.stop} /> : <p role="status">Reading the playbook …</p>;
  return (
    <div className={css.part}>
      <header className={css.head}>
        <NativeSelect size="xs" aria-label="Version" value={name} data={[...versions]} disabled={changes.length > 0} onChange={({ currentTarget }) => choose(currentTarget.value)} />
        <p className={css.state} role="status" data-bad={problems.length > 0 || undefined}>
          {problems.length > 0 ? `${plural(problems.length, 'field')} cannot be read yet: see the words in red` : changes.length === 0 ? (inUse ? 'Papers are read with this version' : 'Not the version in use') : `${plural(changes.length, 'field')} changed, not saved yet`}
        </p>
        <div className={css.buttons}>
          {changes.length > 0 && (
            <Button size="compact-sm" variant="default" onClick={() => setChanges([])}>
              Discard
            </Button>
          )}
          <Button size="compact-sm" disabled={!ready} onClick={() => void save()}>
            Save as {next} (W)
          </Button>
        </div>
      </header>
      <div className={css.body}>
        <RowList rows={rows} at={at} choose={setAt} changes={changes} problems={problems} />
        <RowForm key={`${name} ${row.id} ${changes.length === 0 ? 'clean' : 'edited'}`} row={row} index={at} problems={problems} change={(change) => setChanges((now) => withChange(now, change))} />
      </div>
    </div>
  );
}

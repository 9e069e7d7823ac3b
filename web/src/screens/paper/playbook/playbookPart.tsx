import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../../client/call.ts';
import { bundledPlaybook, usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useWork } from '../../../client/useWork.ts';
import { useReload, useWorkspace } from '../../../client/useWorkspace.ts';
import { useKeys } from '../../../parts/keys.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { tell, tellRefusal } from '../../../parts/tell.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Working } from '../../../parts/working.tsx';
import { nextName, withChange, type FieldChange } from './changes.ts';
import { newCheck } from './checks.tsx';
import { RowForm } from './rowForm.tsx';
import { entriesOf, RowList } from './rowList.tsx';
import { TopicForm } from './topicForm.tsx';
import { TryExamples } from './tryExamples.tsx';
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
  const show = useShow();
  const [changes, setChanges] = useState<readonly FieldChange[]>([]);
  const [at, setAt] = useState(0);
  const [saving, setSaving] = useState(false);
  const [trying, setTrying] = useState<string>();
  const shown = useWork('playbook.show', { playbook: name, changes: JSON.stringify(changes) }, [basis], true);
  const value = shown.state === 'done' ? shown.value : shown.state === 'working' ? shown.was : undefined;
  const [last, setLast] = useState(value);
  // While a field cannot be meant there are no rows to show: those from before it stay.
  const shownRows = value && value.rows.length > 0 ? value : last;
  const entries = shownRows ? entriesOf(shownRows) : [];
  if (value && value.rows.length > 0 && value !== last) setLast(value);
  const problems = value?.problems ?? [];
  const entry = entries[Math.min(at, entries.length - 1)];
  const place = Number(entry?.path[1] ?? -1);
  const row = entry?.path[0] === 'rows' ? shownRows?.rows[place] : undefined;
  const topic = entry?.path[0] === 'topics' ? shownRows?.topics[place] : undefined;
  const change = (one: FieldChange): void => setChanges((now) => withChange(now, one));
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
  const formKey = (id: string, checks: number): string => `${name} ${id} ${checks} ${changes.length === 0 ? 'clean' : 'edited'}`;
  const step = (by: number): void => setAt((now) => Math.min(entries.length - 1, Math.max(0, now + by)));
  useKeys('Playbook', [
    { key: 'J', does: 'Next row', run: () => step(1) },
    { key: 'K', does: 'Previous row', run: () => step(-1) },
    { key: 'W', does: 'Save a new version', run: () => ready && void save() },
  ]);

  if (show.hidden) {
    return (
      <Notice>
        <p>Our positions and wording are not shown while numbers are hidden.</p>
      </Notice>
    );
  }
  if (shown.state === 'refused') return <RefusedNotice refused={shown.refused} again={shown.again} />;
  if (shown.state === 'stopped') return <StoppedNotice what="Reading the playbook" again={shown.again} />;
  if (entry === undefined) return shown.state === 'working' ? <Working what="Reading the playbook" progress={shown.progress} stop={shown.stop} /> : <p role="status">Reading the playbook …</p>;
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
          <Button size="compact-sm" variant="default" disabled={problems.length > 0} onClick={() => setTrying(JSON.stringify(changes))}>
            Try the examples
          </Button>
          <Button size="compact-sm" disabled={!ready} onClick={() => void save()}>
            Save as {next} (W)
          </Button>
        </div>
      </header>
      {trying !== undefined && trying === JSON.stringify(changes) && <TryExamples playbook={name} changes={trying} basis={basis} goTo={(id) => setAt((now) => Math.max(0, entries.findIndex((one) => one.id === id)) || now)} />}
      <div className={css.body}>
        <RowList
          entries={entries}
          at={at}
          choose={setAt}
          changes={changes}
          problems={problems}
          add={() => {
            const count = shownRows?.rows.length ?? 0;
            change({ path: ['rows', count], value: newRow(entries.map(({ id }) => id)) });
            setAt(count);
          }}
        />
        {row && (
          <div className={css.form}>
            <RowForm key={formKey(entry.id, row.checks.length)} row={row} index={place} problems={problems} change={change} />
            <Button size="compact-sm" variant="subtle" color="red" disabled={(shownRows?.rows.length ?? 0) < 2} onClick={() => change({ path: ['rows', place], value: null })}>
              Take this row away
            </Button>
          </div>
        )}
        {topic && (
          <div className={css.form}>
            <TopicForm key={formKey(entry.id, topic.checks.length)} topic={topic} index={place} problems={problems} change={change} />
          </div>
        )}
      </div>
    </div>
  );
}

/** A row that can be read, to be written over. */
function newRow(taken: readonly string[]): object {
  let number = 1;
  while (taken.includes(`row-${number}`)) number += 1;
  const position = (says: string): object => ({ says, wording: 'Our words.' });
  return { id: `row-${number}`, title: 'A matter of ours', why: 'Say why it matters.', approver: 'Say who approves', document: 'Say which document must hold it', positions: { preferred: position('What we want.'), fallback: position('What we accept.'), walkAway: position('What we do not sign.') }, checks: [newCheck([])] };
}

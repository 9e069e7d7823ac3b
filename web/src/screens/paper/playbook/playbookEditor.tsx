import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PlaybookShown } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { useKeys } from '../../../parts/keys.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { plural } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import type { Choices } from './choices.ts';
import { EditorHead } from './editorHead.tsx';
import { FrameworksForm, ResidencyForm } from './lists.tsx';
import { newRow, newTopic } from './newEntries.ts';
import { RowForm } from './rowForm.tsx';
import { listsOf, RowList, type Entry, type Group } from './rowList.tsx';
import { TopicForm } from './topicForm.tsx';
import { FailedExamples, TryExamples } from './tryExamples.tsx';
import { useDraft } from './useDraft.ts';
import { useSaving } from './useSaving.ts';
import css from './playbookPart.module.css';

interface PlaybookEditorProps extends Choices {
  readonly name: string;
  readonly inUse: boolean;
  readonly basis: string;
  readonly next: string;
}

const nothing = async (): Promise<void> => {};

/** A copy of the playbook, edited row by row and topic by topic. */
export function PlaybookEditor({ name, inUse, basis, next, ...choices }: PlaybookEditorProps) {
  const draft = useDraft();
  const { changes, change } = draft;
  const [at, setAt] = useState('');
  const [trying, setTrying] = useState<string>();
  const saving = useSaving(async () => {
    draft.discard();
    choices.choose(undefined);
  }, nothing);
  const shown = useWork('playbook.show', { playbook: name, changes: JSON.stringify(changes) }, [basis], true);
  const value = shown.state === 'done' ? shown.value : shown.state === 'working' ? shown.was : undefined;
  const [last, setLast] = useState(value);
  // While a field cannot be meant there are no rows to show: those from before it stay.
  const book = value && value.rows.length > 0 ? value : last;
  if (value && value.rows.length > 0 && value !== last) setLast(value);
  const problems = value?.problems ?? [];
  const add = (list: 'rows' | 'topics', label: string) => (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => {
        const made = list === 'rows' ? newRow(book?.rows.map(({ id }) => id) ?? []) : newTopic(book?.topics.map(({ topic }) => topic) ?? []);
        change({ path: [list, book?.[list].length ?? 0], value: made });
        setAt('id' in made ? String(made.id) : 'topic' in made ? String(made.topic) : '');
      }}
    >
      {label}
    </Button>
  );
  const groups = book ? groupsOf(book, add('rows', 'Add a row'), add('topics', 'Add a topic')) : [];
  const entries = groups.flatMap((group) => group.entries);
  const entry = entries.find(({ id }) => id === at) ?? entries[0];
  const ready = saving.doing === undefined && problems.length === 0 && (changes.length > 0 || !inUse);
  const save = (despite = false): void => saving.save({ playbook: name, changes: JSON.stringify(changes), out: next, despite });
  const step = (by: number): void => setAt(entries[Math.min(entries.length - 1, Math.max(0, (entry ? entries.indexOf(entry) : 0) + by))]?.id ?? '');
  useKeys('Playbook', [
    { key: 'J', does: 'Next row', run: () => step(1) },
    { key: 'K', does: 'Previous row', run: () => step(-1) },
    { key: 'U', does: 'Take the last change back', run: draft.undo },
    { key: 'W', does: 'Try the examples and save a new version', run: () => ready && save() },
  ]);

  if (shown.state === 'refused') return <RefusedNotice refused={shown.refused} again={shown.again} />;
  if (shown.state === 'stopped') return <StoppedNotice what="Reading the playbook" again={shown.again} />;
  if (!book || !entry) return shown.state === 'working' ? <Working what="Reading the playbook" progress={shown.progress} stop={shown.stop} /> : <p role="status">Reading the playbook …</p>;
  const goTo = (id: string): void => setAt(id);
  return (
    <div className={css.part}>
      <EditorHead {...choices} inUse={inUse} draft={draft} problems={problems.length} saving={saving.doing} ready={ready} next={next} tryOut={() => setTrying(JSON.stringify(changes))} save={() => save()} />
      {saving.failed ? <FailedExamples {...saving.failed} goTo={goTo} despite={() => save(true)} /> : trying !== undefined && trying === JSON.stringify(changes) && <TryExamples playbook={name} changes={trying} basis={basis} goTo={goTo} />}
      <div className={css.body}>
        <RowList groups={groups} at={entry} choose={({ id }) => setAt(id)} changes={changes} problems={problems} />
        <div className={css.form}>
          <EntryForm key={`${entry.id} ${draft.turn} ${countOf(book, entry)}`} entry={entry} book={book} problems={problems} change={change} />
          {(entry.path[0] === 'topics' || (entry.path[0] === 'rows' && book.rows.length > 1)) && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => change({ path: entry.path, value: null })}>
              Take this {entry.path[0] === 'topics' ? 'topic' : 'row'} away
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function EntryForm({ entry, book, ...given }: { readonly entry: Entry; readonly book: PlaybookShown; readonly problems: PlaybookShown['problems']; readonly change: Parameters<typeof RowForm>[0]['change'] }) {
  const [list, place] = entry.path;
  const [row, topic] = [list === 'rows' ? book.rows[Number(place)] : undefined, list === 'topics' ? book.topics[Number(place)] : undefined];
  if (row) return <RowForm row={row} index={Number(place)} {...given} />;
  if (topic) return <TopicForm topic={topic} index={Number(place)} {...given} />;
  return list === 'frameworks' ? <FrameworksForm frameworks={book.frameworks} {...given} /> : <ResidencyForm residency={book.residency} {...given} />;
}

/** Fields are made anew when an entry of a list comes or goes: the places of the others change. */
function countOf(book: PlaybookShown, { path: [list, place] }: Entry): number {
  if (list === 'rows' || list === 'topics') return book[list][Number(place)]?.checks.length ?? 0;
  return list === 'frameworks' ? book.frameworks.length : book.residency.length;
}

function groupsOf(book: PlaybookShown, addRow: Group['add'], addTopic: Group['add']): Group[] {
  return [
    { title: 'Rows', entries: book.rows.map(({ id, title, checks, approver }, index) => ({ path: ['rows', index], id, title, about: `${plural(checks.length, 'check')} · ${approver}` })), add: addRow },
    { title: plural(book.topics.length, 'topic'), entries: book.topics.map(({ topic, title, positions, approver }, index) => ({ path: ['topics', index], id: topic, title, about: positions ? (approver ?? '') : 'found only, no position' })), add: addTopic },
    { title: 'Compliance', entries: listsOf(book) },
  ];
}

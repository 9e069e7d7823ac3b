import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf, PlaybookShown } from '../../../client/answers.ts';
import { useSetFact } from '../../../client/useWorkspace.ts';
import { useWork } from '../../../client/useWork.ts';
import { useKeys } from '../../../parts/keys.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Working } from '../../../parts/working.tsx';
import { inPlaceOf, type Choices } from './choices.ts';
import { EditorHead } from './editorHead.tsx';
import { FrameworksForm, ResidencyForm } from './lists.tsx';
import { OverForm } from './overForm.tsx';
import { listsOf, RowList, type Group } from './rowList.tsx';
import { TextField } from './textField.tsx';
import { FailedExamples, TryExamples } from './tryExamples.tsx';
import { useDraft } from './useDraft.ts';
import { useSaving } from './useSaving.ts';
import css from './playbookPart.module.css';

type OverlayShown = AnswerOf<'playbook.overlay'>;

interface OverlayEditorProps extends Choices {
  readonly name: string;
  /** What it lies over. */
  readonly playbook: string;
  readonly basis: string;
  /** The overlays that papers are read with. */
  readonly used: readonly string[];
  readonly next: string;
}

/** What an industry, or we, want otherwise than the playbook: only what differs, matter by matter. */
export function OverlayEditor({ name, playbook, basis, used, next, ...choices }: OverlayEditorProps) {
  const draft = useDraft();
  const { changes, change } = draft;
  const [at, setAt] = useState('');
  const [trying, setTrying] = useState<string>();
  const fact = useSetFact();
  const use = async (names: readonly string[]): Promise<void> => void (await fact.mutateAsync({ key: 'industry', value: names.join('\n') }));
  const saving = useSaving(
    async (path) => {
      draft.discard();
      await use(inPlaceOf(used, name, path));
      choices.choose(`over:${path}`);
    },
    () => use(used),
  );
  const shown = useWork('playbook.overlay', { overlay: name, playbook, changes: JSON.stringify(changes) }, [basis], true);
  const base = useWork('playbook.show', { playbook, changes: '[]' }, [basis], true);
  const value = shown.state === 'done' ? shown.value : shown.state === 'working' ? shown.was : undefined;
  const [last, setLast] = useState(value);
  const over = value && value.name !== '' ? value : last;
  if (value && value.name !== '' && value !== last) setLast(value);
  const book = base.state === 'done' ? base.value : undefined;
  const problems = value?.problems ?? [];
  const groups = over && book ? groupsOf(over, book, (path, id) => { change({ path: [path, over[path].length], value: path === 'rows' ? { id } : { topic: id } }); setAt(id); }) : [];
  const entries = groups.flatMap((group) => group.entries);
  const entry = entries.find(({ id }) => id === at) ?? entries[0];
  const ready = saving.doing === undefined && problems.length === 0 && changes.length > 0;
  const save = (despite = false): void => saving.save({ playbook, overlay: name, changes: JSON.stringify(changes), out: next, despite });
  const step = (by: number): void => setAt(entries[Math.min(entries.length - 1, Math.max(0, (entry ? entries.indexOf(entry) : 0) + by))]?.id ?? '');
  useKeys('Playbook', [
    { key: 'J', does: 'Next matter', run: () => step(1) },
    { key: 'K', does: 'Previous matter', run: () => step(-1) },
    { key: 'U', does: 'Take the last change back', run: draft.undo },
    { key: 'W', does: 'Try the examples and save a new version', run: () => ready && save() },
  ]);

  if (shown.state === 'refused') return <RefusedNotice refused={shown.refused} again={shown.again} />;
  if (base.state === 'refused') return <RefusedNotice refused={base.refused} again={base.again} />;
  if (shown.state === 'stopped') return <StoppedNotice what="Reading what lies over the playbook" again={shown.again} />;
  if (!over || !book || !entry) return shown.state === 'working' ? <Working what="Reading what lies over the playbook" progress={shown.progress} stop={shown.stop} /> : <p role="status">Reading what lies over the playbook …</p>;
  const [list, place] = entry.path;
  const row = list === 'rows' ? over.rows[Number(place)] : undefined;
  const topic = list === 'topics' ? over.topics[Number(place)] : undefined;
  const under = row ? book.rows.find(({ id }) => id === row.id) : book.topics.find((one) => one.topic === topic?.topic);
  const key = `${entry.id} ${draft.turn} ${(row ?? topic)?.checks.length ?? over.frameworks.length + over.residency.length}`;
  return (
    <div className={css.part}>
      <EditorHead {...choices} inUse={used.includes(name)} draft={draft} problems={problems.length} saving={saving.doing} ready={ready} next={next} tryOut={() => setTrying(JSON.stringify(changes))} save={() => save()} />
      {saving.failed ? <FailedExamples {...saving.failed} goTo={setAt} despite={() => save(true)} /> : trying !== undefined && trying === JSON.stringify(changes) && <TryExamples playbook={playbook} overlay={name} changes={trying} basis={basis} goTo={setAt} />}
      <div className={css.body}>
        <RowList groups={groups} at={entry} choose={({ id }) => setAt(id)} changes={changes} problems={problems} />
        <div className={css.form}>
          {(row ?? topic) !== undefined && under && (
            <>
              <OverForm key={key} at={entry.path} over={row ?? topic ?? { positions: {}, checks: [] }} under={under} problems={problems} change={change} />
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => change({ path: entry.path, value: null })}>
                As the playbook has it: take all of this away
              </Button>
            </>
          )}
          {list === 'name' && <TextField key={key} label="What it is called" value={over.name} rows={1} path={['name']} problems={problems} keep={(next_) => change({ path: ['name'], value: next_ })} />}
          {list === 'frameworks' && <FrameworksForm key={key} frameworks={over.frameworks} problems={problems} change={change} />}
          {list === 'residency' && <ResidencyForm key={key} residency={over.residency} problems={problems} change={change} />}
        </div>
      </div>
    </div>
  );
}

/** The matters that it changes, with the others to choose from, and its own frameworks and rules. */
function groupsOf(over: OverlayShown, book: PlaybookShown, add: (list: 'rows' | 'topics', id: string) => void): Group[] {
  const rows = book.rows.map(({ id, title }) => ({ id, title, list: 'rows' as const }));
  const topics = book.topics.map(({ topic, title }) => ({ id: topic, title, list: 'topics' as const }));
  const titleOf = (id: string): string => [...rows, ...topics].find((one) => one.id === id)?.title ?? id;
  const differs = (one: OverlayShown['rows'][number] | OverlayShown['topics'][number]): string => {
    const said = [...Object.keys(one).filter((key) => key in words && one[key as keyof typeof one] !== undefined).map((key) => words[key] ?? ''), ...Object.keys(one.positions).map((name) => rungWords[name] ?? name), ...(one.checks.length > 0 ? ['checks'] : [])];
    return said.length === 0 ? 'nothing differs yet' : said.join(', ');
  };
  const free = [...rows, ...topics].filter(({ id }) => !over.rows.some((one) => one.id === id) && !over.topics.some(({ topic }) => topic === id));
  return [
    {
      title: 'What differs',
      entries: [...over.rows.map((one, index) => ({ path: ['rows', index], id: one.id, title: titleOf(one.id), about: differs(one) })), ...over.topics.map((one, index) => ({ path: ['topics', index], id: one.topic, title: titleOf(one.topic), about: differs(one) }))],
      add: (
        <NativeSelect
          size="xs"
          aria-label="Change a matter"
          value=""
          data={[{ value: '', label: 'Change a matter …' }, ...free.map(({ id, title }) => ({ value: id, label: title }))]}
          onChange={({ currentTarget: { value } }) => {
            const one = free.find(({ id }) => id === value);
            if (one) add(one.list, one.id);
          }}
        />
      ),
    },
    { title: 'Compliance', entries: listsOf(over) },
    { title: 'Name', entries: [{ path: ['name'], id: 'name', title: over.name, about: `version ${over.version}` }] },
  ];
}

const words: Readonly<Record<string, string>> = { title: 'title', why: 'why', approver: 'approver', document: 'document', mustFind: 'must be found' };
const rungWords: Readonly<Record<string, string>> = { preferred: 'what we want', fallback: 'fallback', walkAway: 'bottom line' };

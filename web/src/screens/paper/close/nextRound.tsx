import { Anchor, Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import type { AnswerOf, KeptFile } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { addressOfFile } from '../../../client/sendFile.ts';
import { usePaperFacts } from '../../../client/usePaperFacts.ts';
import { usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import css from './closePart.module.css';

const words: Readonly<Record<AnswerOf<'workspace.round'>['rounds'][number]['became'], string>> = { kept: 'they kept it', 'falls-back': 'asked for again, with our fallback', open: 'refused; there is no fallback to ask for', unclear: 'no words of either side were found: read it' };

/** Our fallback wording written into what came back, wherever they refused or changed what we asked for. */
export function NextRound({ kept, drafts }: { readonly kept: KeptFile; readonly drafts: readonly KeptFile[] }) {
  const reload = useReload();
  const { current } = usePlaybooks();
  const { industry } = usePaperFacts();
  const [sent, setSent] = useState(drafts[0]?.name ?? '');
  const [author, setAuthor] = useLocalStorage({ key: 'parley.author', defaultValue: '', getInitialValueInEffect: false });
  const [comments, setComments] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<AnswerOf<'workspace.round'>>();
  if (drafts.length === 0) {
    return (
      <Panel title="The next round">
        <p className={css.soft}>The next round needs two papers: the draft that our redline was written into, and what came back. Drop what came back anywhere on this window.</p>
      </Panel>
    );
  }
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      setMade(await call('workspace.round', { file: kept.name, sent, out: nextName(kept.name), author: author.trim(), comments, playbook: current, industry }));
      await reload();
    } catch (thrown) {
      tellRefusal(thrown);
    }
    setBusy(false);
  };
  return (
    <Panel title="The next round">
      <div className={css.fields}>
        <NativeSelect size="xs" label="Our redline was written into" value={sent} data={drafts.map(({ name }) => name)} onChange={({ currentTarget: { value } }) => setSent(value)} />
        <TextInput size="xs" label="In the name of" value={author} onChange={({ currentTarget }) => setAuthor(currentTarget.value)} error={author.trim() === '' ? 'Say in whose name: Word shows it to the other side.' : undefined} />
        <Switch size="xs" label="With the reason as a comment, for the other side to read" checked={comments} onChange={({ currentTarget }) => setComments(currentTarget.checked)} />
        <Button size="compact-md" disabled={busy || author.trim() === ''} onClick={() => void write()}>
          {busy ? 'Writing …' : 'Write the next round'}
        </Button>
        {made && (
          <div role="status">
            {made.path === null ? (
              <p>Nothing is left to ask for: no round was written.</p>
            ) : (
              <p className={css.written}>
                {plural(made.edits.filter(({ applied }) => applied).length, 'change')} written:{' '}
                <Anchor href={addressOfFile(made.path)} download>
                  {made.path}
                </Anchor>
              </p>
            )}
            <ul className={css.open}>
              {made.rounds.map(({ id, became }) => (
                <li key={id}>
                  {id.replace(/^topic /, '')}: {words[became]}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Panel>
  );
}

/** "answer.docx" gives "answer-round-2.docx", and that "answer-round-3.docx". */
function nextName(name: string): string {
  const bare = name.replace(/\.[^.]+$/, '');
  const [, stem = bare, last = '1'] = /^(.*)-round-(\d+)$/.exec(bare) ?? [];
  return `${stem}-round-${Number(last) + 1}.docx`;
}

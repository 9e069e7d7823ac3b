import { Button, NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ComparisonShown } from '../../../client/answers.ts';
import { useDealFiles } from '../../../client/useDealFiles.ts';
import { useWork } from '../../../client/useWork.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Working } from '../../../parts/working.tsx';
import { Comparison } from './comparison.tsx';
import { draftOf, usualPair } from './usualPair.ts';
import css from './comparePart.module.css';

/** What they changed between two versions: what is not marked first. */
export function ComparePart() {
  const workspace = useWorkspace();
  const search = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  // Our own redline is a version, too: it is what we sent last.
  const versions = (workspace.data?.files ?? []).filter(({ kind, format }) => kind === 'contract' || (kind === 'pack' && format === 'docx'));
  const usual = usualPair(versions);
  const before = versions.find(({ name }) => name === search.before) ?? usual.before;
  const after = versions.find(({ name }) => name === search.after) ?? usual.after;
  const ready = before !== undefined && after !== undefined && before.name !== after.name;
  const others = versions.filter(({ name }) => name !== before?.name && name !== after?.name);
  const base = others.find(({ name }) => name === (search.base ?? draftOf(before)));
  const marked = others.find(({ name }) => name === search.marked);
  const basis = ready ? [before.sha256, after.sha256, base?.sha256 ?? '', marked?.sha256 ?? ''] : [];
  // With the draft that ours was written into, what we sent stands in the middle: each of our changes says what became of it.
  const asked = base === undefined ? { files: [before?.name ?? '', after?.name ?? ''] } : { files: [base.name, after?.name ?? ''], sent: before?.name ?? '' };
  const compared = useWork('paper.compare', { ...asked, ...(marked && { marked: marked.name }) }, basis, ready);
  // Prices take the usage read and billed: the changes neither wait for them nor share the processor with them.
  const deal = useDealFiles();
  const priced = useWork('paper.compare', { ...asked, ...(marked && { marked: marked.name }), ...(deal.deal && { deal: deal.deal.name, usage: [...deal.usage] }) }, [...basis, ...deal.basis], ready && deal.ready && compared.state === 'done');
  const [old, now] = [useWork('paper.text', { file: before?.name ?? '' }, [before?.sha256 ?? ''], ready), useWork('paper.text', { file: after?.name ?? '' }, [after?.sha256 ?? ''], ready)];
  if (workspace.isPending) return <p role="status">Opening the workspace …</p>;
  if (versions.length === 0) return <Empty says="Here two versions of a paper stand side by side, what was changed without being marked first." get="It needs the version you sent and the one that came back, both as Word documents (DOCX)." />;
  const choose = (chosen: { readonly before?: string; readonly after?: string; readonly base?: string; readonly marked?: string }): void => void navigate({ to: '/paper', search: { ...search, view: 'compare', before: before?.name ?? '', after: after?.name ?? '', ...chosen }, replace: true });
  const names = versions.map(({ name }) => name);
  return (
    <div className={css.part}>
      <div className={css.choice}>
        <NativeSelect size="xs" label="Earlier, or what we sent" value={before?.name ?? ''} data={names} onChange={({ currentTarget: { value } }) => choose({ before: value })} />
        <NativeSelect size="xs" label="Later, or what came back" value={after?.name ?? ''} data={after === undefined ? ['', ...names] : names} onChange={({ currentTarget: { value } }) => choose({ after: value })} />
        {ready && others.length > 0 && (
          <>
            <NativeSelect size="xs" label="Ours was written into" value={base?.name ?? ''} data={[{ value: '', label: 'not compared' }, ...others.map(({ name }) => name)]} onChange={({ currentTarget: { value } }) => choose({ base: value })} />
            <NativeSelect size="xs" label="Their marks are in" value={marked?.name ?? ''} data={[{ value: '', label: 'what came back' }, ...others.map(({ name }) => name)]} onChange={({ currentTarget: { value } }) => choose({ marked: value })} />
          </>
        )}
        {ready && (
          <Button size="compact-sm" variant="default" onClick={() => choose({ before: after.name, after: before.name })}>
            Swap
          </Button>
        )}
        <p className={css.hint}>Another version? Drop it anywhere on this window.</p>
      </div>
      <div className={css.body}>{ready ? <Found compared={compared} priced={priced.state === 'done' ? priced.value.priced : undefined} old={old} now={now} names={[before.name, after.name]} /> : <OneOnly same={before !== undefined && after !== undefined} />}</div>
    </div>
  );
}

function OneOnly({ same }: { readonly same: boolean }) {
  return (
    <Notice>
      <p>{same ? 'Both are the same file. Choose another version on one side.' : 'There is one version so far. Drop the one that came back, and what was changed in it stands here.'}</p>
    </Notice>
  );
}

type Compared = ReturnType<typeof useWork<'paper.compare'>>;
type Text = ReturnType<typeof useWork<'paper.text'>>;

function Found({ compared, priced, old, now, names }: { readonly compared: Compared; readonly priced: ComparisonShown['priced']; readonly old: Text; readonly now: Text; readonly names: readonly [string, string] }) {
  for (const work of [compared, old, now]) {
    if (work.state === 'refused') return <RefusedNotice refused={work.refused} again={work.again} />;
    if (work.state === 'stopped') return <StoppedNotice what="Comparing the two versions" again={work.again} />;
    if (work.state === 'working') return <Working what="Comparing the two versions" progress={work.progress} stop={work.stop} />;
  }
  if (compared.state !== 'done' || old.state !== 'done' || now.state !== 'done') return null;
  return <Comparison key={names.join('\n')} compared={compared.value} priced={priced} before={old.value} after={now.value} names={names} />;
}

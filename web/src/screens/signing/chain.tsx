import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../client/answers.ts';
import { call } from '../../client/call.ts';
import { addressOfFile } from '../../client/sendFile.ts';
import { useRoom } from '../../client/useRoom.ts';
import { useWork } from '../../client/useWork.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { LinkButton } from '../../parts/linkButton.tsx';
import { plural, showDay } from '../../parts/show.ts';
import { tellRefusal } from '../../parts/tell.ts';
import css from './chain.module.css';

/** Whether the ledger is what it was: its chain, its root, the checkpoints, and a new checkpoint to keep elsewhere. */
export function Chain({ ledger, basis }: { readonly ledger: AnswerOf<'ledger.show'>; readonly basis: readonly string[] }) {
  const room = useRoom();
  const kept = room.has('checkpoints.jsonl');
  const [open, setOpen] = useState(false);
  const verified = useWork('ledger.verify', { export: 'promises.jsonl', ...(kept && { checkpoint: ['checkpoints.jsonl'] }) }, [...basis, ...room.basisOf(['checkpoints.jsonl'])], true);
  const [checkpoint, setCheckpoint] = useState<AnswerOf<'ledger.checkpoint'>>();
  const known = verified.state === 'done' ? verified.value : undefined;
  const whole = known?.ok ?? ledger.ok;
  const last = known?.checkpoints.at(-1);
  const sign = (): void => void call('ledger.checkpoint', {}).then(setCheckpoint, tellRefusal);
  return (
    <div className={css.chain}>
      <span className={css.badge} data-whole={whole || undefined}>
        {whole ? '✓ The ledger is whole' : '✕ The ledger was changed'}
      </span>
      <span className={css.soft}>
        {plural(ledger.entries, 'entry', 'entries')}
        {last && ` · ${last.agrees ? 'agrees with' : 'contradicts'} the checkpoint of ${showDay(last.at)}${last.signature === 'good' ? ', signed' : ''}`}
      </span>
      <LinkButton onClick={() => setOpen(true)}>Proof</LinkButton>
      {open && (
        <Dialog
          close={() => {
            setOpen(false);
            setCheckpoint(undefined);
          }}
          size="lg"
          title="Proof that nothing was changed"
        >
          <div className={css.proof}>
            {known?.bad && (
              <p role="alert" className={css.bad}>
                The first entry that was changed is {known.bad.id} (line {known.bad.line}): {known.bad.why}.
              </p>
            )}
            <p>Every entry holds the hash of the one before. The root stands for all of them; a checkpoint is the root with the day and the signature of this workspace. Keep it elsewhere: it shows when something was taken off the end.</p>
            <p className={css.root}>
              <span className={css.soft}>Root</span> <code>{ledger.root}</code>
            </p>
            {(known?.checkpoints ?? []).length > 0 && (
              <ul className={css.points}>
                {known?.checkpoints.toReversed().slice(0, 5).map(({ size, at, agrees, signature }) => (
                  <li key={`${size} ${at}`}>
                    {agrees ? '✓' : '✕'} {plural(size, 'entry', 'entries')}, {at.slice(0, 16).replace('T', ' ')}, signature {signature}
                  </li>
                ))}
              </ul>
            )}
            <div className={css.buttons}>
              <Button size="compact-sm" onClick={sign}>
                Make a checkpoint
              </Button>
              <Button size="compact-sm" variant="default" component="a" href={addressOfFile('promises.jsonl')} download="promises.jsonl">
                Download the ledger
              </Button>
            </div>
            {checkpoint && (
              <div className={css.made} role="status">
                <code>{checkpoint.line}</code>
                <CopyButton value={checkpoint.line}>
                  {({ copied, copy }) => (
                    <Button size="compact-sm" variant="default" onClick={copy}>
                      {copied ? 'Copied' : 'Copy it'}
                    </Button>
                  )}
                </CopyButton>
              </div>
            )}
            <p className={css.soft}>
              Anyone checks it without the app: <code>parley ledger verify promises.jsonl</code>
            </p>
          </div>
        </Dialog>
      )}
    </div>
  );
}

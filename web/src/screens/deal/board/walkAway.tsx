import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSetFact, useWorkspace } from '../../../client/useWorkspace.ts';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './walkAway.module.css';

const names = { walkAway: 'Walk-away', target: 'Target' } as const;

/** An amount over the term that only we know, shown and changed in place. */
export function FactSetting({ fact, currency }: { readonly fact: keyof typeof names; readonly currency: string }) {
  const show = useShow();
  const workspace = useWorkspace();
  const set = useSetFact();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const known = workspace.data?.facts[fact] ?? '';
  const read = readAmount(text);

  const save = (value: string): void => {
    set.mutate({ key: fact, value }, { onError: tellRefusal });
    setOpen(false);
  };

  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" width={290} withArrow>
      <Popover.Target>
        <LinkButton
          onClick={() => {
            setText(show.hidden ? '' : known);
            setOpen((now) => !now);
          }}
        >
          {known === '' ? `Set ${names[fact].toLowerCase()}` : `${names[fact]} ${show.about(known, currency)}`}
        </LinkButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (read) save(read);
          }}
        >
          <TextInput
            label={`${names[fact]} over the term, ${currency}`}
            description="It stays on this computer and is never on a page for the supplier."
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={text !== '' && read === undefined ? 'This is not an amount. Write it like 7,500,000 or 7.5M.' : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          {read !== undefined && <p className={css.echo}>Read as {show.money(read, currency)}</p>}
          <div className={css.buttons}>
            <Button size="compact-sm" type="submit" disabled={read === undefined}>
              Set
            </Button>
            {known !== '' && (
              <Button size="compact-sm" variant="default" onClick={() => save('')}>
                Remove
              </Button>
            )}
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

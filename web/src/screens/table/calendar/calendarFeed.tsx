import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../client/call.ts';
import { copyText } from '../../../parts/copyText.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import css from './calendarPart.module.css';

/** The address at which another calendar on this computer follows these days. */
export function CalendarFeed() {
  const ask = useMutation({ mutationFn: () => call('calendar.feed', {}), onError: tellRefusal });
  if (!ask.data) {
    return (
      <Button size="compact-sm" variant="default" disabled={ask.isPending} onClick={() => ask.mutate()}>
        {ask.isPending ? 'Making the address …' : 'Follow it in another calendar'}
      </Button>
    );
  }
  const address = new URL(ask.data.address, location.origin).href;
  const copy = (): void => void copyText(address, 'The address is copied.');
  return (
    <span className={css.feed}>
      <TextInput size="xs" label="Subscribe to this address" description="Its token opens these days and nothing else. Calendars on this computer reach it while Parley runs." readOnly value={address} onFocus={({ currentTarget }) => currentTarget.select()} />
      <Button size="compact-sm" variant="default" onClick={copy}>
        Copy
      </Button>
    </span>
  );
}

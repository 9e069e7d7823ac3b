import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { asRefused } from '../client/refused.ts';

/** Says something in a corner for ten seconds. */
export function tell(message: ReactNode, id?: string): void {
  notifications.show({ message, closeButtonProps: { 'aria-label': 'Close' }, ...(id !== undefined && { id }) });
}

/** Says what went wrong, in Parley's own words. */
export function tellRefusal(thrown: unknown): void {
  notifications.show({ color: 'red', message: asRefused(thrown).message, closeButtonProps: { 'aria-label': 'Close' } });
}

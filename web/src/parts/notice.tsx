import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Refused } from '../client/refused.ts';
import { SourceLink } from './sourceList.tsx';
import { useShow } from './useShow.tsx';
import css from './notice.module.css';

/** Parley said no: what happened, where, what to do, and its code. */
export function RefusedNotice({ refused, again }: { readonly refused: Refused; readonly again?: () => void }) {
  const show = useShow();
  return (
    <div className={css.notice} data-kind="bad" role="alert">
      <p className={css.text}>{show.words(refused.message)}</p>
      <p className={css.where}>
        {refused.at !== '' && (
          <>
            At <SourceLink source={refused.at} /> ·{' '}
          </>
        )}
        code {refused.code}
      </p>
      {again && (
        <div className={css.buttons}>
          <Button size="compact-sm" variant="default" onClick={again}>
            Try again
          </Button>
          {refused.code !== 'unreachable' && (
            <Link to="/files" className={css.link}>
              Look at the files
            </Link>
          )}
        </div>
      )}
    </div>
  );
}

/** The person stopped the work. */
export function StoppedNotice({ what, again }: { readonly what: string; readonly again: () => void }) {
  return (
    <Notice>
      <p className={css.text}>{what} was stopped. Nothing was changed.</p>
      <Button size="compact-sm" variant="default" onClick={again}>
        Start again
      </Button>
    </Notice>
  );
}

export function Notice({ children, kind = 'plain' }: { readonly children: ReactNode; readonly kind?: 'plain' | 'warn' | 'bad' }) {
  return (
    <div className={css.notice} data-kind={kind} role="status">
      {children}
    </div>
  );
}

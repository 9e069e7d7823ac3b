import { Button, Progress as Bar } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Progress } from '../client/call.ts';
import css from './working.module.css';

/** Work that goes on: how far it is, what it does, how long it has taken, and a way to stop it. */
export function Working({ what, progress, stop }: { readonly what: string; readonly progress: Progress | undefined; readonly stop: () => void }) {
  const seconds = useSeconds();
  const share = progress?.share ?? undefined;
  return (
    <div className={css.working}>
      <div className={css.words} role="status">
        <strong>{what}</strong>
        <span>
          {progress?.doing ?? 'Starting'}
          {share !== undefined && ` · ${Math.round(share * 100)} %`}
        </span>
      </div>
      <Bar value={share === undefined ? 100 : share * 100} animated={share === undefined} striped={share === undefined} aria-label={what} size="sm" />
      <div className={css.foot}>
        <span aria-hidden="true">{timeWords(seconds, share)}</span>
        <Button size="compact-sm" variant="default" onClick={stop}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - started) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** A rest is only told once enough has been done to judge by. */
function timeWords(seconds: number, share: number | undefined): string {
  if (share === undefined || share < 0.1 || seconds < 2) return `${seconds} s so far`;
  return `${seconds} s so far, about ${Math.max(1, Math.round((seconds * (1 - share)) / share))} s to go`;
}

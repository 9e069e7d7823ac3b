import { Button, CopyButton, Drawer } from '@mantine/core';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { SourceList } from './sourceList.tsx';
import { useShow } from './useShow.tsx';
import css from './trail.module.css';

/** How a figure came about, for the person who asks. */
export interface Trail {
  readonly title: string;
  /** The figure itself, as exact as it is known. */
  readonly value: string;
  /** What lies around it and what that means: "80 in 100 futures lie between …". */
  readonly range?: string;
  /** The formula in words, step by step. */
  readonly how: readonly string[];
  /** What a reader must know before using it. */
  readonly caveats?: readonly string[];
  readonly sources: readonly string[];
}

const TrailContext = createContext<(trail: Trail) => void>(() => undefined);

/** Opens the drawer that tells how a figure was made. */
export function useTrail(): (trail: Trail) => void {
  return use(TrailContext);
}

export function TrailProvider({ children }: { readonly children: ReactNode }) {
  const [trail, setTrail] = useState<Trail>();
  const [opened, setOpened] = useState(false);
  const open = useMemo(
    () => (next: Trail) => {
      setTrail(next);
      setOpened(true);
    },
    [],
  );
  return (
    <TrailContext value={open}>
      {children}
      <Drawer opened={opened} onClose={() => setOpened(false)} position="right" size="26rem" title="How this was made" closeButtonProps={{ 'aria-label': 'Close' }}>
        {trail && <TrailBody trail={trail} done={() => setOpened(false)} />}
      </Drawer>
    </TrailContext>
  );
}

function TrailBody({ trail, done }: { readonly trail: Trail; readonly done: () => void }) {
  const show = useShow();
  return (
    <div className={css.body}>
      <p className={css.title}>{show.words(trail.title)}</p>
      <p className={css.value}>{show.words(trail.value)}</p>
      {trail.range !== undefined && <p className={css.soft}>{show.words(trail.range)}</p>}
      <h3>In words</h3>
      <ol className={css.steps}>
        {trail.how.map((step) => (
          <li key={step}>{show.words(step)}</li>
        ))}
      </ol>
      {trail.caveats && trail.caveats.length > 0 && (
        <>
          <h3>Know before you use it</h3>
          <ul className={css.bullets}>
            {trail.caveats.map((caveat) => (
              <li key={caveat}>{show.words(caveat)}</li>
            ))}
          </ul>
        </>
      )}
      <h3>Sources</h3>
      <SourceList sources={trail.sources} onFollow={done} />
      {!show.hidden && (
        <CopyButton value={[trail.title, trail.value, trail.range, ...trail.how, ...trail.sources].filter((line) => line !== undefined).join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy with sources'}
            </Button>
          )}
        </CopyButton>
      )}
    </div>
  );
}

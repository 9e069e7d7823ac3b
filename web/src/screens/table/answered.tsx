import type { ReactNode } from 'react';
import type { Work } from '../../client/useWork.ts';
import { RefusedNotice, StoppedNotice } from '../../parts/notice.tsx';
import { Working } from '../../parts/working.tsx';
import css from './answered.module.css';

/** What a question came to: the answer drawn, or how far it is; while it is asked again the last answer stays in sight. */
export function Answered<Output>({ work, what, children }: { readonly work: Work<Output>; readonly what: string; readonly children: (value: Output) => ReactNode }) {
  switch (work.state) {
    case 'waiting':
      return null;
    case 'working':
      return work.was === undefined ? <Working what={what} progress={work.progress} stop={work.stop} /> : <Drawn again={what}>{children(work.was)}</Drawn>;
    case 'stopped':
      return <StoppedNotice what={what} again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done':
      return <Drawn>{children(work.value)}</Drawn>;
  }
}

/** The same place in the page for an answer and for the one before it: what is open in it stays open. */
function Drawn({ again, children }: { readonly again?: string; readonly children: ReactNode }) {
  return (
    <div className={css.again} aria-busy={again !== undefined}>
      <p className={css.note} role="status" hidden={again === undefined}>
        {again} again …
      </p>
      {children}
    </div>
  );
}

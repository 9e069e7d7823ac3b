import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useKeys } from '../parts/keys.tsx';
import { places } from './places.ts';
import { Rail } from './rail.tsx';
import css from './shell.module.css';

/** Top bar, rail, and the screen between them; a key for each place. */
export function Frame({ top, children }: { readonly top: ReactNode; readonly children?: ReactNode }) {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const name = places.find(({ to }) => to === path)?.name ?? 'Files';
  useKeys(
    'Everywhere',
    places.map(({ to, key, name: place }) => ({ key, does: `Go to ${place}`, run: () => void navigate({ to }) })),
  );
  useEffect(() => {
    document.title = `${name} · Parley`;
    main.current?.scrollTo(0, 0);
  }, [name]);
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the screen
      </a>
      {top}
      <Rail />
      <main ref={main} className={css.main} id="main" tabIndex={-1}>
        <h1 className={css.hidden}>{name}</h1>
        <Outlet />
      </main>
      {children}
    </div>
  );
}

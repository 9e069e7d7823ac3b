import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { DropAnywhere } from '../parts/dropAnywhere.tsx';
import { KeysProvider, useKeys } from '../parts/keys.tsx';
import { TrailProvider } from '../parts/trail.tsx';
import { places } from './places.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './topBar.tsx';
import css from './shell.module.css';

/** Rail, top bar, and the screen between them. */
export function Shell() {
  return (
    <KeysProvider>
      <TrailProvider>
        <Frame />
      </TrailProvider>
    </KeysProvider>
  );
}

function Frame() {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const name = places.find(({ to }) => to === path)?.name ?? 'Files';
  useKeys(
    'Everywhere',
    places.map(({ to, name: place }, index) => ({ key: String(index + 1), does: `Go to ${place}`, run: () => void navigate({ to }) })),
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
      <TopBar />
      <Rail />
      <main ref={main} className={css.main} id="main" tabIndex={-1}>
        <h1 className={css.hidden}>{name}</h1>
        <Outlet />
      </main>
      <DropAnywhere />
    </div>
  );
}

import { createContext, use, useMemo, type ReactNode } from 'react';
import { useLocalStorage } from '@mantine/hooks';
import { makeShow, type Show } from './show.ts';

const ShowContext = createContext<{ readonly show: Show; readonly toggle: () => void }>({ show: makeShow(false), toggle: () => undefined });

/** How to write figures right now. */
export function useShow(): Show {
  return use(ShowContext).show;
}

/** The eye in the top bar. */
export function useScramble(): { readonly hidden: boolean; readonly toggle: () => void } {
  const { show, toggle } = use(ShowContext);
  return { hidden: show.hidden, toggle };
}

export function ShowProvider({ children }: { readonly children: ReactNode }) {
  // Read at once: a shared screen must not flash the figures before they are hidden.
  const [hidden, setHidden] = useLocalStorage({ key: 'parley.numbers-hidden', defaultValue: false, getInitialValueInEffect: false });
  const value = useMemo(() => ({ show: makeShow(hidden), toggle: () => setHidden((now) => !now) }), [hidden, setHidden]);
  return <ShowContext value={value}>{children}</ShowContext>;
}

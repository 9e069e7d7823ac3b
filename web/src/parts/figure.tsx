import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTrail, type Trail } from './trail.tsx';
import css from './figure.module.css';

/** A figure on a screen: pressing it tells how it was made. */
export function Figure({ trail, children, strong = false }: { readonly trail: () => Trail; readonly children: ReactNode; readonly strong?: boolean }) {
  const open = useTrail();
  return (
    <UnstyledButton className={css.figure} data-strong={strong || undefined} title="How this was made" onClick={() => open(trail())}>
      {children}
    </UnstyledButton>
  );
}

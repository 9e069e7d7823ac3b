import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { UseSampleDeal } from './useSampleDeal.tsx';
import css from './empty.module.css';

/** A screen without data: what goes here, the sample, and how to get the real thing. */
export function Empty({ says, get }: { readonly says: string; readonly get: ReactNode }) {
  return (
    <div className={css.empty}>
      <h2 className={css.says}>{says}</h2>
      <div className={css.buttons}>
        <Button component={Link} to="/files">
          Add files
        </Button>
        <UseSampleDeal />
      </div>
      <div className={css.get}>{get}</div>
    </div>
  );
}

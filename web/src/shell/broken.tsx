import { Button } from '@mantine/core';
import { asRefused } from '../client/refused.ts';
import { RefusedNotice } from '../parts/notice.tsx';

/** A screen that could not be drawn: what happened, and a way on. */
export function Broken({ error }: { readonly error: unknown }) {
  return (
    <div style={{ padding: '1rem', display: 'grid', gap: '0.75rem', justifyItems: 'start' }}>
      <p>This screen could not be drawn. Your files are safe on this computer; nothing was changed.</p>
      <RefusedNotice refused={asRefused(error)} />
      <Button size="compact-sm" onClick={() => location.reload()}>
        Load the app again
      </Button>
    </div>
  );
}

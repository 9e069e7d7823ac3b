import { Button } from '@mantine/core';
import { useState } from 'react';
import { AlternativeForm } from './alternativeForm.tsx';

/** One more thing that we could do without this deal. */
export function NewAlternative() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Add an alternative
      </Button>
      {open && <AlternativeForm known={undefined} close={() => setOpen(false)} />}
    </>
  );
}

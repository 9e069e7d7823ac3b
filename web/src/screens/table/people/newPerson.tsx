import { Button } from '@mantine/core';
import { useState } from 'react';
import { PersonForm } from './personForm.tsx';

/** Somebody more at the table, of either side. */
export function NewPerson() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Add somebody
      </Button>
      {open && <PersonForm known={undefined} close={() => setOpen(false)} />}
    </>
  );
}

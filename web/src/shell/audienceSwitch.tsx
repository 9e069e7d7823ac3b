import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { audienceInWords } from '../../../src/packs/brief/brief.ts';
import { audience, switchAudience, type Audience } from '../audience.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useKeys } from '../parts/keys.tsx';
import css from './audienceSwitch.module.css';

const names: Readonly<Record<Audience, string>> = { internal: 'Internal', supplier: 'Supplier-safe' };

/** Who may see the screen. To Supplier-safe at once; back to Internal only after a question, because others may be looking. */
export function AudienceSwitch() {
  const [asking, setAsking] = useState(false);
  const change = (to: Audience): void => {
    if (to === audience) return;
    if (to === 'internal') setAsking(true);
    else switchAudience(to);
  };
  useKeys('Who may see this screen', [{ key: '0', does: audience === 'internal' ? 'Show only what Microsoft may see' : 'Back to Internal', run: () => change(audience === 'internal' ? 'supplier' : 'internal') }]);
  return (
    <>
      <div className={css.switch} role="group" aria-label="Who may see this screen">
        {(['internal', 'supplier'] as const).map((each) => (
          <UnstyledButton key={each} className={css.choice} data-audience={each} aria-pressed={audience === each} onClick={() => change(each)}>
            {names[each]}
          </UnstyledButton>
        ))}
      </div>
      <p className={css.printed}>{audienceInWords[audience]}</p>
      {asking && (
        <Dialog title="Show what is internal?" close={() => setAsking(false)}>
          <p>Everybody who sees this screen will then see costs, targets, the walk-away and notes. Stop sharing the screen first.</p>
          <div className={css.buttons}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              Stay supplier-safe
            </Button>
            <Button onClick={() => switchAudience('internal')}>Show what is internal</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

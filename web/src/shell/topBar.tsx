import { ActionIcon, Tooltip } from '@mantine/core';
import { useIsMutating } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { day } from '../../../src/base/calendar.ts';
import { today } from '../client/today.ts';
import { useStanding } from '../client/useStanding.ts';
import { useWorkspace } from '../client/useWorkspace.ts';
import { useUploads } from '../client/uploads.tsx';
import { Icon } from '../parts/icons.tsx';
import { useScramble } from '../parts/useShow.tsx';
import { AudienceSwitch } from './audienceSwitch.tsx';
import { Days } from './days.tsx';
import { LookAndHelp } from './lookAndHelp.tsx';
import css from './topBar.module.css';

/** What is the same on every screen: which deal, how long there is, in what money, and what is on show. */
export function TopBar() {
  const workspace = useWorkspace();
  const standing = useStanding();
  const known = standing.state === 'done' ? standing.value : standing.state === 'working' ? standing.was : undefined;
  const { hidden, toggle } = useScramble();
  return (
    <header className={css.bar}>
      <Link to="/deal" className={css.brand} title="Parley: where do we stand?">
        <img src="/parley.svg" alt="" width="22" height="22" />
        <span className={css.deal}>{known?.name ?? 'Parley'}</span>
      </Link>
      <Days on={day(known?.asOf ?? workspace.data?.today ?? today())} currency={known?.currency} />
      <SavedState />
      <AudienceSwitch />
      <div className={css.switches}>
        <Tooltip withinPortal={false} label={hidden ? 'Show numbers' : 'Hide numbers'}>
          <ActionIcon variant={hidden ? 'filled' : 'subtle'} color={hidden ? 'ink' : 'gray'} size="lg" aria-label="Hide numbers" aria-pressed={hidden} onClick={toggle}>
            <Icon name={hidden ? 'eyeOff' : 'eye'} />
          </ActionIcon>
        </Tooltip>
        <LookAndHelp />
      </div>
    </header>
  );
}

function SavedState() {
  const workspace = useWorkspace();
  const changing = useIsMutating() > 0;
  const { busy } = useUploads();
  const words = changing || busy ? 'Saving …' : workspace.isError ? 'No connection to Parley' : 'Saved on this computer';
  return (
    <span className={css.saved} role="status" title={workspace.data && `In ${workspace.data.folder}`}>
      {words}
    </span>
  );
}

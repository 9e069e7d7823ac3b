import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useIsMutating } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { day } from '../../../src/base/calendar.ts';
import { today } from '../client/today.ts';
import { useStanding } from '../client/useStanding.ts';
import { useWorkspace } from '../client/useWorkspace.ts';
import { useUploads } from '../client/uploads.tsx';
import { microsoftDates } from '../parts/microsoftDates.ts';
import { Icon } from '../parts/icons.tsx';
import { useKeysHelp } from '../parts/keys.tsx';
import { plural, showDay } from '../parts/show.ts';
import { useScramble } from '../parts/useShow.tsx';
import css from './topBar.module.css';

/** What is the same on every screen: which deal, how long there is, in what money, and what is on show. */
export function TopBar() {
  const workspace = useWorkspace();
  const standing = useStanding();
  const known = standing.state === 'done' ? standing.value : standing.state === 'working' ? standing.was : undefined;
  const { yearEnd, quarterEnd } = microsoftDates(day(known?.asOf ?? workspace.data?.today ?? today()));
  const { hidden, toggle } = useScramble();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const showHelp = useKeysHelp();
  return (
    <header className={css.bar}>
      <Link to="/deal" className={css.brand} title="Parley: where do we stand?">
        <img src="/parley.svg" alt="" width="22" height="22" />
        <span className={css.deal}>{known?.name ?? 'Parley'}</span>
      </Link>
      <dl className={css.facts}>
        {quarterEnd.day !== yearEnd.day && (
          <div>
            <dt>Quarter end {showDay(quarterEnd.day)}</dt>
            <dd>{plural(quarterEnd.inDays, 'day')}</dd>
          </div>
        )}
        <div title="Microsoft's financial year ends on 30 June: sellers have the most room in the weeks before it.">
          <dt>Microsoft year end {showDay(yearEnd.day)}</dt>
          <dd>{plural(yearEnd.inDays, 'day')}</dd>
        </div>
        {known && (
          <div>
            <dt>Currency</dt>
            <dd>{known.currency}</dd>
          </div>
        )}
      </dl>
      <SavedState />
      <div className={css.switches}>
        <Tooltip withinPortal={false} label={hidden ? 'Show numbers' : 'Hide numbers'}>
          <ActionIcon variant={hidden ? 'filled' : 'subtle'} color={hidden ? 'ink' : 'gray'} size="lg" aria-label="Hide numbers" aria-pressed={hidden} onClick={toggle}>
            <Icon name={hidden ? 'eyeOff' : 'eye'} />
          </ActionIcon>
        </Tooltip>
        <Tooltip withinPortal={false} label={scheme === 'dark' ? 'Light colours' : 'Dark colours'}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Dark colours" aria-pressed={scheme === 'dark'} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
            <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
          </ActionIcon>
        </Tooltip>
        <Tooltip withinPortal={false} label="Keys (?)">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Keys" onClick={showHelp}>
            <Icon name="help" />
          </ActionIcon>
        </Tooltip>
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

import { Link } from '@tanstack/react-router';
import { day } from '../../../src/base/calendar.ts';
import { today } from '../client/today.ts';
import { KeysProvider } from '../parts/keys.tsx';
import { AudienceSwitch } from '../shell/audienceSwitch.tsx';
import { Days } from '../shell/days.tsx';
import { Frame } from '../shell/frame.tsx';
import { LookAndHelp } from '../shell/lookAndHelp.tsx';
import { useProjection } from './useProjection.ts';
import bar from '../shell/topBar.module.css';
import css from './supplierShell.module.css';

/** Rail and top bar while the other side looks, in a frame that nobody overlooks. */
export function SupplierShell() {
  return (
    <KeysProvider>
      <Frame top={<SupplierBar />} />
    </KeysProvider>
  );
}

function SupplierBar() {
  const work = useProjection();
  const known = work.state === 'done' ? work.value : undefined;
  return (
    <header className={bar.bar}>
      <p className={css.band}>
        <strong>Supplier-safe</strong>: this screen is made only of what Microsoft may see.
      </p>
      <Link to="/deal" className={bar.brand} title="Parley">
        <img src="/parley.svg" alt="" width="22" height="22" />
        <span className={bar.deal}>{known?.title ?? 'Parley'}</span>
      </Link>
      <Days on={day(known?.day ?? today())} />
      <AudienceSwitch />
      <div className={bar.switches}>
        <LookAndHelp />
      </div>
    </header>
  );
}

import { useDealFiles } from '../../../client/useDealFiles.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Answered } from '../answered.tsx';
import { Benchmarks } from './benchmarks.tsx';
import { Bundle } from './bundle.tsx';
import { Routes } from './routes.tsx';
import { Tactics } from './tactics.tsx';
import css from './ways.module.css';

/** By which way to buy, what the bundle is made of, what others got, and what to do about it step by step. */
export function WaysPart() {
  const room = useRoom();
  const workspace = useWorkspace();
  const { deal } = useDealFiles();
  const ready = room.hasKind('usage') && deal !== undefined;
  const basis = [...room.basisOf(['offers.yaml', 'dates.yaml'], ['usage', 'deal']), deal?.name ?? ''];
  const routes = useWork('guide.routes', {}, basis, ready);
  const on = routes.state === 'done' ? routes.value.on : undefined;
  // The size and the discount are those of the routes: the same bills need not be made twice.
  const benchmarks = useWork('guide.benchmarks', on?.annualSpend === undefined || on.annualSpend === null ? {} : { annualSpend: on.annualSpend, ...(on.offList !== null && { discount: Math.max(0, Math.min(100, on.offList)) }) }, [...basis, ...room.basisOf(['closed.yaml'])], ready && on !== undefined);
  const tactics = useWork('guide.tactics', {}, [...basis, ...room.basisOf(['asks.yaml', 'alternatives.yaml']), workspace.data?.facts['units'] ?? ''], ready);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  if (!ready) return <Empty says="Here stand the ways to buy with the one that fits, what each element of a bundle is worth and forces, what others got, and tactics as steps." get="Bring usage and an offer as a deal file: ways and bundles are priced on them." />;
  return (
    <div className={css.part}>
      <Answered work={routes} what="Pricing the ways to buy">
        {(value) => <Routes shown={value} />}
      </Answered>
      <Bundle basis={basis} inForce={deal.name} />
      <Answered work={benchmarks} what="Looking at what others got">
        {(value) => <Benchmarks shown={value} />}
      </Answered>
      <Answered work={tactics} what="Looking at what each tactic rests on">
        {(value) => <Tactics shown={value} />}
      </Answered>
    </div>
  );
}

import { Empty } from '../../parts/empty.tsx';

/** The place of the deal without usage. */
export function DealEmpty() {
  return <Empty says="Here you see on one page where the negotiation stands: what it costs, what to ask for, what the paper misses and how long there is." get="It needs an Azure cost export or another usage file; the draft contract and a deal file make it complete." />;
}

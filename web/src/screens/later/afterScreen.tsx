import { LaterScreen } from './laterScreen.tsx';

export function AfterScreen() {
  return <LaterScreen name="After signing" says="Here every promise will be held against the signed paper and every invoice against the agreed rates, with the commitment's burn-down beside them." />;
}

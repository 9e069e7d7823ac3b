import { usePaper } from '../usePaper.tsx';
import { PaperDesk } from './paperDesk.tsx';

/** The paper with its findings beside it. */
export function ReadPart() {
  const found = usePaper();
  if ('meanwhile' in found) return found.meanwhile;
  return <PaperDesk key={found.at.kept.sha256} {...found.at} />;
}

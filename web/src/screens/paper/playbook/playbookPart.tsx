import { useState } from 'react';
import { usePaperFacts } from '../../../client/usePaperFacts.ts';
import { bundledPlaybook, usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { Notice } from '../../../parts/notice.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { nextName } from './changes.ts';
import { groupsOf, nextOverlay, overlayOf } from './choices.ts';
import { OverlayEditor } from './overlayEditor.tsx';
import { PlaybookEditor } from './playbookEditor.tsx';

/** Our positions as data: the playbook, or what our industry lays over it, is edited matter by matter and kept as a version of its own. */
export function PlaybookPart() {
  const workspace = useWorkspace();
  const show = useShow();
  const { own, overlays, current, basis } = usePlaybooks();
  const { industry } = usePaperFacts();
  const [from, setFrom] = useState<string>();
  if (workspace.isPending) return <p role="status">Opening the workspace …</p>;
  if (show.hidden) {
    return (
      <Notice>
        <p>Our positions and wording are not shown while numbers are hidden.</p>
      </Notice>
    );
  }
  const groups = groupsOf(own, overlays, current, industry);
  const chosen = from !== undefined && groups.some(({ items }) => items.some(({ value }) => value === from)) ? from : current;
  const overlay = overlayOf(chosen);
  const choices = { chosen, groups, choose: setFrom };
  if (overlay !== undefined) {
    const sha = overlays.find(({ name }) => name === overlay)?.sha256 ?? overlay;
    return <OverlayEditor key={`${overlay} ${sha} ${basis}`} {...choices} name={overlay} playbook={current} basis={`${sha} ${basis}`} used={industry} next={nextOverlay(overlay, overlays)} />;
  }
  const sha = own.find(({ name }) => name === chosen)?.sha256 ?? bundledPlaybook;
  return <PlaybookEditor key={`${chosen} ${basis}`} {...choices} name={chosen} inUse={chosen === current} basis={sha} next={nextName(own)} />;
}

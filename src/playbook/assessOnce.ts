import type { Outcome } from '../base/outcome.ts';
import type { Paper } from '../paper/paper.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { Finder } from './finder/finder.ts';
import type { Playbook } from './playbook.ts';

/** As `assess`, worked out once for the same paper, playbook and finder: findings, proposals and the deal as a whole share it for as long as the paper is held. */
export function assessOnce(paper: Paper, playbook: Playbook, finder?: Finder): Outcome<Assessment> {
  const byPlaybook = done.get(paper) ?? new WeakMap<Playbook, Assessed[]>();
  done.set(paper, byPlaybook);
  const before = byPlaybook.get(playbook) ?? [];
  byPlaybook.set(playbook, before);
  const held = before.find((each) => each.finder === finder);
  if (held) return held.outcome;
  const outcome = assess(paper, playbook, finder);
  before.push({ finder, outcome });
  return outcome;
}

interface Assessed {
  readonly finder: Finder | undefined;
  readonly outcome: Outcome<Assessment>;
}

const done = new WeakMap<Paper, WeakMap<Playbook, Assessed[]>>();

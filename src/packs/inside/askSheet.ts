import { forOurEyes } from '../../base/confidential.ts';
import type { Brief, BriefSection, Words } from '../brief/brief.ts';
import { spokenDay, strong, words } from '../brief/words.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';
import { bestAsksFirst, spanInWords, titled } from './inWords.ts';

/** Every ask on a line as it is fought for: opening, target, walk-away, what may be given, who owns it; and what our own sides have not settled. */
export function askSheet(dossier: Dossier): Brief {
  return cleaned({
    audience: 'internal',
    title: dossier.name,
    subtitle: `Ask sheet · ${spokenDay(dossier.day)} · internal`,
    day: dossier.day,
    sections: [sheet(dossier), ...money(dossier), ...unsettled(dossier), ...proofSection(dossier.proof)],
    notes: [],
  });
}

function sheet(dossier: Dossier): BriefSection {
  const asks = bestAsksFirst(dossier);
  const title = 'What we ask for, in the order of worth × likelihood';
  if (asks.length === 0) return { title, blocks: [{ kind: 'paragraph', words: words('No ask with a justification stands yet.') }] };
  return {
    title,
    blocks: [{
      kind: 'table', caption: words('How far each goes and what may be given for it'),
      columns: [{ title: '', align: 'right', width: 0.03 }, { title: 'Ask', align: 'left', width: 0.27 }, { title: 'Opening', align: 'left', width: 0.13 }, { title: 'Target', align: 'left', width: 0.13 }, { title: 'Walk-away', align: 'left', width: 0.13 }, { title: 'To trade for it', align: 'left', width: 0.17 }, { title: 'Owner; who approves', align: 'left', width: 0.14 }],
      rows: asks.map(({ ask, rank }): Words[] => [
        words(String(rank)), words(strong(`${forOurEyes(ask.title)}. `), `${titled(forOurEyes(ask.need))}. ${ask.why ?? ''}`), words(ask.opening ?? '–'), words(forOurEyes(ask.target) ?? '–'), words(forOurEyes(ask.walkAway) ?? '–'),
        words(forOurEyes(ask.trades).join('; ') || '–'), words(`${forOurEyes(ask.owner) ?? 'nobody'}; ${forOurEyes(ask.approver) ?? 'nobody'}`),
      ]),
    }],
  };
}

function money(dossier: Dossier): BriefSection[] {
  const asks = bestAsksFirst(dossier);
  if (asks.length === 0) return [];
  return [{
    title: 'What it is worth to us and may cost them',
    blocks: [{
      kind: 'table', caption: words(`Over the term in ${dossier.currency}; what it costs them is an assumption`),
      columns: [{ title: '', align: 'right', width: 0.03 }, { title: 'Worth', align: 'right', width: 0.2 }, { title: 'Likelihood', align: 'right', width: 0.11 }, { title: 'From where', align: 'left', width: 0.24 }, { title: 'Costs them', align: 'right', width: 0.2 }, { title: 'Because', align: 'left', width: 0.22 }],
      rows: asks.map(({ ask, rank }): Words[] => {
        const cost = forOurEyes(ask.costsThem);
        return [words(String(rank)), words(spanInWords(forOurEyes(ask.worth))), words(`${Math.round(forOurEyes(ask.likelihood) * 100)} %`), words(forOurEyes(ask.basis)), words(cost === undefined ? 'not judged' : spanInWords(cost)), words(cost?.because ?? '')];
      }),
    }],
  }];
}

function unsettled({ asks }: Dossier): BriefSection[] {
  const open = asks.filter(({ mayLeave }) => !mayLeave);
  if (open.length === 0) return [];
  return [{ title: 'Not put forward yet', blocks: [{ kind: 'list', items: open.map((ask) => words(strong(forOurEyes(ask.title)), `: ${forOurEyes(ask.keptBecause)} ${forOurEyes(ask.positions).map(({ by, says }) => `${by} says “${says}”`).join(', ')}`.trimEnd())) }] }];
}

import type { LedgerProof } from '../dossier/dossier.ts';
import type { Standing } from '../standing.ts';
import { asksSection } from './asksSection.ts';
import type { Brief } from './brief.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';
import { calendarSection } from './calendarSection.ts';
import { costSection } from './costSection.ts';
import { NoteBook } from './noteBook.ts';
import { paperSection } from './paperSection.ts';
import { structuresSection } from './structuresSection.ts';
import { unreadSection } from './unreadSection.ts';
import { whereWeStand } from './whereWeStand.ts';
import { spokenDay } from './words.ts';

/** The brief of a standing: what a CIO decides from and a procurement lead negotiates by, each figure with its source; with what the record of promises was, where there is one. */
export function briefOf(standing: Standing, proof?: LedgerProof): Brief {
  const notes = new NoteBook();
  const sections = [
    whereWeStand(standing, notes), costSection(standing, notes), structuresSection(standing, notes), asksSection(standing, notes),
    paperSection(standing, notes), calendarSection(standing, notes), unreadSection(standing, notes),
  ];
  return cleaned({
    audience: 'internal',
    title: standing.name,
    subtitle: `Negotiation brief · Azure OpenAI · ${spokenDay(standing.asOf)} · internal`,
    day: standing.asOf,
    sections: [...sections, ...proofSection(proof)],
    notes: notes.notes(),
  });
}

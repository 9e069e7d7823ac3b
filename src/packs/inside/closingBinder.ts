import { forOurEyes } from '../../base/confidential.ts';
import type { Brief, BriefSection, Words } from '../brief/brief.ts';
import { spokenDay, strong, words } from '../brief/words.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { subjectOf } from '../supplier/subjectOf.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';
import { gateSection, promisesSection } from './promiseChecklist.ts';

/** What is kept when the deal is closed: what was agreed, who signed it off, what was promised and where it stands, dates to keep, and every file by its hash. */
export function closingBinder(dossier: Dossier): Brief {
  return cleaned({
    audience: 'internal',
    title: dossier.name,
    subtitle: `Closing binder · ${spokenDay(dossier.day)} · internal`,
    day: dossier.day,
    sections: [agreed(dossier), gateSection(dossier), promisesSection(dossier), ...signOffs(dossier), ...dates(dossier), ...open(dossier), files(dossier), ...proofSection(dossier.proof)],
    notes: [],
  });
}

function agreed({ offers, currency }: Dossier): BriefSection {
  const last = offers.at(-1);
  const title = 'Terms on the table';
  if (last === undefined) return { title, blocks: [{ kind: 'paragraph', words: words('No offer is on record.') }] };
  return {
    title,
    blocks: [
      { kind: 'paragraph', words: words(`${forOurEyes(last.title)}, ${last.by === 'us' ? 'ours' : 'theirs'} of ${spokenDay(last.on)}${last.expires === undefined ? '' : `, held until ${spokenDay(last.expires)}`}; the last of ${offers.length} on record.`) },
      { kind: 'table', caption: words(`As it says; amounts in ${currency}`), columns: [{ title: 'Subject', align: 'left', width: 0.25 }, { title: 'Terms', align: 'left', width: 0.75 }], rows: last.says.map(({ key, words: text }): Words[] => [words(strong(subjectOf(key))), words(text)]) },
    ],
  };
}

function signOffs(dossier: Dossier): BriefSection[] {
  const people = dossier.people && forOurEyes(dossier.people);
  const rows = (people?.ours ?? []).flatMap(({ name, role, signsOff }) => signsOff.map(({ what, on }): Words[] => [words(on === undefined ? '[ ]' : '[x]'), words(strong(what)), words(`${name}, ${role}`), words(on === undefined ? 'open' : spokenDay(on))]));
  if (rows.length === 0) return [];
  return [{ title: 'Signed off by us', blocks: [{ kind: 'table', caption: words('Ticked where it is done'), columns: [{ title: '', align: 'left', width: 0.06 }, { title: 'What', align: 'left', width: 0.44 }, { title: 'Who', align: 'left', width: 0.3 }, { title: 'When', align: 'left', width: 0.2 }], rows }] }];
}

function dates(dossier: Dossier): BriefSection[] {
  const entries = dossier.standing === undefined ? [] : forOurEyes(dossier.standing).calendar;
  if (entries.length === 0) return [];
  return [{ title: 'Dates to keep', blocks: [{ kind: 'table', caption: words('From the deal file and public sources'), columns: [{ title: 'Day', align: 'left', width: 0.2 }, { title: 'What', align: 'left', width: 0.4 }, { title: 'From where', align: 'left', width: 0.4 }], rows: entries.map(({ day, what, source }): Words[] => [words(strong(spokenDay(day))), words(what), words(source)]) }] }];
}

function open({ asks }: Dossier): BriefSection[] {
  if (asks.length === 0) return [];
  return [{ title: 'What we asked for', blocks: [{ kind: 'list', items: asks.filter(({ why }) => why !== undefined).map((ask) => words(strong(forOurEyes(ask.title)), `: ${forOurEyes(ask.agreed) ?? 'no position was agreed on among ourselves'}`)) }] }];
}

function files(dossier: Dossier): BriefSection {
  const all = forOurEyes(dossier.files);
  return {
    title: 'Files',
    blocks: all.length === 0
      ? [{ kind: 'paragraph', words: words('No workspace was open, so no files are listed.') }]
      : [{ kind: 'table', caption: words('As they were kept, by SHA-256'), columns: [{ title: 'File', align: 'left', width: 0.34 }, { title: 'Kind', align: 'left', width: 0.12 }, { title: 'SHA-256', align: 'left', width: 0.54 }], rows: all.map(({ name, kind, sha256 }): Words[] => [words(name), words(kind), words(`${sha256.slice(0, 32)} ${sha256.slice(32)}`)]) }],
  };
}

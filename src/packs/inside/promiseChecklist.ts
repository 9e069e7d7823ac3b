import { forOurEyes } from '../../base/confidential.ts';
import { gateTopics } from '../../ledger/entry.ts';
import type { Brief, BriefSection, Words } from '../brief/brief.ts';
import { clipped, counted, spokenDay, strong, words } from '../brief/words.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { onPaperInWords } from '../dossier/onPaper.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';

/** Every promise with a box to tick: who said it, what shows it, what the paper makes of it; and whether one may sign. */
export function promiseChecklist(dossier: Dossier): Brief {
  return cleaned({
    audience: 'internal',
    title: dossier.name,
    subtitle: `Promises to tick off before signing · ${spokenDay(dossier.day)} · internal`,
    day: dossier.day,
    sections: [gateSection(dossier), promisesSection(dossier), ...proofSection(dossier.proof)],
    notes: [],
  });
}

/** Whether one may sign and what is missing, subject by subject. */
export function gateSection(dossier: Dossier): BriefSection {
  const title = 'May we sign?';
  const gate = dossier.gate && forOurEyes(dossier.gate);
  if (gate === undefined) return { title, blocks: [{ kind: 'paragraph', words: words('No paper has been held against the promises yet: bring the draft.') }] };
  const blocking = dossier.promises.filter(({ blocks }) => forOurEyes(blocks)).length;
  const subjects = { pricing: 'prices', credits: 'credits', dataHandling: 'data handling', support: 'support', renewal: 'renewal' };
  return {
    title,
    blocks: [
      { kind: 'paragraph', words: gate.maySign ? words(strong('Yes.'), ' Every promise is on paper or answered for, and the five subjects are covered.') : words(strong('Not yet.'), ` ${counted(blocking, 'promise is', 'promises are')} in the way, and ${gateTopics.filter((topic) => !gate.covered[topic]).map((topic) => subjects[topic]).join(', ') || 'no subject'} not covered.`) },
      { kind: 'list', items: gateTopics.map((topic) => words(`${gate.covered[topic] ? '[x]' : '[ ]'} ${subjects[topic]}`)) },
      ...(gate.overrides.length === 0 ? [] : [{ kind: 'list' as const, items: gate.overrides.map(({ of, by, reason }) => words(strong(`${by} answers for ${of}: `), reason)) }]),
    ],
  };
}

export function promisesSection({ promises }: Dossier): BriefSection {
  const title = 'What they promised';
  if (promises.length === 0) return { title, blocks: [{ kind: 'paragraph', words: words('Nothing is in the record of promises yet.') }] };
  return {
    title,
    blocks: [{
      kind: 'table', caption: words('Ticked where the paper carries it whole'),
      columns: [{ title: '', align: 'left', width: 0.05 }, { title: 'Promise', align: 'left', width: 0.34 }, { title: 'Who, when and where', align: 'left', width: 0.31 }, { title: 'On paper', align: 'left', width: 0.3 }],
      rows: promises.map((promise): Words[] => {
        const override = forOurEyes(promise.override);
        const evidence = forOurEyes(promise.evidence);
        const paper = promise.onPaper === undefined ? 'no paper yet' : onPaperInWords(promise.onPaper);
        return [
          words(promise.onPaper === 'in paper' ? '[x]' : '[ ]'),
          words(strong(`${promise.id} `), { text: promise.what, quote: true }),
          words(`${promise.who}, ${spokenDay(promise.said)}, ${promise.where}. ${evidence === undefined ? 'No evidence file.' : `Evidence ${evidence.slice(0, 12)}.`} Carried by: ${promise.vehicle}. Stands as: ${forOurEyes(promise.status)}.`),
          words(strong(`${paper}. `), promise.gaps.join('; '), promise.clause === '' ? '' : ` ${promise.file}: “${clipped(promise.clause, 140)}”`, override === undefined ? '' : ` ${override.by} answers for it: ${override.reason}`),
        ];
      }),
    }],
  };
}

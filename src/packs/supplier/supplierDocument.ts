import type { Brief, BriefTable, TextSection, Words } from '../brief/brief.ts';
import { spokenDay, strong, words } from '../brief/words.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';
import { onPaperInWords } from '../dossier/onPaper.ts';
import type { SupplierView } from './supplierView.ts';

/** The pack for the other side: what we ask for and why, offers as both sides made them, open questions, and what was promised. It takes the projection and nothing else. */
export function supplierDocument(view: SupplierView): Brief {
  return cleaned({
    audience: 'supplier',
    title: view.name,
    subtitle: `For Microsoft · Azure OpenAI · ${spokenDay(view.day)}${view.term === undefined ? '' : ` · ${view.term.months} months from ${spokenDay(view.term.start)}`}`,
    day: view.day,
    sections: supplierSections(view).map(({ title, blocks }) => ({ title, blocks })),
    notes: [],
  });
}

/** What the sections of the pack are about; a screen shows each in its place. */
export const supplierSubjects = ['asks', 'offers', 'volume', 'questions', 'promises', 'proof'] as const;
export type SupplierSection = TextSection & { readonly about: (typeof supplierSubjects)[number] };

/** The sections of the pack, each with what it is about: what the pack prints and the supplier-safe screen shows. */
export function supplierSections(view: SupplierView): readonly SupplierSection[] {
  const made = { asks: [asks(view)], offers: offers(view), volume: volume(view), questions: questions(view), promises: promises(view), proof: proofSection(view.proof) };
  return cleaned(supplierSubjects.flatMap((about) => made[about].map((section) => ({ about, ...section }))));
}

function asks({ asks: all }: SupplierView): TextSection {
  const title = 'What we ask for';
  if (all.length === 0) return { title, blocks: [{ kind: 'paragraph', words: words('We have put no request in writing yet.') }] };
  const table: BriefTable = {
    kind: 'table', caption: words('In the order of the subjects'),
    columns: [{ title: 'Subject', align: 'left', width: 0.2 }, { title: 'Our request', align: 'left', width: 0.35 }, { title: 'Why', align: 'left', width: 0.45 }],
    rows: all.map(({ subject, opening, why }): Words[] => [words(strong(subject)), words(opening), words(why)]),
  };
  return { title, blocks: [table] };
}

function offers({ offers: all, currency }: SupplierView): TextSection[] {
  const shown = all.slice(-offersMost);
  if (shown.length === 0) return [];
  const subjects = [...new Set(shown.flatMap(({ says }) => says.map(({ subject }) => subject)))];
  const width = 0.8 / shown.length;
  return [{
    title: 'Offers so far',
    blocks: [{
      kind: 'table', caption: words(`As made; amounts in ${currency}`),
      columns: [{ title: 'Subject', align: 'left', width: 0.2 }, ...shown.map(({ by, on }) => ({ title: `${by === 'us' ? 'Ours' : 'Yours'} of ${spokenDay(on)}`, align: 'left' as const, width }))],
      rows: [
        ...subjects.map((subject): Words[] => [words(strong(subject)), ...shown.map(({ says }) => words(says.filter((each) => each.subject === subject).map((each) => each.words).join('; ') || '–'))]),
        ...(shown.some(({ expires }) => expires !== undefined) ? [[words(strong('Holds until')), ...shown.map(({ expires }) => words(expires === undefined ? '–' : spokenDay(expires)))]] : []),
      ],
    }],
  }];
}

/** As many columns as a page takes; the last ones count. */
const offersMost = 4;

function volume({ volume: used }: SupplierView): TextSection[] {
  if (used === undefined) return [];
  return [{ title: 'Our use so far', blocks: [{ kind: 'paragraph', words: words(`From ${used.from} to ${used.to} (${used.months} months) we sent ${used.requests === 0n ? '' : `${grouped(used.requests)} requests with `}${grouped(used.input)} tokens of input and received ${grouped(used.output)} tokens of output.`) }] }];
}

function questions({ questions: all }: SupplierView): TextSection[] {
  if (all.length === 0) return [];
  const topics = [...new Set(all.map(({ topic }) => topic))];
  return [{ title: 'What we would like to know', blocks: topics.flatMap((topic) => [{ kind: 'paragraph' as const, words: words(strong(topic.slice(0, 1).toUpperCase() + topic.slice(1))) }, { kind: 'list' as const, items: all.filter((each) => each.topic === topic).map(({ asks: question }) => words(question)) }]) }];
}

function promises({ promises: all }: SupplierView): TextSection[] {
  if (all.length === 0) return [];
  return [{
    title: 'What you told us',
    blocks: [{
      kind: 'table', caption: words('Please confirm each point, or say where the paper holds it'),
      columns: [{ title: 'Said', align: 'left', width: 0.24 }, { title: 'In your words', align: 'left', width: 0.46 }, { title: 'In the draft', align: 'left', width: 0.3 }],
      rows: all.map(({ what, who, said, where, onPaper, gaps }): Words[] => [words(`${who}, ${spokenDay(said)}, ${where}`), words({ text: what, quote: true }), words(onPaper === '' ? 'not looked through yet' : onPaperInWords(onPaper), gaps.length === 0 ? '' : `: ${gaps.join('; ')}`)]),
    }],
  }];
}

function grouped(count: bigint): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

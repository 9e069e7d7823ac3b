import { forOurEyes } from '../../base/confidential.ts';
import type { Brief, BriefSection, Words } from '../brief/brief.ts';
import { spokenDay, strong, words } from '../brief/words.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { cleaned } from '../write/cleaned.ts';
import { proofSection } from '../write/proofSection.ts';
import { titled } from './inWords.ts';

/** The questions for the meeting by subject, with why each is asked, what a good answer is, room to write, and what was answered. */
export function questionSheet(dossier: Dossier): Brief {
  const topics = [...new Set(dossier.questions.map(({ topic }) => topic))];
  const none: BriefSection = { title: 'Questions', blocks: [{ kind: 'paragraph', words: words('No question of the bank fits this deal.') }] };
  return cleaned({
    audience: 'internal',
    title: dossier.name,
    subtitle: `Questions for the meeting · ${spokenDay(dossier.day)} · internal`,
    day: dossier.day,
    sections: [...(topics.length === 0 ? [none] : topics.map((topic) => ofTopic(dossier, topic))), ...proofSection(dossier.proof)],
    notes: [],
  });
}

function ofTopic({ questions }: Dossier, topic: string): BriefSection {
  return {
    title: titled(topic),
    blocks: [{
      kind: 'table', caption: words('What they answer, and who'),
      columns: [{ title: 'Ask', align: 'left', width: 0.31 }, { title: 'Why, and what a good answer is', align: 'left', width: 0.37 }, { title: 'Answer', align: 'left', width: 0.32 }],
      rows: questions.filter((each) => each.topic === topic).map((question): Words[] => {
        const followUp = forOurEyes(question.followUp);
        return [
          words(strong(question.asks)), words(`${forOurEyes(question.why)} `, strong('Good: '), forOurEyes(question.good), ...(followUp === undefined ? [] : [' ', strong('Then: '), followUp])),
          question.answers.length === 0 ? words('') : question.answers.flatMap(({ answer, by, on }) => words({ text: answer, quote: true }, ` (${by}, ${spokenDay(on)}) `)),
        ];
      }),
    }],
  };
}

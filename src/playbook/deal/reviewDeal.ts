import type { Paper } from '../../paper/paper.ts';
import type { DocumentKind } from '../../paper/structure/documentKind.ts';
import { rankPapers, type Rank } from '../../paper/structure/ranking.ts';
import { assessOnce } from '../assessOnce.ts';
import type { Assessment } from '../assessment.ts';
import type { Finder } from '../finder/finder.ts';
import type { Playbook } from '../playbook.ts';
import type { TopicAssessment } from '../assessment.ts';
import { contradictions, type Contradiction } from './contradictions.ts';

/** What the deal as a whole says on a topic: the highest document that speaks on it. */
export interface DealTopic {
  readonly topic: string;
  readonly title: string;
  /** Absent where no document speaks on it. */
  readonly decidedBy?: string;
  readonly assessment: TopicAssessment;
  /** The documents that speak on it, the one that prevails first. */
  readonly spokenOfIn: readonly string[];
  /** Where the playbook wants it, and whether one of those documents is of that kind. */
  readonly belongsIn: string;
  readonly inItsPlace: 'yes' | 'no' | 'unsure';
}

export interface DealReview {
  readonly documents: readonly (Rank & { readonly assessment: Assessment })[];
  readonly topics: readonly DealTopic[];
  readonly contradictions: readonly Contradiction[];
}

/** The documents of one deal held against the playbook together: what prevails on each topic, and where they contradict each other. */
export function reviewDeal(papers: readonly Paper[], playbook: Playbook, finder?: Finder): DealReview {
  const { ranks } = rankPapers(papers);
  const documents = ranks.flatMap((rank) => {
    const paper = papers.find((each) => each.file === rank.file);
    return paper ? [{ ...rank, assessment: assessOnce(paper, playbook, finder).value }] : [];
  });
  const topics = playbook.topics.flatMap(({ topic, title, stand }): DealTopic[] => {
    if (!stand) return [];
    const each = documents.flatMap((document) => document.assessment.topics.filter((one) => one.topic === topic).map((assessment) => ({ document, assessment })));
    const speaking = each.filter(({ assessment }) => assessment.verdict !== 'absent' && assessment.verdict !== 'not assessed');
    const decisive = speaking[0] ?? each.find(({ assessment }) => assessment.verdict === 'not assessed') ?? each[0];
    if (!decisive) return [];
    return [
      {
        topic,
        title,
        ...(speaking.length > 0 ? { decidedBy: decisive.document.file } : {}),
        assessment: decisive.assessment,
        spokenOfIn: speaking.map(({ document }) => document.file),
        belongsIn: stand.document,
        inItsPlace: placed(stand.document, speaking.map(({ document }) => document.kind)),
      },
    ];
  });
  return { documents, topics, contradictions: contradictions(documents.map(({ file, rank, assessment }) => ({ file, rank, topics: assessment.topics }))) };
}

/** What the playbook calls each kind of document. */
const called: readonly (readonly [RegExp, DocumentKind])[] = [
  [/data protection|DPA/i, 'dataProtection'],
  [/amendment/i, 'amendment'],
  [/service level/i, 'serviceLevel'],
  [/support plan/i, 'supportPlan'],
  [/order form|enrolment/i, 'orderForm'],
  [/master agreement/i, 'masterAgreement'],
  [/acceptable use|product terms/i, 'productTerms'],
];

function placed(wanted: string, kinds: readonly DocumentKind[]): DealTopic['inItsPlace'] {
  const right = called.flatMap(([words, kind]) => (words.test(wanted) ? [kind] : []));
  if (right.length === 0 || kinds.length === 0) return 'unsure';
  if (kinds.some((kind) => right.includes(kind))) return 'yes';
  return kinds.includes('unknown') ? 'unsure' : 'no';
}

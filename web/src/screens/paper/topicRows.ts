import type { AnswerOf, PositionShown, ReviewShown } from '../../client/answers.ts';

type Topic = ReviewShown['topics'][number];
type Stand = AnswerOf<'playbook.positions'>['topics'][number];

const verdicts: Readonly<Record<Topic['verdict'], PositionShown['verdict']>> = { preferred: 'meets', fallback: 'meets', 'below fallback': 'weak', 'walk-away': 'weak', unsure: 'not assessed', absent: 'missing', 'not assessed': 'not assessed' };
const leads: Readonly<Record<Topic['verdict'], string>> = { preferred: '', fallback: 'Our fallback is met. ', 'below fallback': '', 'walk-away': 'Crosses our walk-away. ', unsure: 'Unsure. ', absent: '', 'not assessed': '' };

/** Every topic on which we have positions, as a row that is read, answered and ticked like those of the playbook; gravest first. */
export function topicRows(review: Pick<ReviewShown, 'topics'>, stands: readonly Stand[]): PositionShown[] {
  const standOf = new Map(stands.map((stand) => [stand.topic, stand]));
  return review.topics
    .flatMap((topic): { readonly row: PositionShown; readonly verdict: Topic['verdict'] }[] => {
      const stand = standOf.get(topic.topic);
      return stand ? [{ row: rowOf(topic, stand), verdict: topic.verdict }] : [];
    })
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map(({ row }) => row);
}

const order: readonly Topic['verdict'][] = ['walk-away', 'absent', 'unsure', 'below fallback', 'not assessed', 'fallback', 'preferred'];

function rowOf(topic: Topic, stand: Stand): PositionShown {
  const verdict = verdicts[topic.verdict];
  const loopholes = topic.loopholes.map(({ span, because }, index) => ({ id: `loophole ${index + 1}`, asks: 'Words that take something back', verdict: 'weak' as const, spans: [span], reason: because, parameters: {} }));
  const checks = [...topic.checks, ...loopholes];
  // Where no single check says which words fall short, all that speak of the topic do.
  const whole = verdict === 'weak' && !checks.some((check) => check.verdict === 'weak' && check.spans.length > 0);
  return {
    topic: `topic ${topic.topic}`,
    title: topic.title,
    verdict,
    spans: topic.spans,
    reason: `${leads[topic.verdict]}${topic.reason}`,
    searched: topic.searched,
    checks: whole ? [...checks, { id: 'position', asks: stand.fallback.says, verdict: 'weak', spans: topic.spans, reason: [...new Set(topic.positions.flatMap(({ because }) => because))].join(' '), parameters: figuresOf(topic) }] : checks,
    why: stand.why,
    approver: stand.approver,
    wording: { preferred: stand.preferred, fallback: stand.fallback, walkAway: stand.walkAway },
  };
}

function figuresOf({ parameters }: Topic): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.map(({ name, value, unit }) => [name, `${value} ${unit}`]));
}

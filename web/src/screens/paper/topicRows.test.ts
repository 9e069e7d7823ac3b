import { describe, expect, it } from 'vitest';
import type { AnswerOf, ReviewShown } from '../../client/answers.ts';
import { topicRows } from './topicRows.ts';

type Topic = ReviewShown['topics'][number];
const span = { start: 10, end: 20, quote: 'at any time', paragraph: 2 };
const position = { says: 'Says so.', wording: 'Our words.', when: [] };
const stand = (topic: string): AnswerOf<'playbook.positions'>['topics'][number] => ({ topic, title: topic, why: 'It matters.', approver: 'Legal', document: 'Amendment', mustFind: true, mayBeAbsent: false, preferred: position, fallback: position, walkAway: position });
const topic = (name: string, verdict: Topic['verdict'], more: Partial<Topic> = {}): Topic => ({ topic: name, title: name, verdict, stance: 'neutral', reason: 'So it is.', positions: [], clauses: 1, spans: [span], parameters: [], checks: [], loopholes: [], searched: [], why: '', approver: '', document: '', ...more });

describe('the topics as rows', () => {
  it('stand gravest first, and those without a position of ours not at all', () => {
    const rows = topicRows({ topics: [topic('good', 'preferred'), topic('bad', 'walk-away'), topic('none', 'absent', { spans: [] }), topic('unheld', 'walk-away')] }, ['good', 'bad', 'none'].map(stand));
    expect(rows.map(({ title, verdict, reason }) => [title, verdict, reason])).toEqual([
      ['bad', 'weak', 'Crosses our walk-away. So it is.'],
      ['none', 'missing', 'So it is.'],
      ['good', 'meets', 'So it is.'],
    ]);
  });

  it('name the words that fall short: loopholes, or all that speak of the topic', () => {
    const [whole] = topicRows({ topics: [topic('bad', 'below fallback')] }, [stand('bad')]);
    expect(whole?.checks.map(({ id, spans }) => [id, spans])).toEqual([['position', [span]]]);
    const [holed] = topicRows({ topics: [topic('bad', 'below fallback', { loopholes: [{ span, because: 'They may end it.' }] })] }, [stand('bad')]);
    expect(holed?.checks.map(({ id, reason }) => [id, reason])).toEqual([['loophole 1', 'They may end it.']]);
  });

  it('are told apart from rows of the playbook by their name', () => expect(topicRows({ topics: [topic('liability', 'absent')] }, [stand('liability')])[0]?.topic).toBe('topic liability'));
});

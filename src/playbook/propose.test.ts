import { describe, expect, it } from 'vitest';
import { bundledFinder, bundledPlaybook } from '../../tests/cases/playbook/bundled.ts';
import { readPaper } from '../paper/readPaper.ts';
import { readText } from '../paper/readText.ts';
import { redline } from '../paper/redline/redline.ts';
import { settle } from '../paper/redline/settle.ts';
import { draftAmendment } from '../sample/draftAmendment.ts';
import { assess } from './assess.ts';
import { propose, type Wanted } from './propose.ts';

const playbook = bundledPlaybook();
const finder = bundledFinder();
const draft = await draftAmendment();
const { value: paper } = readPaper(draft, 'draft.docx');
const { topics } = assess(paper, playbook, finder).value;
const signature = { author: 'Procurement', date: '2026-11-22T00:00:00Z' };
const enough: Readonly<Record<Wanted, readonly string[]>> = { preferred: ['preferred'], fallback: ['preferred', 'fallback'], walkAway: ['preferred', 'fallback', 'below fallback', 'unsure'] };

describe('what we send back', () => {
  it.each(['preferred', 'fallback', 'walkAway'] as const)('brings the draft to our %s position on every topic that fell short, once it is accepted', (wanted) => {
    const proposed = propose(paper, playbook, topics, { wanted, comments: false });
    const { value } = redline(draft, 'draft.docx', proposed.edits, signature);
    expect(value.edits.filter((each) => !each.applied)).toEqual([]);
    const accepted = readPaper(settle(value.bytes, 'draft.docx', 'accept').value.bytes, 'draft.docx').value;
    const now = new Map(assess(accepted, playbook, finder).value.topics.map((each) => [each.topic, each.verdict]));
    expect(proposed.topics.length).toBeGreaterThan(10);
    expect(proposed.topics.filter((each) => !enough[wanted].includes(now.get(each.topic) ?? '')).map((each) => [each.topic, now.get(each.topic)])).toEqual([]);
    expect(proposed.left).toEqual([]);
  });

  it('asks for less in a later round, and for nothing where the paper already says enough', () => {
    const rounds = (['preferred', 'fallback', 'walkAway'] as const).map((wanted) => propose(paper, playbook, topics, { wanted, comments: false }).topics.map((each) => each.topic));
    expect(rounds[1]?.every((topic) => rounds[0]?.includes(topic))).toBe(true);
    expect(rounds[2]?.every((topic) => rounds[1]?.includes(topic))).toBe(true);
    expect(rounds[2]?.length).toBeLessThan(rounds[0]?.length ?? 0);
  });

  it('gives no reason to the other side unless it is told to', () => {
    expect(propose(paper, playbook, topics, { wanted: 'preferred', comments: false }).edits.every((each) => each.comment === undefined)).toBe(true);
    expect(propose(paper, playbook, topics, { wanted: 'preferred', comments: true }).edits.some((each) => each.comment?.includes('cannot be taken back') === true)).toBe(true);
  });

  it('says of each topic which edits are for it, and of each edit why, for us alone', () => {
    const { edits, topics: asked } = propose(paper, playbook, topics, { wanted: 'preferred', comments: false });
    const ids = new Set(edits.map((each) => each.id));
    expect(ids.size).toBe(edits.length);
    expect(asked.filter((each) => each.edits.length === 0 || each.edits.some((id) => !ids.has(id)))).toEqual([]);
    expect(edits.find((each) => each.id === 'cap')).toMatchObject({ internal: expect.stringContaining('General counsel approves.'), fallback: expect.stringContaining('twelve (12) months') });
  });

  it('speaks of the sides as the paper does, and leaves the number of a clause', () => {
    const theirs = readText(new TextEncoder().encode('4. Data. Provider may use Customer Content to train its models.\n5.1. Provider may use Customer Content to improve its services.\n'), 'theirs.txt');
    const { edits } = propose(theirs, playbook, assess(theirs, playbook).value.topics, { wanted: 'fallback', comments: false, topics: ['training', 'improve'] });
    expect(edits[0]).toMatchObject({ id: 'training', find: 'Provider may use Customer Content to train its models.', replace: expect.stringContaining('Provider shall not use Customer Data to train') });
    expect(edits.every((each) => !each.replace.includes('Supplier'))).toBe(true);
  });

  it('takes a list out together with the words that lead into it', () => {
    const suspension = propose(paper, playbook, topics, { wanted: 'fallback', comments: false, topics: ['susp'] });
    expect(suspension.edits.map((each) => [each.find.slice(0, 30), each.replace.slice(0, 20)])).toEqual([
      ['Supplier may suspend a Deploym', 'Supplier shall give '],
      ['Customer or a user has violate', ''],
      ['the use of the Services may ha', ''],
      ['an amount due under the Enroll', ''],
    ]);
  });
});

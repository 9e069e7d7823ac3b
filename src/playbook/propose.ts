import type { Paper, Paragraph } from '../paper/paper.ts';
import type { Edit } from '../paper/redline/edit.ts';
import { codePoints } from '../paper/codePoints.ts';
import { partiesOf } from './parties.ts';
import type { Playbook, TopicRule, TopicStand } from './playbook.ts';
import { Reading } from './reading.ts';
import type { Sentence } from './sentences.ts';
import type { TopicAssessment, TopicVerdict } from './assessment.ts';

export type Wanted = 'preferred' | 'fallback' | 'walkAway';

/** An edit with what is only ours: why we ask, and what we would take instead. */
export interface ProposedEdit extends Edit {
  readonly internal?: string;
  /** The wording for a later round. */
  readonly fallback?: string;
}

export interface Proposal {
  readonly edits: readonly ProposedEdit[];
  /** What each edit is for, by its id. */
  readonly topics: readonly { readonly topic: string; readonly title: string; readonly from: TopicVerdict; readonly edits: readonly string[]; readonly approver: string }[];
  /** Topics that fall short and for which nothing could be proposed, with the reason. */
  readonly left: readonly { readonly topic: string; readonly because: string }[];
}

export interface ProposeOptions {
  readonly wanted: Wanted;
  /** Only these topics; all that fall short where absent. */
  readonly topics?: readonly string[];
  /** True where the other side may read why we ask. */
  readonly comments: boolean;
}

/**
 * The edits that bring the paper to the position wanted, in our wording with the paper's own names for the sides: what opposes
 * it is replaced or taken out, what is absent is put in. The next round asks for the fallback with the same words. Edits are those that `redline` takes.
 */
export function propose(paper: Paper, playbook: Playbook, assessed: readonly TopicAssessment[], options: ProposeOptions): Proposal {
  const page = new Page(paper);
  const proposed: { topic: string; title: string; from: TopicVerdict; edits: string[]; approver: string }[] = [];
  const left: { topic: string; because: string }[] = [];
  for (const each of assessed) {
    const topic = playbook.topics.find((one) => one.topic === each.topic);
    if (!topic?.stand || options.topics?.includes(each.topic) === false || !fallsShort(each, topic, options.wanted)) continue;
    const wording = page.named(topic.stand.positions[options.wanted].wording);
    const notes: Notes = {
      ...(options.comments ? { comment: `${topic.title}. ${topic.stand.why}` } : {}),
      internal: `${topic.title}: ${each.reason} ${topic.stand.approver} approves.`,
      ...(options.wanted === 'preferred' ? { fallback: page.named(topic.stand.positions.fallback.wording) } : {}),
    };
    const faults = faultsOf(each, topic.stand, options.wanted, page);
    const placed = faults.length > 0 ? page.replace(each.topic, faults, wording, notes) : page.insert(each, wording, notes);
    if (typeof placed === 'string') left.push({ topic: each.topic, because: placed });
    else proposed.push({ topic: each.topic, title: topic.title, from: each.verdict, edits: placed, approver: topic.stand.approver });
  }
  return { edits: page.edits(), topics: proposed, left };
}

const height: Readonly<Record<TopicVerdict, number>> = { preferred: 3, fallback: 2, 'below fallback': 1, unsure: 1, absent: 0, 'walk-away': 0, 'not assessed': 3 };
const needed: Readonly<Record<Wanted, number>> = { preferred: 3, fallback: 2, walkAway: 1 };

function fallsShort({ verdict }: TopicAssessment, { mayBeAbsent }: TopicRule, wanted: Wanted): boolean {
  return height[verdict] < needed[wanted] && !(verdict === 'absent' && mayBeAbsent);
}

/** The sentences that keep the paper from the position, in their order: those that oppose it, else those that fall short of it. */
function faultsOf(assessed: TopicAssessment, stand: TopicStand, wanted: Wanted, page: Page): Sentence[] {
  const asked = new Set([...stand.positions[wanted].when, ...stand.positions.walkAway.when].map((each) => each.of));
  const spans = [...assessed.checks.filter((each) => asked.has(each.id) && each.verdict === 'weak').flatMap((each) => each.spans), ...assessed.parameters.filter((each) => asked.has(each.name)).flatMap((each) => each.spans)];
  const at = [...new Set(spans.map((span) => span.start))].toSorted((a, b) => a - b);
  return at.flatMap((start) => page.sentenceAt(start) ?? []);
}

interface Notes {
  readonly comment?: string;
  readonly internal?: string;
  readonly fallback?: string;
}

/** The paper with the edits made on it so far; a sentence is edited once, whatever speaks against it. */
class Page {
  readonly #reading: Reading;
  readonly #text: string;
  readonly #changed = new Map<Sentence, { readonly id: string; replace: string; notes: Notes }>();
  readonly #added: { readonly id: string; readonly anchor: Paragraph; readonly wording: string; readonly notes: Notes }[] = [];
  readonly #names: readonly (readonly [RegExp, string])[];

  constructor(paper: Paper) {
    this.#reading = new Reading(paper);
    this.#text = paper.text;
    const parties = partiesOf(paper);
    this.#names = [
      [/\bSupplier\b/g, this.#commonest(['Supplier', 'Provider', 'Vendor', 'Microsoft', 'Licensor', 'Contractor', ...parties.vendor], 'Supplier')],
      [/\bCustomer\b(?! Data)/g, this.#commonest(['Customer', 'Client', 'Subscriber', 'Licensee', 'Purchaser', ...parties.customer], 'Customer')],
    ];
  }

  /** The wording with the sides as the paper calls them. */
  named(wording: string): string {
    return this.#names.reduce((text, [ours, theirs]) => text.replace(ours, theirs), wording);
  }

  sentenceAt(start: number): Sentence | undefined {
    return this.#reading.sentences.find((each) => each.start === start);
  }

  /** Our wording in place of the first fault; the others go, and a list goes with the words that lead into it. */
  replace(topic: string, faults: readonly Sentence[], wording: string, notes: Notes): string[] | string {
    const whole = faults.flatMap((fault) => [fault, ...this.#reading.sentences.filter((each) => each.leadIn?.start === fault.start && each.leadIn.end === fault.end)]);
    const ids: string[] = [];
    for (const [index, sentence] of [...new Set(whole)].entries()) {
      const words = index === 0 ? wording : '';
      const before = this.#changed.get(sentence);
      if (before) {
        before.replace = [before.replace, words].filter((each) => each !== '').join(' ');
        before.notes = index === 0 ? both(before.notes, notes) : before.notes;
        ids.push(before.id);
        continue;
      }
      const id = ids.length === 0 ? topic : `${topic}-${ids.length + 1}`;
      this.#changed.set(sentence, { id, replace: words, notes: index === 0 ? notes : {} });
      ids.push(id);
    }
    return ids;
  }

  /** Our wording as a paragraph of its own, behind what the paper says on the topic, else behind its last clause. */
  insert({ topic, spans }: TopicAssessment, wording: string, notes: Notes): string[] | string {
    const { paragraphs } = this.#reading.paper;
    const body = paragraphs.filter((each) => each.part === 'body' && each.heading === undefined && each.text.length > 60);
    const signatures = paragraphs.find((each) => /^(?:signed|in witness|executed)\b/i.test(each.text) || /^_{6,}/.test(each.text))?.number ?? Number.POSITIVE_INFINITY;
    const anchor = body.find((each) => each.number === spans.at(-1)?.paragraph) ?? body.findLast((each) => each.number < signatures);
    if (!anchor) return 'There is no clause behind which it could stand.';
    const beside = this.#added.find((each) => each.anchor === anchor);
    this.#added.push({ id: topic, anchor, wording, notes });
    return [beside?.id ?? topic];
  }

  edits(): ProposedEdit[] {
    const points = codePoints(this.#text);
    const edit = (start: number, end: number, id: string, replace: (find: string) => string, notes: Notes): ProposedEdit => {
      const find = this.#text.slice(points.unitOf(start), points.unitOf(end));
      const nth = this.#nth(find, points.unitOf(start));
      return { id, find, replace: replace(find), ...(nth === undefined ? {} : { nth }), ...notes };
    };
    const changed = [...this.#changed].toSorted(([a], [b]) => a.start - b.start).map(([{ start, end }, { id, replace, notes }]) => edit(start, end, id, (find) => `${numberOf(find)}${replace}`, notes));
    // Of the paragraph before new ones only the last words are quoted, so that the edit touches nothing else.
    const anchors = [...new Set(this.#added.map((each) => each.anchor))].toSorted((a, b) => a.number - b.number);
    const added = anchors.map((anchor) => {
      const here = this.#added.filter((each) => each.anchor === anchor);
      const cut = anchor.text.length > 80 ? anchor.text.indexOf(' ', anchor.text.length - 80) + 1 : 0;
      return edit(anchor.start + codePoints(anchor.text).before(cut), anchor.end, here[0]?.id ?? '', (find) => [find, ...here.map((each) => each.wording)].join('\n'), withoutFallback(here.map((each) => each.notes).reduce(both)));
    });
    return [...changed, ...added];
  }

  /** Which occurrence of the words stands at `unit`, where they stand more than once. */
  #nth(words: string, unit: number): number | undefined {
    const places: number[] = [];
    for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, at + words.length)) places.push(at);
    return places.length < 2 ? undefined : places.indexOf(unit) + 1;
  }

  #commonest(names: readonly string[], usual: string): string {
    const count = (name: string): number => this.#text.split(new RegExp(`\\b${name.replace(/[^\p{L}\d ]/gu, '.')}\\b`, 'u')).length - 1;
    const best = [...new Set(names)].map((name) => ({ name, count: count(name) })).toSorted((a, b) => b.count - a.count)[0];
    return best && best.count > 0 ? best.name : usual;
  }
}

/** What two topics in one edit say about it. */
function both(a: Notes, b: Notes): Notes {
  const joined = (one: string | undefined, other: string | undefined, by: string): string | undefined => (one === undefined || other === undefined ? (one ?? other) : `${one}${by}${other}`);
  const [comment, internal, fallback] = [joined(a.comment, b.comment, '\n'), joined(a.internal, b.internal, '\n'), joined(a.fallback, b.fallback, ' ')];
  return { ...(comment === undefined ? {} : { comment }), ...(internal === undefined ? {} : { internal }), ...(fallback === undefined ? {} : { fallback }) };
}

/** New paragraphs stand beside words of theirs, which a wording of ours cannot replace: the next round is asked for anew. */
function withoutFallback({ fallback: _fallback, ...notes }: Notes): Notes {
  return notes;
}

/** A number that was typed before a clause stays: "5.2. ". */
function numberOf(find: string): string {
  return /^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,3})[.)]\s+)/.exec(find)?.[0] ?? '';
}

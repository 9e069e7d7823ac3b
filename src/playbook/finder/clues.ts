import type { Sentence } from '../sentences.ts';
import type { Home } from './homes.ts';
import { namedTwice, type Hit } from './ruleHits.ts';
import type { Surroundings } from './surroundings.ts';

/** One sentence asked about one topic. */
export interface Asked extends Surroundings {
  readonly index: number;
  readonly sentence: Sentence;
  readonly home: Home;
  readonly topic: string;
  /** Where the topic's rules fired, by the sentence's index. */
  readonly fired: ReadonlyMap<number, Hit>;
  /** How many topics' rules fired in this sentence. */
  readonly crowd: number;
  /** What the words alone say, 0 to 1; undefined for a topic that the model has not learned. */
  readonly likelihood: number | undefined;
}

/**
 * What speaks for and against a sentence being on a topic, weighed alike for every topic: did its rules fire here, beside, in the
 * section; do they say the matter or only name it; is the matter at home under these headings, or another one; what do the words
 * say; do other topics claim it; where in the sentence it stands; is it a duty or a right, a stub, a definition.
 */
export function cluesOf({ index, sentence, beside, section, home, topic, fired, crowd, likelihood }: Asked): readonly number[] {
  const here = fired.get(index);
  const hit = here ? 1 : 0;
  const share = (of: readonly number[], more: number): number => (of.length === 0 ? 0 : of.filter((other) => fired.has(other)).length / (of.length + more));
  const besideShare = share(beside, 0);
  // A topic that the model does not know counts as a rare one.
  const chance = likelihood ?? 0.05;
  const words = Math.log((chance + 1e-3) / (1 - chance + 1e-3)) / 4;
  const rivals = Math.min(crowd - hit, 3) / 3;
  const at = (other: number): number => flag(beside.includes(other) && fired.has(other));
  const nearest = flag(home.nearest.has(topic));
  const above = flag(home.above.has(topic)) - nearest;
  const elsewhere = nearest + above === 0 ? flag(home.nearest.size > 0) : 0;
  const mention = flag(here?.mention === true);
  const twice = flag(here !== undefined && namedTwice(here));
  const said = flag(beside.some((other) => Math.abs(other - index) <= 2 && fired.get(other)?.mention === false));
  const duty = flag(sentence.tokens.some((token) => modals.has(token.word)));
  const early = here ? 1 - Math.min(1, Math.min(...here.matches.map((match) => Math.max(0, match.from - sentence.led))) / 25) : 0;
  const definition = flag(sentence.definition);
  return [
    1, hit, twice, at(index - 1), at(index + 1), besideShare, share(section, 1), words, rivals, hit * words, hit * rivals,
    Math.max(0, 1 - sentence.tokens.length / 12), hit * besideShare, definition, hit * definition,
    nearest, above, elsewhere, hit * nearest, hit * above, hit * elsewhere,
    mention, mention * (nearest + above), mention * elsewhere, mention * words, mention * said, mention * twice,
    duty, hit * duty, early,
  ];
}

/** How many clues there are. */
export const clueCount = 30;

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

const modals = new Set(['will', 'shall', 'may', 'must', 'can', 'agrees', 'agree', 'should']);

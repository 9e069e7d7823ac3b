import type { PlaybookShown } from '../../../client/answers.ts';

type Sign = PlaybookShown['topics'][number]['about'][number];

/** Phrases that find the clauses on a matter, with what must not stand beside them. */
export interface AboutGroup {
  readonly says: readonly string[];
  /** Phrases that only name the matter. */
  readonly mentions: readonly string[];
  readonly unless: readonly string[];
  readonly under: readonly string[];
  readonly because?: string;
}

/** The phrases as fields show them: those written alone are one group; a matter without any has an empty one to write into. */
export function aboutGroups(about: readonly Sign[]): AboutGroup[] {
  const alone = about.filter((sign) => typeof sign === 'string');
  const groups = about.flatMap((sign): AboutGroup[] => {
    if (typeof sign === 'string') return sign === alone[0] ? [{ ...none, says: alone }] : [];
    const { says, mentions = [], unless = [], under = [], because } = sign;
    return [{ says: typeof says === 'string' ? [says] : says, mentions, unless, under, ...(because === undefined ? {} : { because }) }];
  });
  return groups.length === 0 ? [none] : groups;
}

/** The groups as the playbook writes them; one that holds nothing is left out. */
export function signsOfGroups(groups: readonly AboutGroup[]): Sign[] {
  return groups.flatMap(({ says, mentions, unless, under, because }): Sign[] => {
    const more = { ...(mentions.length > 0 && { mentions: [...mentions] }), ...(unless.length > 0 && { unless: [...unless] }), ...(under.length > 0 && { under: [...under] }), ...(because !== undefined && { because }) };
    if (Object.keys(more).length === 0) return [...says];
    return says.length + mentions.length === 0 ? [] : [{ says: [...says], ...more }];
  });
}

const none: AboutGroup = { says: [], mentions: [], unless: [], under: [] };

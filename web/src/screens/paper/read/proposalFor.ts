import type { PaperShown, ParagraphShown, PositionShown, ProposalShown } from '../../../client/answers.ts';

export type WordingName = 'preferred' | 'fallback' | 'walkAway';

/** What we would propose on a row before anybody touched it: our preferred wording in place of the words that fall short, or behind the section where it is missing. */
export function proposalFor(position: PositionShown, paper: Pick<PaperShown, 'paragraphs'>, newClauses: ReadonlyMap<string, number> = new Map()): ProposalShown {
  const short = position.checks.filter(({ verdict }) => verdict === 'weak').flatMap(({ spans }) => spans);
  const places = [...new Map(short.map(({ start, end }) => [`${start} ${end}`, { start, end }])).values()].toSorted((a, b) => a.start - b.start);
  const after = places.length > 0 ? undefined : (newClauses.get(position.topic) ?? placeForNew(position, paper.paragraphs));
  return {
    accepted: false,
    text: position.wording.preferred.wording.trim(),
    reason: reasonOf(position, 'preferred'),
    places: places.map((place, index) => ({ ...place, how: index === 0 ? ('replace' as const) : ('strike' as const) })),
    ...(after !== undefined && { after }),
  };
}

/** What the other side may read beside a wording; what we would not sign is never told. */
export function reasonOf(position: PositionShown, wording: WordingName): string {
  return wording === 'walkAway' ? '' : position.wording[wording].says;
}

/** Which of our wordings a text is, if any. */
export function wordingOf(position: PositionShown, text: string): WordingName | undefined {
  return (['preferred', 'fallback', 'walkAway'] as const).find((name) => position.wording[name].wording.trim() === text.trim());
}

/** The last paragraph of the first section that was searched, else the last numbered paragraph of the body. */
function placeForNew(position: PositionShown, paragraphs: readonly ParagraphShown[]): number | undefined {
  const body = paragraphs.filter(({ part }) => part === 'body');
  for (const title of position.searched) {
    const at = body.findIndex(({ heading, text, label }) => heading !== undefined && (title === text || title === `${label ?? ''} ${text}`.trim()));
    if (at === -1) continue;
    const level = body[at]?.heading ?? 1;
    const next = body.findIndex(({ heading }, index) => index > at && heading !== undefined && heading <= level);
    const last = body[(next === -1 ? body.length : next) - 1];
    if (last) return last.number;
  }
  return (body.findLast(({ label, heading }) => label !== undefined && heading === undefined) ?? body.at(-1))?.number;
}

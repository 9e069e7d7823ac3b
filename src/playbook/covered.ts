interface Place {
  readonly start: number;
  readonly end: number;
}

/** Tells whether a stretch lies within one of `places`, in the time that looking up one of them takes. */
export function covered(places: readonly Place[]): (stretch: Place) => boolean {
  const byStart = places.toSorted((a, b) => a.start - b.start);
  // How far the places that begin up to here reach.
  const reach: number[] = [];
  for (const { end } of byStart) reach.push(Math.max(end, reach.at(-1) ?? end));
  return ({ start, end }) => {
    const at = lastUpTo(byStart, start);
    return at >= 0 && (reach[at] ?? -1) >= end;
  };
}

/** The last of `places`, rising by start, that begins at `start` or before; -1 where none does. */
export function lastUpTo(places: readonly Pick<Place, 'start'>[], start: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The places that lie within no other one, each once, rising by start. */
export function outermost<Kind extends Place>(places: readonly Kind[]): Kind[] {
  let reach = -1;
  return places.toSorted((a, b) => a.start - b.start || b.end - a.end).filter(({ end }) => {
    const kept = end > reach;
    reach = Math.max(reach, end);
    return kept;
  });
}

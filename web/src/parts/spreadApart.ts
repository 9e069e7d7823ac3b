/** The places moved as little as needs be until neighbours are `gap` apart; in the order they came. */
export function spreadApart(places: readonly number[], gap: number): number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  // Groups of labels that touch move as one, around the middle of where they want to be.
  const groups: { members: number[]; wanted: number }[] = [];
  for (const index of order) {
    let group = { members: [index], wanted: places[index] ?? 0 };
    for (let last = groups.at(-1); last && last.wanted + ((last.members.length + group.members.length) * gap) / 2 > group.wanted; last = groups.at(-1)) {
      groups.pop();
      const count = last.members.length + group.members.length;
      group = { members: [...last.members, ...group.members], wanted: (last.wanted * last.members.length + group.wanted * group.members.length) / count };
    }
    groups.push(group);
  }
  const moved: number[] = Array.from({ length: places.length }, () => 0);
  for (const { members, wanted } of groups) {
    for (const [at, index] of members.entries()) moved[index] = wanted + (at - (members.length - 1) / 2) * gap;
  }
  return moved;
}

/** What can be asked of a deal, in the order of the work; each has a key of its own. */
export const views = [
  { value: 'board', label: 'Where we stand', key: 'D', does: 'Where we stand' },
  { value: 'structures', label: 'Structures', key: 'S', does: 'Compare the ways to buy, with their ranges' },
  { value: 'size', label: 'PTU', key: 'P', does: 'Cost against the number of PTU' },
  { value: 'commit', label: 'Commit', key: 'C', does: 'How much to commit to, and which reservations when' },
  { value: 'worth', label: 'Worth of terms', key: 'W', does: 'What each term is worth' },
  { value: 'bench', label: 'What if', key: 'B', does: 'The bench: change terms and see the money move' },
] as const;

export type View = (typeof views)[number]['value'];

export function viewOf(text: unknown): View | undefined {
  return views.find(({ value }) => value === text)?.value;
}

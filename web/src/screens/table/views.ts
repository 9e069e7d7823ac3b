/** What lies on the table, in the order of the work; each has a key of its own. */
export const views = [
  { value: 'offers', label: 'Offers', key: 'O', does: 'Offers of both sides, term by term and priced' },
  { value: 'alternatives', label: 'Alternatives', key: 'A', does: 'What we do without the deal' },
  { value: 'ways', label: 'Ways & leverage', key: 'W', does: 'Ways to buy, the bundle taken apart, what others got, tactics as steps' },
  { value: 'people', label: 'People & asks', key: 'P', does: 'What we ask for, and who decides' },
  { value: 'calendar', label: 'Calendar', key: 'C', does: 'The days that move the negotiation' },
  { value: 'questions', label: 'Questions', key: 'Q', does: 'What to ask them, and meeting mode' },
] as const;

export type View = (typeof views)[number]['value'];

export function viewOf(text: unknown): View | undefined {
  return views.find(({ value }) => value === text)?.value;
}

/** What can be asked of usage, in the order of the work; each has a key of its own. */
export const views = [
  { value: 'read', label: 'What was read', key: 'R', does: 'What was read from the files, to the row' },
  { value: 'explore', label: 'Explore', key: 'E', does: 'Where it goes: by workload, model, month and hour' },
  { value: 'forecast', label: 'Forecast', key: 'F', does: 'What may come, and how sure that is' },
] as const;

export type View = (typeof views)[number]['value'];

export function viewOf(text: unknown): View | undefined {
  return views.find(({ value }) => value === text)?.value;
}

/** What can be done with a paper, in the order of the work; each has a key of its own. */
export const views = [
  { value: 'read', label: 'Read', key: 'R', does: 'Read the paper with its findings' },
  { value: 'coverage', label: 'Coverage', key: 'M', does: 'The matrix: which clause holds which position' },
  { value: 'together', label: 'Together', key: 'B', does: 'All papers of the deal together: contradictions, proof, limits in money' },
  { value: 'redline', label: 'Redline', key: 'X', does: 'Preview the redline and write it' },
  { value: 'compare', label: 'Compare', key: 'C', does: 'Compare two versions' },
  { value: 'close', label: 'Round & sign', key: 'N', does: 'Write the next round; what is left before it is signed; the clean copy' },
  { value: 'playbook', label: 'Playbook', key: 'P', does: 'Edit the playbook' },
] as const;

export type View = (typeof views)[number]['value'];

export function viewOf(text: unknown): View | undefined {
  return views.find(({ value }) => value === text)?.value;
}

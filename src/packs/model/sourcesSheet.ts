import type { LedgerProof } from '../dossier/dossier.ts';
import { Grid } from './grid.ts';

/** Where the figures of a model are from, how it is read, and what in it does not follow when an input changes. */
export function sourcesSheet(given: { readonly day: string; readonly files: readonly string[]; readonly stated: readonly { readonly title: string; readonly stated: readonly string[] }[]; readonly proof: LedgerProof | undefined }): Grid {
  const { day, files, stated, proof } = given;
  const grid = new Grid('Sources', { widths: [140], across: 0, down: 1 });
  const notes = (title: string, lines: readonly string[]): void => {
    grid.section(title, 1);
    for (const line of lines) grid.add({ kind: 'text', value: line });
    grid.add();
  };
  grid.add({ kind: 'title', value: 'Where figures are from' });
  grid.add({ kind: 'note', value: `Made by Parley as of ${day}.` });
  grid.add();
  notes('Files', files);
  notes('How to read the sheets', [
    'Blue figures are inputs: change them on the sheet Inputs, under the names that formulas read, or on Usage and Rates month by month. Black figures are worked out.',
    'Grey figures in italics on yellow are stated: they were worked out elsewhere and do not follow; the list below says why, line by line.',
    'What is shown is rounded; what is reckoned with is not. A dash is nought.',
    'What an input decides in time (the month in which a term is paid, the days between which a price or a credit holds) is laid out in the sheets as the deal files say it: for other dates make a model of another deal file.',
  ]);
  notes('What does not follow when an input changes', stated.flatMap(({ title, stated: lines }) => (lines.length === 0 ? [`${title}: nothing; every line follows.`] : lines.map((line) => `${title}: ${line}`))));
  if (proof !== undefined) notes('Record of promises', [`${proof.entries} entries, Merkle root ${proof.root}`, proof.checkpoint?.signature === undefined ? 'Its checkpoint is not signed.' : `Signed at ${proof.checkpoint.at} with ${proof.checkpoint.key ?? ''}: ${proof.checkpoint.signature}`]);
  return grid;
}

import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Paper } from '../paper.ts';
import { definitionsOf, type Definition } from './definitions.ts';
import { documentKindOf, type Recognised } from './documentKind.ts';
import { referencesOf, type Reference } from './references.ts';

/** How a paper is built: which document it is, its defined terms, and where its cross-references lead. */
export interface Structure extends Recognised {
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
}

/** The structure of a paper; cross-references that lead nowhere and terms defined twice are findings. */
export function structureOf(paper: Paper): Outcome<Structure> {
  const definitions = definitionsOf(paper);
  const references = referencesOf(paper);
  return outcome({ ...documentKindOf(paper), definitions, references }, [...nowhere(references, paper.file), ...twice(definitions, paper.file), ...unused(definitions, paper.file)]);
}

function nowhere(references: readonly Reference[], file: string): Finding[] {
  const unsure = references.filter((each) => each.leads === 'unsure').length;
  return [
    ...references.filter((each) => each.leads === 'nowhere').map((each) => finding('warning', 'reference-leads-nowhere', `"${each.quote}" leads nowhere: no clause of this document has that number. Ask which clause is meant.`, `${file}, paragraph ${each.paragraph}`)),
    ...(unsure === 0 ? [] : [finding('info', 'references-not-checked', `${unsure === 1 ? 'A cross-reference was' : `${unsure} cross-references were`} not checked: clauses of this document are not numbered, or several have the same number.`, file)]),
  ];
}

function twice(definitions: readonly Definition[], file: string): Finding[] {
  const meant = definitions.filter((each) => each.means !== '' && !/^(?:in|as|given|set|by|under)\b/i.test(each.means));
  return [...new Set(meant.map((each) => each.term))].flatMap((term) => {
    const [first, second] = meant.filter((each) => each.term === term);
    return first && second && first.means !== second.means ? [finding('warning', 'defined-twice', `"${term}" is defined twice, in paragraphs ${first.paragraph} and ${second.paragraph}, in different words: agree on one.`, `${file}, paragraph ${second.paragraph}`)] : [];
  });
}

function unused(definitions: readonly Definition[], file: string): Finding[] {
  const never = definitions.filter((each) => each.uses === 0 && each.means !== '');
  return never.length === 0 ? [] : [finding('info', 'defined-unused', `${never.length === 1 ? 'A term is' : `${never.length} terms are`} defined and not used: ${never.slice(0, 8).map((each) => `"${each.term}"`).join(', ')}${never.length > 8 ? ' …' : ''}.`, file)];
}

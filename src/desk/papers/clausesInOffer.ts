import { finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import type { Paper } from '../../paper/paper.ts';
import { onlyNamed, readClauses, type ReadClause } from '../../room/offers/readClauses.ts';
import { isQuoted } from '../../room/offers/saidWords.ts';
import { overlayText, wholePlaybookText } from '../knowledge.ts';
import type { Ports } from '../ports.ts';
import { recogniseFile } from '../recogniseFile.ts';
import { industriesOf } from '../standOn.ts';

export interface ClausesAsked {
  readonly playbook: string;
  /** Undefined for the industries of the open workspace. */
  readonly industry?: readonly string[] | undefined;
  /** The clauses of the offer before, by name. */
  readonly known: readonly string[];
}

/** Where clauses stand by the words that an offer came in, and whether these are a whole paper: of a mail only what it speaks of is told. */
export async function clausesInOffer(ports: Ports, paper: Paper, bytes: Uint8Array, { playbook, industry, known }: ClausesAsked, watch: Watch): Promise<Outcome<{ readonly whole: boolean; readonly clauses: readonly ReadClause[] }>> {
  // What a mail quotes are not the words of this offer.
  const whole = isWhole(paper, bytes);
  const overlays = industry ?? (await industriesOf(ports.workspace));
  const [text, finder, more] = await Promise.all([wholePlaybookText(ports, playbook), ports.data.text('playbooks/finder/weights.json'), Promise.all(overlays.map(async (name) => ({ text: await overlayText(ports, name), file: name })))]);
  const { value, findings } = await ports.workers.run('assessPaper', { paper: whole ? paper : { ...paper, paragraphs: paper.paragraphs.filter((paragraph) => !isQuoted(paragraph.text)) }, playbook: { text, file: playbook }, more, finder }, watch);
  const named = whole ? [] : onlyNamed(value);
  const noted = named.length === 0 ? [] : [finding('info', 'clauses-only-named', `The words name ${named.map(({ title, paragraph }) => `${title.toLowerCase()}${paragraph === undefined ? '' : ` (paragraph ${paragraph})`}`).join('; ')} without enough to say where ${named.length === 1 ? 'it stands' : 'they stand'}: say it, where it is meant.`, paper.file)];
  return outcome({ whole, clauses: readClauses(value, whole, known) }, [...findings, ...noted]);
}

/** A document of its own, or a text as long as one: about a page. */
function isWhole({ file, text }: Paper, bytes: Uint8Array): boolean {
  const { format } = recogniseFile(bytes, file);
  return format === 'docx' || format === 'pdf' || format === 'html' || /\.(?:md|markdown)$/i.test(file) || (format !== 'mail' && (text.match(/\p{L}+/gu)?.length ?? 0) >= 400);
}

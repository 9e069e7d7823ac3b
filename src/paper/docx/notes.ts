import { finding, type Finding } from '../../base/finding.ts';
import type { Revision, Unprinted } from '../paper.ts';
import { Revisions } from './revision.ts';

/** What was seen beside the text while a document was read; becomes findings at the end. */
export class Notes {
  readonly revisions = new Revisions();
  readonly unprinted: Unprinted[] = [];
  readonly changes: Revision[] = [];
  pictures = 0;
  placeholders: string[] = [];
  alternativeChunks = 0;
  symbols = 0;
  readonly #fields = new Map<string, number>();
  readonly #concealed: { text: string; how: string; at: string }[] = [];

  /** A field by its instruction: " REF _Ref1 \h " is a REF. */
  field(instruction: string): void {
    const name = (/^\s*(\S+)/.exec(instruction)?.[1] ?? '').toUpperCase();
    if (name !== '') this.#fields.set(name, (this.#fields.get(name) ?? 0) + 1);
  }

  /** A tracked change with the words it puts in or takes out; one without words is a paragraph mark or a row, which `revisions` counts. */
  changed(kind: Revision['kind'], text: string, attributes: Readonly<Record<string, string>>, at: string): void {
    if (text === '') return;
    const [by, date] = [attributes['w:author'], attributes['w:date']];
    this.changes.push({ kind, text, ...(by === undefined ? {} : { by }), ...(date === undefined ? {} : { date }), at });
  }

  /** Text that stands on the page but that a reader cannot see. */
  conceal(text: string, how: string, at: string): void {
    if (text.trim() === '') return;
    const last = this.#concealed.at(-1);
    if (last?.at === at && last.how === how) last.text += text;
    else this.#concealed.push({ text, how, at });
  }

  findings(file: string): Finding[] {
    return [...this.revisions.findings(file), ...this.#fieldFindings(file), ...this.#layerFindings(file)];
  }

  #fieldFindings(file: string): Finding[] {
    const active = [...this.#fields.keys()].filter((name) => activeFields.has(name)).toSorted();
    const computed = [...this.#fields].filter(([name]) => computedFields.has(name) || name.startsWith('=')).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const findings: Finding[] = [];
    if (active.length > 0) findings.push(finding('warning', 'active-field', `The document holds fields that fetch or run something when Word opens it (${active.join(', ')}). They were not run: ask the sender why they are there.`, file));
    if (computed.length > 0) {
      const total = computed.reduce((sum, [, count]) => sum + count, 0);
      findings.push(finding('info', 'computed-field', `${total === 1 ? 'A field' : `${total} fields`} (${computed.map(([name]) => name).join(', ')}) show${total === 1 ? 's' : ''} what Word computed when the file was last saved; it can change when Word opens it.`, file));
    }
    return findings;
  }

  #layerFindings(file: string): Finding[] {
    const findings: Finding[] = [];
    const hidden = this.unprinted.filter((each) => each.layer === 'hidden');
    for (const each of hidden.slice(0, 10)) findings.push(finding('warning', 'hidden-text', `Hidden text is not part of what was read: "${shorten(each.text)}". Make it visible or have it removed before signing.`, `${file}, ${each.at}`));
    if (hidden.length > 10) findings.push(finding('warning', 'hidden-text', `Hidden text stands in ${hidden.length - 10} more places.`, file));
    for (const each of this.#concealed.slice(0, 10)) findings.push(finding('warning', 'concealed-text', `Text stands on the page that a reader cannot see (${each.how}): "${shorten(each.text)}". It was read like any other text.`, `${file}, ${each.at}`));
    const comments = this.unprinted.filter((each) => each.layer === 'comment');
    if (comments.length > 0) findings.push(finding('info', 'comments', `${comments.length === 1 ? 'A comment' : `${comments.length} comments`} by ${authors(comments)} ${comments.length === 1 ? 'is' : 'are'} not part of the text: what stands only in a comment binds nobody.`, file));
    if (this.alternativeChunks > 0) findings.push(finding('warning', 'alternative-chunk', `${this.alternativeChunks === 1 ? 'A piece of another file is' : `${this.alternativeChunks} pieces of other files are`} pasted into the document unopened (altChunk). Word shows ${this.alternativeChunks === 1 ? 'it' : 'them'} and Parley has not read ${this.alternativeChunks === 1 ? 'it' : 'them'}: open the file in Word, save it, and give the saved file.`, file));
    if (this.placeholders.length > 0) findings.push(finding('warning', 'blank', `${this.placeholders.length === 1 ? 'A blank is' : `${this.placeholders.length} blanks are`} not filled in: ${this.placeholders.slice(0, 5).map((text) => `"${shorten(text, 60)}"`).join(', ')}${this.placeholders.length > 5 ? ' …' : ''}.`, file));
    if (this.symbols > 0) findings.push(finding('info', 'symbol-not-read', `${this.symbols === 1 ? 'A sign' : `${this.symbols} signs`} of a picture font ${this.symbols === 1 ? 'was' : 'were'} not recognised and stand${this.symbols === 1 ? 's' : ''} in the text as "\u{fffd}".`, file));
    if (this.pictures > 0) findings.push(finding('info', 'picture-not-read', `${this.pictures === 1 ? 'A picture was' : `${this.pictures} pictures were`} not read: words in ${this.pictures === 1 ? 'it' : 'them'} are not part of the text.`, file));
    return findings;
  }
}

const activeFields = new Set(['DDE', 'DDEAUTO', 'INCLUDETEXT', 'INCLUDEPICTURE', 'INCLUDE', 'LINK', 'IMPORT', 'MACROBUTTON', 'DATABASE', 'RD']);
const computedFields = new Set(['DATE', 'TIME', 'SAVEDATE', 'PRINTDATE', 'CREATEDATE', 'DOCPROPERTY', 'DOCVARIABLE', 'MERGEFIELD', 'IF', 'FORMULA', 'FILLIN', 'ASK', 'SET', 'QUOTE']);

function authors(comments: readonly Unprinted[]): string {
  const names = [...new Set(comments.map((each) => each.by ?? 'an unnamed author'))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ');
}

export function shorten(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}

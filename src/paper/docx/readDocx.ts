import type { Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { assemble, type Piece } from '../assemble.ts';
import type { Paper, Paragraph } from '../paper.ts';
import { blockReader, type Draft, type Setting } from './blocks.ts';
import { Notes } from './notes.ts';
import { readNumbering } from './numbering.ts';
import { readParts, type Parts } from './parts.ts';
import { readStyles } from './styles.ts';
import { childrenOf, readXml, replay, textOf, walkXml, type Element } from './xml.ts';

/** The paper that a Word document holds, and what in it was not read or must be known before relying on it. */
export function readDocx(bytes: Uint8Array, file: string): Outcome<Paper> {
  const { value: parts, findings } = readParts(bytes, file);
  const notes = new Notes();
  const setting: Setting = {
    styles: readStyles(tree(parts, 'styles', file)),
    numbering: readNumbering(tree(parts, 'numbering', file)),
    notes,
    references: [],
    rows: 0,
  };
  const drafts: Draft[] = [];
  const take = (draft: Draft): void => void drafts.push(draft);
  walkXml(parts.read(parts.main), parts.main, file, blockReader('body', setting, take));
  drafts.push(...readNotes(parts, setting, file));
  for (const part of ['header', 'footer'] as const) drafts.push(...readMargins(parts, part, setting, file));
  readComments(parts, notes, file);
  readProperties(parts, notes, file);
  return outcome(paperOf(drafts, file, notes), [...findings, ...notes.findings(file)] satisfies Finding[]);
}

function tree(parts: Parts, type: string, file: string): Element | undefined {
  const name = parts.relationships(parts.main).find((each) => each.type === type && !each.external && parts.has(each.target))?.target;
  return name === undefined ? undefined : readXml(parts.read(name), name, file);
}

/** Footnotes, then endnotes, in the order in which the body refers to them; one that nothing refers to is not printed and not read. */
function readNotes(parts: Parts, setting: Setting, file: string): Draft[] {
  const drafts: Draft[] = [];
  for (const kind of ['footnote', 'endnote'] as const) {
    const wanted = setting.references.filter((each) => each.kind === kind).map((each) => each.id);
    const byId = new Map(childrenOf(tree(parts, `${kind}s`, file), `w:${kind}`).map((each) => [each.attributes['w:id'] ?? '', each]));
    for (const [index, id] of [...new Set(wanted)].entries()) {
      const note = byId.get(id);
      if (!note) continue;
      let first = true;
      replay(note, blockReader('footnote', setting, (draft) => {
        drafts.push(first ? { ...draft, label: String(index + 1) } : draft);
        first = false;
      }));
    }
  }
  return drafts;
}

/** Headers or footers; pages of different kinds often repeat one, and it is read once. */
function readMargins(parts: Parts, part: Extract<Paragraph['part'], 'header' | 'footer'>, setting: Setting, file: string): Draft[] {
  const names = parts.relationships(parts.main).filter((each) => each.type === part && !each.external && parts.has(each.target)).map((each) => each.target);
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  for (const name of [...new Set(names)].toSorted()) {
    const here: Draft[] = [];
    walkXml(parts.read(name), name, file, blockReader(part, setting, (draft) => void here.push(draft)));
    const whole = here.map((draft) => draft.text).join('\n');
    if (!seen.has(whole)) drafts.push(...here);
    seen.add(whole);
  }
  return drafts;
}

function readComments(parts: Parts, notes: Notes, file: string): void {
  for (const comment of childrenOf(tree(parts, 'comments', file), 'w:comment')) {
    const text = childrenOf(comment).map(textOf).join('\n');
    const by = comment.attributes['w:author'];
    if (text.trim() !== '') notes.unprinted.push({ layer: 'comment', text, ...(by === undefined ? {} : { by }), at: `comment ${comment.attributes['w:id'] ?? ''}`.trim() });
  }
}

/** The document's own properties: who made it, for whom, under which title. */
function readProperties(parts: Parts, notes: Notes, file: string): void {
  const root = parts.relationships('');
  for (const type of ['core-properties', 'extended-properties', 'custom-properties']) {
    const name = root.find((each) => each.type === type && !each.external && parts.has(each.target))?.target;
    if (name === undefined) continue;
    for (const property of childrenOf(readXml(parts.read(name), name, file))) {
      const text = textOf(property).trim();
      const what = property.attributes['name'] ?? property.name.slice(property.name.indexOf(':') + 1);
      if (text !== '' && !counts.has(what)) notes.unprinted.push({ layer: 'metadata', text, at: `${name}, ${what}` });
    }
  }
}

/** Properties that only count or date things. */
const counts = new Set(['revision', 'created', 'modified', 'lastPrinted', 'TotalTime', 'Pages', 'Words', 'Characters', 'CharactersWithSpaces', 'Lines', 'Paragraphs', 'AppVersion', 'DocSecurity', 'ScaleCrop', 'LinksUpToDate', 'SharedDoc', 'HyperlinksChanged', 'HeadingPairs', 'TitlesOfParts', 'Application', 'Template', 'version']);

function paperOf(drafts: readonly Draft[], file: string, notes: Notes): Paper {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const { joint, ...draft } of drafts) {
    const before = pieces.length === 0 ? '' : joint;
    texts.push(before, draft.text);
    pieces.push({ ...draft, at: at + before.length });
    at += before.length + draft.text.length;
  }
  return assemble(file, texts.join(''), pieces, { unprinted: notes.unprinted, pictures: notes.pictures, revisions: notes.changes });
}

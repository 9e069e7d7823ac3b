import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { codePoints } from '../codePoints.ts';
import { escapeXml } from '../docx/placedXml.ts';
import { writePackage } from '../docx/writePackage.ts';
import type { Paper, Paragraph } from '../paper.ts';
import { clauseNumbers, type ClauseNumbers } from '../structure/clauseNumbers.ts';
import type { Edit, EditResult, Signature } from './edit.ts';
import { fold } from './locate.ts';
import { newClauseBehind } from './newClause.ts';

export interface Rider {
  readonly bytes: Uint8Array;
  readonly edits: readonly EditResult[];
}

/**
 * A Word document of our wording for a draft that cannot be marked up (a PDF): each change with the clause, the paragraph and the page of
 * their paper that it amends, the words that go and the words that come. A reason is printed where the edit has one.
 */
export function writeRider(paper: Paper, edits: readonly Edit[], { author, date }: Signature): Outcome<Rider> {
  const numbers = clauseNumbers(paper);
  const findings: Finding[] = [];
  const changes: { readonly edit: Edit; readonly place: Paragraph }[] = [];
  const results = edits.map((edit): EditResult => {
    const place = edit.after === undefined ? placeOf(edit, paper) : newClauseBehind(edit.after, paper, numbers)?.behind;
    if (place === undefined || typeof place === 'string') {
      const reason = place ?? `No clause has the number or the title "${edit.after ?? ''}".`;
      findings.push(finding('warning', 'edit-not-applied', `Edit "${edit.id}" is not in the rider. ${reason}`, paper.file));
      return { id: edit.id, applied: false, reason, changes: [] };
    }
    changes.push({ edit, place });
    return { id: edit.id, applied: true, part: place.part, changes: [{ deleted: edit.find, inserted: edit.replace }] };
  });
  const day = date.slice(0, 10);
  const body = [
    line('Rider', 'Title'),
    line(`to ${paper.file.split('/').at(-1) ?? paper.file}`),
    line(`Proposed by ${author} on ${day}. Paragraphs are counted from the beginning of that document; pages are its own.`),
    line('The document is amended as follows. Where this rider and the document differ, this rider prevails.'),
    // In the order of their paper, whatever the order they were wished in.
    ...changes.toSorted((a, b) => a.place.number - b.place.number).map(({ edit, place }, index) => change(index + 1, edit, reference(place, paper, numbers))),
    line('All other terms stay as they are.'),
  ].join('');
  return outcome({ bytes: packed(body, `Rider to ${paper.file.split('/').at(-1) ?? ''}`, day), edits: results }, findings);
}

function placeOf(edit: Edit, paper: Paper): Paragraph | string {
  const [text, words] = [fold(paper.text), fold(edit.find)];
  if (words === '') return 'There are no words to find.';
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  const from = places.length === 1 || edit.nth !== undefined ? places[(edit.nth ?? 1) - 1] : undefined;
  if (from === undefined) return places.length === 0 ? 'These words do not stand in the document.' : `These words stand ${places.length} times. Say which is meant with nth, or quote more of the sentence.`;
  const point = codePoints(paper.text).before(from);
  return paper.paragraphs.findLast((each) => each.start <= point) ?? 'These words do not stand in the document.';
}

/** "Section 7.2, paragraph 41, page 6". */
function reference(paragraph: Paragraph, paper: Paper, numbers: ClauseNumbers): string {
  let number: string | undefined;
  for (const each of paper.paragraphs) {
    if (each.number > paragraph.number) break;
    number = numbers.keyOf.get(each.number) ?? number;
  }
  return [...(number === undefined ? [] : [`Section ${number}`]), `paragraph ${paragraph.number}`, ...(paragraph.page === undefined ? [] : [`page ${paragraph.page}`])].join(', ');
}

function change(count: number, edit: Edit, where: string): string {
  const added = edit.replace.trim().split('\n').map((each) => line(`“${each}”`, 'Quote'));
  const heading = line(`${count}. ${where.charAt(0).toUpperCase()}${where.slice(1)}`, 'Heading2');
  const reason = edit.comment === undefined || edit.comment.trim() === '' ? '' : line(`Reason: ${edit.comment.trim()}`);
  if (edit.after !== undefined) return heading + line('A new clause is put in behind this paragraph:') + added.join('') + reason;
  if (edit.replace.trim() === '') return heading + line('These words are struck out:') + line(`“${edit.find}”`, 'Quote') + reason;
  return heading + line('These words:') + line(`“${edit.find}”`, 'Quote') + line('are replaced by:') + added.join('') + reason;
}

function line(text: string, style?: string): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function packed(body: string, title: string, day: string): Uint8Array {
  const style = (id: string, name: string, paragraph: string, run: string): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${style('Title', 'Title', '<w:spacing w:after="60"/>', '<w:b/><w:sz w:val="36"/>')}${style('Heading2', 'heading 2', '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="24"/>')}${style('Quote', 'Quote', '<w:ind w:left="567"/>', '')}`;
  return writePackage({
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `${xml}<w:styles xmlns:w="${w}">${styles}</w:styles>`,
    'word/document.xml': `${xml}<w:document xmlns:w="${w}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  });
}

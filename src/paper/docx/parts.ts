import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { childrenOf, readXml } from './xml.ts';
import { openArchive, type Archive } from './zip.ts';

/** Where a part points: to another part, or outside the document. */
export interface Relationship {
  readonly id: string;
  /** The last step of its type's address: "header", "hyperlink", "aFChunk". */
  readonly type: string;
  /** A part name, or the address as written where `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** A Word document as its parts. */
export interface Parts {
  /** The part that holds the body. */
  readonly main: string;
  readonly names: readonly string[];
  has(name: string): boolean;
  read(name: string): Uint8Array;
  /** Where `name` points; empty where it points nowhere. */
  relationships(name: string): readonly Relationship[];
}

/** The parts of the Word document in `bytes`; refuses whatever else it is, and says what to do about it. */
export function readParts(bytes: Uint8Array, file: string): Outcome<Parts> {
  refuseOtherFormats(bytes, file);
  const { value: archive, findings } = openArchive(bytes, file);
  const types = contentTypes(archive, file);
  const root = relationshipsOf(archive, '', file);
  const main = root.find((each) => each.type === 'officeDocument' && !each.external)?.target;
  if (main === undefined || !archive.has(main)) {
    throw new Refusal('unreadable', `${file} has no main document part, so it is no Word document or a damaged one: open it in Word and save it as .docx.`, file);
  }
  refuseOtherOffice(types(main), file);
  const parts: Parts = { main, names: archive.names, has: (name) => archive.has(name), read: (name) => archive.read(name), relationships: (name) => relationshipsOf(archive, name, file) };
  return outcome(parts, [...findings, ...activeContent(parts, root, file)]);
}

function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new Refusal('unreadable', `${file} is empty: it was probably not copied completely, so fetch it again.`, file);
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new Refusal('unsupported', `${file} is a PDF, which cannot be marked up: ask for the Word file, or write a rider (parley paper rider).`, file);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw holdsWide(bytes, 'EncryptedPackage')
      ? new Refusal('unreadable', `${file} is protected by a password: open it in Word, remove the password under File > Info > Protect Document, save it and try again.`, file)
      : new Refusal('unsupported', `${file} is in the old binary Word format (.doc): open it in Word and save it as .docx.`, file);
  }
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new Refusal('unsupported', `${file} is an RTF file: open it in Word and save it as .docx.`, file);
  if (!starts(0x50, 0x4b, 0x03, 0x04)) throw new Refusal('unreadable', `${file} is not a Word document (.docx), whatever its name says: open it in the program that made it and save it as .docx.`, file);
}

/** Whether `word` stands in the bytes as UTF-16, as the directory of an OLE file names its streams. */
function holdsWide(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = 0; at + word.length * 2 <= bytes.length; at++) {
    if (bytes[at] !== first) continue;
    let matched = 1;
    while (matched < word.length && bytes[at + matched * 2] === word.charCodeAt(matched) && bytes[at + matched * 2 + 1] === 0) matched++;
    if (matched === word.length) return true;
  }
  return false;
}

/** What [Content_Types].xml calls a part: by its own name, else by its ending. */
function contentTypes(archive: Archive, file: string): (part: string) => string {
  if (!archive.has('[Content_Types].xml')) throw new Refusal('unreadable', `${file} is an archive but no Word document (it does not list its content types): open it in the program that made it and save it as .docx.`, file);
  const root = readXml(archive.read('[Content_Types].xml'), '[Content_Types].xml', file);
  const own = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for (const each of childrenOf(root)) {
    const type = each.attributes['ContentType'] ?? '';
    if (each.name === 'types:Override') own.set((each.attributes['PartName'] ?? '').replace(/^\//, '').toLowerCase(), type);
    if (each.name === 'types:Default') byEnding.set((each.attributes['Extension'] ?? '').toLowerCase(), type);
  }
  return (part) => own.get(part.toLowerCase()) ?? byEnding.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase()) ?? '';
}

function refuseOtherOffice(type: string, file: string): void {
  if (type.includes('spreadsheetml')) throw new Refusal('unsupported', `${file} is an Excel workbook, not a Word document: give it as a usage file or a price sheet, or give the contract as .docx.`, file);
  if (type.includes('presentationml')) throw new Refusal('unsupported', `${file} is a PowerPoint presentation, not a Word document: give the contract as .docx.`, file);
}

function relationshipsOf(archive: Archive, part: string, file: string): Relationship[] {
  const slash = part.lastIndexOf('/');
  const folder = slash < 0 ? '' : part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!archive.has(name)) return [];
  return childrenOf(readXml(archive.read(name), name, file), 'rels:Relationship').map((each) => {
    const external = each.attributes['TargetMode'] === 'External';
    const target = each.attributes['Target'] ?? '';
    const type = each.attributes['Type'] ?? '';
    return { id: each.attributes['Id'] ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: external ? target : partAt(folder, target), external };
  });
}

/** A part name from a relative or absolute reference (RFC 3986 dot segments). */
function partAt(folder: string, reference: string): string {
  const steps: string[] = reference.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of reference.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** What would act when Word opens the document: none of it is run or fetched here, and the reader of a contract should know. */
function activeContent(parts: Parts, root: readonly Relationship[], file: string): Finding[] {
  const findings: Finding[] = [];
  const all = parts.names.filter((name) => name.endsWith('.rels')).flatMap((name) => parts.relationships(ownerOf(name)));
  if (parts.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) {
    findings.push(finding('warning', 'macro', 'The document carries a macro. It was not run and is not needed to read the contract: ask the sender why it is there.', file));
  }
  for (const each of [...root, ...all]) {
    if (each.external && each.type !== 'hyperlink') {
      findings.push(finding('warning', 'external-link', `The document fetches something from outside when Word opens it (${each.type}: ${shorten(each.target)}). It was not fetched; it can tell the sender who opened the file and when.`, file));
    }
    if (each.type === 'hyperlink' && each.external && !/^(https?:|mailto:|tel:|#|file:|ftp:|[^:]*$)/i.test(each.target)) {
      findings.push(finding('warning', 'unsafe-hyperlink', `A link in the document starts a program instead of opening a page (${shorten(each.target)}): do not click it.`, file));
    }
  }
  const embedded = all.filter((each) => !each.external && (each.type === 'oleObject' || each.type === 'package')).length;
  if (embedded > 0) findings.push(finding('warning', 'embedded-file', `${embedded === 1 ? 'A file is' : `${embedded} files are`} embedded in the document and ${embedded === 1 ? 'was' : 'were'} not read: open ${embedded === 1 ? 'it' : 'them'} in Word and check whether ${embedded === 1 ? 'it is' : 'they are'} part of the contract.`, file));
  const diagrams = all.filter((each) => each.type === 'diagramData' || each.type === 'chart').length;
  if (diagrams > 0) findings.push(finding('info', 'diagram-not-read', `${diagrams === 1 ? 'A diagram or chart was' : `${diagrams} diagrams or charts were`} not read: words in ${diagrams === 1 ? 'it' : 'them'} are not part of the text.`, file));
  return findings;
}

function ownerOf(rels: string): string {
  return rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

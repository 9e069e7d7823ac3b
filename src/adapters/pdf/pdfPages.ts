import { getDocument } from 'unpdf/pdfjs';
import { Refusal } from '../../base/refusal.ts';
import type { PdfPages } from '../../desk/ports.ts';
import { coveredWords } from './coveredWords.ts';
import { pictureSteps, unseenWords } from './unseenWords.ts';

type Page = PdfPages['pages'][number];
type Document = Awaited<ReturnType<typeof getDocument>['promise']>;
type Sheet = Awaited<ReturnType<Document['getPage']>>;

/** More pages than any contract has; a file may claim any number. */
const pagesMost = 5_000;
/** Fewer letters on a page than this, and its pictures are counted: it may be a scan. */
const lettersFew = 120;

/** The words of the PDF in `bytes`, page by page, with their places. No script is run, no font or file fetched, no picture drawn. */
export async function pdfPages(bytes: Uint8Array, name: string, progress: (share: number, doing: string) => void): Promise<PdfPages> {
  const start = startOf(bytes, name);
  const raw = latin1(bytes);
  const document = await opened(bytes.slice(start), name);
  if (document.numPages > pagesMost) throw new Refusal('too-large', `${name} says that it has ${document.numPages.toLocaleString('en')} pages; Parley reads up to ${pagesMost.toLocaleString('en')}. Give the part that holds the contract.`, name);
  const pages: Page[] = [];
  const active = new Set(activeIn(raw));
  let forms = 0;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const sheet = await document.getPage(number);
      pages.push(await pageOf(sheet, number));
      sheet.cleanup();
    } catch (error) {
      pages.push({ number, words: [], pictures: 0, broken: plainReason(error) });
    }
    progress(number / document.numPages, `Reading page ${number} of ${document.numPages}`);
  }
  if (pages.every((page) => page.broken !== undefined)) throw damaged(name, pages[0]?.broken ?? 'it holds no page');
  for (const annotation of await annotationsOf(document)) {
    if (annotation.subtype === 'Widget') forms++;
    if (annotation.actions !== null && annotation.actions !== undefined) active.add('JavaScript');
    if (/^(?:javascript|file):/i.test(annotation.unsafeUrl ?? '')) active.add('a link that starts a program');
  }
  return {
    pages,
    active: [...active, ...(await actionsOf(document))].filter((each, index, all) => all.indexOf(each) === index),
    attachments: Math.max(await attachmentsOf(document), raw.match(/\/Type\s*\/EmbeddedFile\b/g)?.length ?? 0),
    revisions: revisionsIn(raw),
    forms,
    properties: await propertiesOf(document),
  };
}

interface Annotation {
  readonly subtype?: string;
  readonly actions?: unknown;
  readonly unsafeUrl?: string;
}

/** Where the PDF begins: viewers allow something before it, but not another kind of file. */
function startOf(bytes: Uint8Array, name: string): number {
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new Refusal('unreadable', `${name} is empty: it was probably not copied completely, so fetch it again.`, name);
  if (starts(0x50, 0x4b, 0x03, 0x04)) throw new Refusal('unreadable', `${name} is a packed file (a Word document, perhaps), whatever its name says: give it the name it should have and try again.`, name);
  for (let at = 0; at < Math.min(bytes.length - 5, 4096); at++) if (bytes[at] === 0x25 && bytes[at + 1] === 0x50 && bytes[at + 2] === 0x44 && bytes[at + 3] === 0x46) return at;
  throw new Refusal('unreadable', `${name} is not a PDF, whatever its name says: open it in the program that made it and save it again.`, name);
}

async function opened(bytes: Uint8Array, name: string): Promise<Document> {
  try {
    // The engine believes errors of a file when it can; nothing it reads is evaluated, fetched or drawn.
    return await getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false, enableXfa: false, stopAtErrors: false, verbosity: 0, maxImageSize: 1, useWorkerFetch: false, useWasm: false }).promise;
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Refusal('unreadable', `${name} is protected by a password: open it, save it without one and try again.`, name);
    throw damaged(name, plainReason(error));
  }
}

function damaged(name: string, reason: string): Refusal {
  return new Refusal('unreadable', `${name} is a damaged PDF (${reason}): fetch it again, or ask for the Word file.`, name);
}

async function pageOf(sheet: Sheet, number: number): Promise<Page> {
  const { items } = await sheet.getTextContent({ includeMarkedContent: false });
  const words = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number];
    const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height;
    return Number.isFinite(x + y + size + item.width) ? [{ text: item.str, x, y, width: item.width, size, turned: Math.abs(b) > Math.abs(a) * 0.05 || a < 0 }] : [];
  });
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const drawn = await sheet.getOperatorList();
  const unseen = [...unseenWords(drawn), ...coveredWords(drawn).map((text) => ({ text, why: 'under a box' as const }))];
  return { number, words, pictures: letters < lettersFew ? drawn.fnArray.filter((step) => pictureSteps.has(step)).length : 0, ...(unseen.length === 0 ? {} : { unseen }) };
}

/** Asked for as a whole they are quick; page by page the engine also looks for the words under every link, which takes as long as reading the page. */
async function annotationsOf(document: Document): Promise<Annotation[]> {
  const every = await document.getAnnotationsByType(new Set(annotationTypes), new Set()).catch(() => undefined);
  if (every !== undefined) return every;
  // A page that is broken spoils the whole: the others are asked one by one.
  const found: Annotation[] = [];
  for (let number = 1; number <= document.numPages; number++) found.push(...((await document.getPage(number).then((sheet) => sheet.getAnnotations()).catch(() => [])) as Annotation[]));
  return found;
}

/** Every kind of annotation that the engine knows, by its number. */
const annotationTypes = Array.from({ length: 27 }, (_, index) => index + 1);

async function actionsOf(document: Document): Promise<string[]> {
  const scripts = await document.getJSActions().catch(() => null);
  return scripts === null ? [] : ['JavaScript'];
}

async function attachmentsOf(document: Document): Promise<number> {
  const held: unknown = await document.getAttachments().catch(() => null);
  return held instanceof Map ? held.size : typeof held === 'object' && held !== null ? Object.keys(held).length : 0;
}

async function propertiesOf(document: Document): Promise<Record<string, string>> {
  const read = await document.getMetadata().catch(() => undefined);
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries((read?.info ?? {}) as Readonly<Record<string, unknown>>)) {
    if (['Title', 'Author', 'Subject', 'Keywords', 'Creator'].includes(key) && typeof value === 'string' && value.trim() !== '') kept[key.toLowerCase()] = value;
  }
  return kept;
}

/** Names of actions as a PDF writes them where it is not compressed; the engine itself never performs one. */
const actions: readonly (readonly [RegExp, string])[] = [
  [/\/(?:JavaScript|JS)\b/, 'JavaScript'],
  [/\/S\s*\/Launch\b/, 'a link that starts a program'],
  [/\/OpenAction\s*(?:<<|\d+\s+\d+\s+R)/, 'an action when it is opened'],
  [/\/S\s*\/GoTo[RE]\b/, 'a link into another file'],
  [/\/S\s*\/(?:SubmitForm|ImportData)\b/, 'a form that sends what is filled in'],
];

function activeIn(raw: string): string[] {
  const found = actions.flatMap(([pattern, what]) => (pattern.test(raw) ? [what] : []));
  // Most programs let a document open at its first page: that is no action to warn of.
  const opensPage = !/\/OpenAction\s*<<(?![^>]*\/GoTo\b)/.test(raw);
  return found.filter((what) => what !== 'an action when it is opened' || !opensPage);
}

/** Each save that only appends leaves the state before it in the file; a file made for the web has two ends by itself. */
function revisionsIn(raw: string): number {
  const ends = raw.match(/startxref\s+\d+\s+%%EOF/g)?.length ?? 0;
  return Math.max(0, ends - 1 - (/\/Linearized\b/.test(raw.slice(0, 2048)) ? 1 : 0));
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function plainReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\.$/, '').slice(0, 120) || 'no reason was given';
}

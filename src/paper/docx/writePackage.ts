import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** What a written document says about itself: nothing but its title and a fixed day, so that two runs give the same bytes and no name leaks. */
export interface PackageProperties {
  readonly title: string;
  /** Shown as the author; "Parley" where nothing is said. */
  readonly creator?: string;
  /** ISO day shown as created and changed: the day the content is of, not of a clock. */
  readonly day: string;
}

/** An Office package of `parts`: fixed order and times, so the same parts give the same bytes on every machine. */
export function writePackage(parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const zippable: Zippable = {};
  for (const name of Object.keys(parts).toSorted(inOrder)) {
    const part = parts[name] ?? '';
    zippable[name] = [typeof part === 'string' ? strToU8(part) : part, { level: 6 }];
  }
  // The ZIP format counts local time from 1980; these fields read the same in every zone.
  return zipSync(zippable, { mtime: new Date(1980, 0, 1, 12) });
}

/** A .docx from the `docx` package made the same on every run: own properties, relationships numbered in order, no thumbnails or custom parts. */
export function fixDocx(bytes: Uint8Array, properties: PackageProperties): Uint8Array {
  const parts: Record<string, Uint8Array | string> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!name.endsWith('/')) parts[name] = /\.(xml|rels)$/.test(name) ? strFromU8(part) : part;
  }
  for (const name of Object.keys(parts).filter((each) => each.endsWith('.rels')).toSorted()) renumber(parts, name);
  parts['docProps/core.xml'] = coreProperties(properties);
  if (parts['docProps/app.xml'] !== undefined) parts['docProps/app.xml'] = appProperties;
  if (parts['docProps/custom.xml'] !== undefined) parts['docProps/custom.xml'] = emptyCustomProperties;
  return writePackage(parts);
}

/** Random relationship ids become rId1, rId2 … in the order in which they stand. */
function renumber(parts: Record<string, Uint8Array | string>, rels: string): void {
  const owner = rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
  const listed = parts[rels];
  if (typeof listed !== 'string') return;
  const ids = [...listed.matchAll(/\bId="([^"]+)"/g)].map((match) => match[1] ?? '');
  const numbered = new Map(ids.map((id, index) => [id, `rId${index + 1}`]));
  parts[rels] = listed.replace(/\bId="([^"]+)"/g, (_, id: string) => `Id="${numbered.get(id) ?? id}"`);
  const owning = parts[owner];
  if (typeof owning === 'string') parts[owner] = owning.replace(/\b(r:[a-z]+)="([^"]+)"/gi, (whole, name: string, id: string) => (numbered.has(id) ? `${name}="${numbered.get(id) ?? id}"` : whole));
}

function coreProperties({ title, creator, day }: PackageProperties): string {
  const at = `${day}T00:00:00Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator ?? 'Parley')}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}

const appProperties = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>';
const emptyCustomProperties = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>';

/** Content types first, then the package's relationships, then by name: the order that Word itself writes. */
function inOrder(a: string, b: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

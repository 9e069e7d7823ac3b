import { strToU8 } from 'fflate';
import type { Parts } from '../docx/parts.ts';
import { encodeLike, escapeXml, prefixOf, readPlaced, spliced, type PlacedPart } from '../docx/placedXml.ts';
import type { Signature } from './edit.ts';

/** Comments to be written: into the comments of the document where it has some, else as a part of their own. */
export class CommentBook {
  readonly #parts: Parts;
  readonly #main: PlacedPart;
  readonly #file: string;
  readonly #signature: Signature;
  readonly #existing: PlacedPart | undefined;
  readonly #texts: string[] = [];
  readonly #first: number;

  constructor(parts: Parts, main: PlacedPart, file: string, signature: Signature) {
    this.#parts = parts;
    this.#main = main;
    this.#file = file;
    this.#signature = signature;
    const name = parts.relationships(parts.main).find((each) => each.type === 'comments' && !each.external && parts.has(each.target))?.target;
    this.#existing = name === undefined ? undefined : readPlaced(parts.read(name), name, file);
    this.#first = Math.max(-1, ...(this.#existing?.root.children ?? []).map((each) => Number(each.attributes['w:id'] ?? -1))) + 1;
  }

  get count(): number {
    return this.#texts.length;
  }

  /** The marks that tie a comment of this text to a stretch of the body. */
  add(text: string): { readonly start: string; readonly end: string } {
    const prefix = prefixOf(this.#main, this.#main.root);
    const id = this.#first + this.#texts.length;
    this.#texts.push(text);
    return {
      start: `<${prefix}commentRangeStart ${prefix}id="${id}"/>`,
      end: `<${prefix}commentRangeEnd ${prefix}id="${id}"/><${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`,
    };
  }

  /** The parts that change or are new; none where nothing was added. */
  parts(): Map<string, Uint8Array> {
    const changed = new Map<string, Uint8Array>();
    if (this.#texts.length === 0) return changed;
    if (this.#existing) {
      changed.set(this.#existing.name, this.#within(this.#existing, this.#comments(prefixOf(this.#existing, this.#existing.root))));
      return changed;
    }
    const folder = this.#parts.main.slice(0, this.#parts.main.lastIndexOf('/') + 1);
    let name = `${folder}comments.xml`;
    for (let number = 2; this.#parts.has(name); number++) name = `${folder}comments${number}.xml`;
    const opening = this.#main.text.slice(this.#main.root.start, this.#main.root.openEnd);
    const prefix = prefixOf(this.#main, this.#main.root);
    const space = new RegExp(`xmlns:${prefix.slice(0, -1)}=["']([^"']*)["']`).exec(opening)?.[1] ?? '';
    changed.set(name, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${prefix}comments xmlns:${prefix.slice(0, -1)}="${space}">${this.#comments(prefix)}</${prefix}comments>`));

    const types = readPlaced(this.#parts.read('[Content_Types].xml'), '[Content_Types].xml', this.#file);
    const typesPrefix = prefixOf(types, types.root);
    changed.set(types.name, this.#within(types, `<${typesPrefix}Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`));

    const office = space.includes('purl.oclc.org') ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relsName = `${folder}_rels/${this.#parts.main.slice(folder.length)}.rels`;
    const relationship = (relsPrefix: string, id: string): string => `<${relsPrefix}Relationship Id="${id}" Type="${office}/comments" Target="/${name}"/>`;
    if (this.#parts.has(relsName)) {
      const rels = readPlaced(this.#parts.read(relsName), relsName, this.#file);
      let id = 'rIdComments';
      while (rels.text.includes(`"${id}"`)) id += 'A';
      changed.set(relsName, this.#within(rels, relationship(prefixOf(rels, rels.root), id)));
    } else {
      changed.set(relsName, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('', 'rIdComments')}</Relationships>`));
    }
    return changed;
  }

  #comments(prefix: string): string {
    const { author, date } = this.#signature;
    const initials = author.split(/\s+/).map((word) => word.charAt(0)).join('').toUpperCase();
    return this.#texts
      .map((text, index) => {
        const paragraphs = text.split(/\r\n?|\n/).map((line) => `<${prefix}p><${prefix}r><${prefix}t xml:space="preserve">${escapeXml(line)}</${prefix}t></${prefix}r></${prefix}p>`);
        return `<${prefix}comment ${prefix}id="${this.#first + index}" ${prefix}author="${escapeXml(author)}" ${prefix}date="${date}" ${prefix}initials="${escapeXml(initials)}">${paragraphs.join('')}</${prefix}comment>`;
      })
      .join('');
  }

  /** A part with more inside its root, at the end. */
  #within(part: PlacedPart, markup: string): Uint8Array {
    const { root } = part;
    const empty = root.closeStart === root.end;
    const splice = empty
      ? { start: root.start, end: root.end, text: `${part.text.slice(root.start, root.openEnd).replace(/\/>$/, '>')}${markup}</${/^<([^\s/>]+)/.exec(part.text.slice(root.start))?.[1] ?? ''}>` }
      : { start: root.closeStart, end: root.closeStart, text: markup };
    return encodeLike(this.#parts.read(part.name), spliced(part.text, [splice]), strToU8, part.name, this.#file);
  }
}

import { Inflate } from 'fflate';
import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import { crc32 } from './crc32.ts';

/** An archive whose directory was checked; a part is inflated when it is asked for. */
export interface Archive {
  /** Part names as they stand in the archive, without a leading slash, in directory order. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part; refuses one that is damaged, larger than it says, or over the limits. */
  read(name: string): Uint8Array;
}

/**
 * Read before anything is inflated, and enforced while inflating. The ratio binds from 10 MB on: a contract of one repeated
 * paragraph packs to a four-hundredth and is no danger, a bomb is.
 */
export const limits = { entries: 2_000, totalBytes: 200_000_000, ratio: 100, ratioFromBytes: 10_000_000 };

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly dataStart: number;
}

/** The archive in `bytes`, believed only where its directory, its local headers and the limits agree. */
export function openArchive(bytes: Uint8Array, file: string): Outcome<Archive> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const findings: Finding[] = [];
  const entries = new Map<string, Entry>();
  const folded = new Map<string, string>();
  let total = 0;
  for (const entry of directory(view, bytes, file)) {
    if (entry.kind === 'folder') continue;
    if (entry.kind === 'link') {
      findings.push(finding('warning', 'archive-link-ignored', `The archive holds a symbolic link, "${entry.name}"; it was not followed.`, file));
      continue;
    }
    checkName(entry.name, file);
    const twin = folded.get(entry.name.toLowerCase());
    if (twin !== undefined) {
      throw new Refusal('unreadable', `${file} holds two parts named "${twin}" and "${entry.name}": two programs could read two different contracts from it, so ask the sender for a copy saved by Word.`, file);
    }
    folded.set(entry.name.toLowerCase(), entry.name);
    total += entry.size;
    checkSize(entry, total, file);
    entries.set(entry.name, entry);
  }
  checkOverlap([...entries.values()], file);
  let inflated = 0;
  return outcome(
    {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read: (name) => {
        const entry = entries.get(name);
        if (!entry) throw new Refusal('unreadable', `${file} has no part "${name}" although another part points to it: the file is damaged, ask for a fresh copy.`, file);
        const part = inflate(bytes, entry, limits.totalBytes - inflated, file);
        inflated += part.length;
        return part;
      },
    },
    findings,
  );
}

type Listed = ({ readonly kind: 'part' } & Entry) | { readonly kind: 'folder'; readonly name: string } | { readonly kind: 'link'; readonly name: string };

function* directory(view: DataView, bytes: Uint8Array, file: string): Generator<Listed> {
  const { count, start } = endOfDirectory(view, file);
  if (count > limits.entries) {
    throw new Refusal('too-large', `${file} is an archive of ${count} parts, more than the ${limits.entries} that a contract needs: it was not opened.`, file);
  }
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw damaged(file, 'its table of parts is cut off');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    if (at + 46 + nameLength + extraLength + commentLength > view.byteLength) throw damaged(file, 'its table of parts is cut off');
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = nameOf(rawName);
    const sizes = wideSizes(view, at, at + 46 + nameLength, extraLength);
    const mode = view.getUint32(at + 38, true) >>> 16;
    at += 46 + nameLength + extraLength + commentLength;
    if (name.endsWith('/')) yield { kind: 'folder', name };
    else if ((mode & 0xf000) === 0xa000) yield { kind: 'link', name };
    else {
      if ((flags & 1) !== 0) throw new Refusal('unreadable', `${file} is an archive with a password: save it without one and try again.`, file);
      yield { kind: 'part', name, ...sizes, dataStart: checkLocalHeader(view, bytes, sizes.offset, rawName, file) };
    }
  }
}

function endOfDirectory(view: DataView, file: string): { count: number; start: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    return wideEnd(view, at, file);
  }
  throw damaged(file, 'its table of parts is missing, so it was probably cut off on the way');
}

/** ZIP64: the 64-bit end record that the locator before the plain one points to (APPNOTE 4.3.14 and 4.3.15). */
function wideEnd(view: DataView, plainEnd: number, file: string): { count: number; start: number } {
  const locator = plainEnd - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw damaged(file, 'its table of parts is missing');
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) throw damaged(file, 'its table of parts is missing');
  return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

function wideSizes(view: DataView, at: number, extraStart: number, extraLength: number): Pick<Entry, 'method' | 'crc' | 'packed' | 'size' | 'offset'> {
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  for (let extra = extraStart; extra + 4 <= extraStart + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    const end = Math.min(extra + 4 + view.getUint16(extra + 2, true), extraStart + extraLength);
    let field = extra + 4;
    const next = (): number => {
      field += 8;
      return field <= end ? Number(view.getBigUint64(field - 8, true)) : 0;
    };
    if (size === 0xffffffff) size = next();
    if (packed === 0xffffffff) packed = next();
    if (offset === 0xffffffff) offset = next();
    break;
  }
  return { method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size, offset };
}

/** Where the data of an entry starts; its own header must name the same part as the directory does. */
function checkLocalHeader(view: DataView, bytes: Uint8Array, offset: number, name: Uint8Array, file: string): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== 0x04034b50) throw damaged(file, `the part "${nameOf(name)}" is not where its table says`);
  const length = view.getUint16(offset + 26, true);
  const local = bytes.subarray(offset + 30, offset + 30 + length);
  if (length !== name.length || local.some((byte, index) => byte !== name[index])) {
    throw new Refusal('unreadable', `${file} names a part "${nameOf(name)}" in its table and "${nameOf(local)}" beside the data: two programs could read two different contracts from it, so ask the sender for a copy saved by Word.`, file);
  }
  return offset + 30 + length + view.getUint16(offset + 28, true);
}

function checkName(name: string, file: string): void {
  const steps = name.split('/');
  if (name.startsWith('/') || name.includes('\\') || /^[a-zA-Z]:/.test(name) || name.includes('\0') || steps.includes('..')) {
    throw new Refusal('unreadable', `${file} holds a part named "${name}", which points outside the document: it was not opened.`, file);
  }
}

function checkSize(entry: Entry, total: number, file: string): void {
  if (total > limits.totalBytes) throw tooLarge(file);
  if (entry.size > limits.ratioFromBytes && entry.size > entry.packed * limits.ratio) {
    throw new Refusal('too-large', `The part "${entry.name}" of ${file} unpacks to more than ${limits.ratio} times its size, as an archive bomb does: it was not opened.`, file);
  }
}

/** Two entries that share bytes unpack to more than the file can honestly hold. */
function checkOverlap(entries: readonly Entry[], file: string): void {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next && entry.dataStart + entry.packed > next.offset) {
      throw new Refusal('too-large', `The parts "${entry.name}" and "${next.name}" of ${file} share the same bytes, as an archive bomb does: it was not opened.`, file);
    }
  }
}

function inflate(bytes: Uint8Array, entry: Entry, allowed: number, file: string): Uint8Array {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packed);
  if (packed.length !== entry.packed) throw damaged(file, `the part "${entry.name}" is cut off`);
  const most = Math.min(entry.size, allowed);
  if (entry.size > allowed) throw tooLarge(file);
  const part = entry.method === 0 ? packed : inflateTo(packed, most, entry, file);
  if (part.length !== entry.size || crc32(part) !== entry.crc) throw damaged(file, `the part "${entry.name}" does not match its checksum`);
  return part;
}

function inflateTo(packed: Uint8Array, size: number, entry: Entry, file: string): Uint8Array {
  if (entry.method !== 8) throw new Refusal('unsupported', `The part "${entry.name}" of ${file} is packed with method ${entry.method}, which Word does not use: open it in Word and save it as .docx.`, file);
  const part = new Uint8Array(size);
  let length = 0;
  const unpack = new Inflate((chunk) => {
    if (length + chunk.length > size) throw damaged(file, `the part "${entry.name}" unpacks to more than it says`);
    part.set(chunk, length);
    length += chunk.length;
  });
  try {
    // In steps, so that a lying size is noticed after one step and not after all of it.
    const step = 65_536;
    for (let at = 0; at === 0 || at < packed.length; at += step) unpack.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged(file, `the part "${entry.name}" cannot be unpacked`);
  }
  return part.subarray(0, length);
}

function nameOf(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes) name += String.fromCharCode(byte);
  return name;
}

function damaged(file: string, how: string): Refusal {
  return new Refusal('unreadable', `${file} is damaged: ${how}. Ask for a fresh copy, or open it in Word and save it again.`, file);
}

function tooLarge(file: string): Refusal {
  return new Refusal('too-large', `${file} unpacks to more than ${limits.totalBytes / 1_000_000} MB: remove its pictures, or split it, and try again.`, file);
}

import { deflateSync } from 'fflate';
import { Refusal } from '../../base/refusal.ts';
import { crc32 } from './crc32.ts';

/**
 * The package in `bytes` with some parts replaced or added: every other entry is copied as it stands, header, data and all,
 * in the order it had; new parts come last. The same input gives the same bytes.
 */
export function patchPackage(bytes: Uint8Array, changed: ReadonlyMap<string, Uint8Array>, file: string): Uint8Array {
  const { entries, directoryStart } = entriesOf(bytes, file);
  const offsets = [...entries.map((entry) => entry.offset), directoryStart].toSorted((a, b) => a - b);
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  let count = 0;
  const add = (localBytes: Uint8Array, record: Uint8Array): void => {
    new DataView(record.buffer, record.byteOffset).setUint32(42, at, true);
    local.push(localBytes);
    central.push(record);
    at += localBytes.length;
    count++;
  };
  const kept = new Set<string>();
  for (const entry of entries) {
    kept.add(entry.name);
    const part = changed.get(entry.name);
    if (part === undefined) {
      const end = offsets.find((offset) => offset > entry.offset) ?? directoryStart;
      add(bytes.slice(entry.offset, end), entry.record.slice());
    } else add(...fresh(entry.rawName, part, entry.time, entry.flags & 0x800));
  }
  for (const [name, part] of changed) {
    if (!kept.has(name)) add(...fresh(Uint8Array.from(name, (letter) => letter.charCodeAt(0)), part, firstTime, 0));
  }
  const directory = central.reduce((sum, record) => sum + record.length, 0);
  return joined([...local, ...central, endRecord(count, directory, at)]);
}

interface Kept {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly offset: number;
  readonly time: number;
  readonly flags: number;
  readonly record: Uint8Array;
}

/** 1 January 1980, noon, in the two halves of a DOS time. */
const firstTime = (((0 << 9) | (1 << 5) | 1) << 16) | (12 << 11);

/** The directory of an archive that `openArchive` has already believed. */
function entriesOf(bytes: Uint8Array, file: string): { entries: Kept[]; directoryStart: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  const unsupported = new Refusal('unsupported', `${file} is packed in the 64-bit form of ZIP, which Parley reads but does not write into: open it in Word, save it as .docx and try again.`, file);
  if (end < 0) throw unsupported;
  const directoryStart = view.getUint32(end + 16, true);
  if (directoryStart === 0xffffffff) throw unsupported;
  const entries: Kept[] = [];
  for (let index = 0, at = directoryStart; index < view.getUint16(end + 10, true); index++) {
    const nameLength = view.getUint16(at + 28, true);
    const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const record = bytes.slice(at, at + length);
    const rawName = record.subarray(46, 46 + nameLength);
    const offset = view.getUint32(at + 42, true);
    if (offset === 0xffffffff) throw unsupported;
    entries.push({ name: String.fromCharCode(...rawName), rawName, offset, time: view.getUint32(at + 12, true), flags: view.getUint16(at + 8, true), record });
    at += length;
  }
  return { entries, directoryStart };
}

function fresh(name: Uint8Array, part: Uint8Array, time: number, flags: number): [Uint8Array, Uint8Array] {
  const packed = deflateSync(part, { level: 6 });
  const crc = crc32(part);
  const fields = (view: DataView, at: number): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, flags, true);
    view.setUint16(at + 4, 8, true);
    view.setUint32(at + 6, time, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, packed.length, true);
    view.setUint32(at + 18, part.length, true);
    view.setUint16(at + 22, name.length, true);
  };
  const local = new Uint8Array(30 + name.length);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, 0x04034b50, true);
  fields(localView, 4);
  local.set(name, 30);
  const record = new Uint8Array(46 + name.length);
  const recordView = new DataView(record.buffer);
  recordView.setUint32(0, 0x02014b50, true);
  recordView.setUint16(4, 20, true);
  fields(recordView, 6);
  record.set(name, 46);
  return [joined([local, packed]), record];
}

function endRecord(count: number, length: number, start: number): Uint8Array {
  const record = new Uint8Array(22);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, length, true);
  view.setUint32(16, start, true);
  return record;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

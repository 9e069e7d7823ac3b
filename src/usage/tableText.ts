import { Gunzip, strFromU8 } from 'fflate';
import { decodeText } from '../base/decodeText.ts';
import { finding, type Finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';

/** More text than this is a request log for the native reader, not a file for this one. */
const largestText = 512 * 1024 * 1024;

/**
 * The text of a file: UTF-8 with or without a mark, UTF-16 of either order, Windows-1252 with a finding; gzip is unpacked.
 * Refuses packed and binary formats by what they are. A file cut off on purpose (`head`) may end inside a character.
 */
export function tableText(given: Uint8Array, name: string, part: 'whole' | 'head' = 'whole'): Outcome<string> {
  refuseBinary(given, name);
  const bytes = given[0] === 0x1f && given[1] === 0x8b ? gunzip(given, name, part) : given;
  const findings: Finding[] = [];
  const text = withoutNul(decode(bytes, name, part, findings), name, findings);
  return outcome(text, findings);
}

/** A Parquet file begins with its name; the column engine turns its rows into text. */
export function isParquet(head: Uint8Array): boolean {
  return strFromU8(head.subarray(0, 4), true) === 'PAR1';
}

function refuseBinary(bytes: Uint8Array, name: string): void {
  const start = strFromU8(bytes.subarray(0, 8), true);
  if (isParquet(bytes)) {
    throw new Refusal('unsupported', `${name} is a Parquet file, which is read by \`parley usage import\` and not here: use that, or export it as CSV (or gzipped CSV) and bring that.`, name);
  }
  if (start.startsWith('PK')) {
    throw new Refusal('unsupported', `${name} is a ZIP archive or an Excel workbook: unpack it, or save the sheet as "CSV UTF-8", and bring that.`, name);
  }
  if (start.startsWith('%PDF')) throw new Refusal('unsupported', `${name} is a PDF, not usage: bring the cost export it was printed from.`, name);
}

function gunzip(bytes: Uint8Array, name: string, part: 'whole' | 'head'): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Gunzip((chunk, final) => {
    size += chunk.length;
    if (size > largestText) {
      throw new Refusal('too-large', `${name} unpacks to more than ${largestText / 1024 / 1024} MB: split it by month and bring the parts.`, name);
    }
    chunks.push(chunk);
    ended ||= final;
  });
  try {
    // In slices, so that a file made to unpack without end is stopped on the way.
    for (let at = 0; at < bytes.length; at += 65_536) stream.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (part === 'whole') throw new Refusal('unreadable', `${name} is gzipped and damaged or cut off: download it again.`, name);
  }
  if (part === 'whole' && !ended) throw new Refusal('unreadable', `${name} is gzipped and cut off: download it again.`, name);
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function decode(bytes: Uint8Array, name: string, part: 'whole' | 'head', findings: Finding[]): string {
  const text = decodeText(part === 'whole' ? bytes : bytes.subarray(0, lastWholeCharacter(bytes)));
  if (text !== undefined) return text;
  findings.push(finding('warning', 'not-utf-8', `${name} is not UTF-8; it was read as Windows-1252, so accented letters in names may be wrong, figures are not affected. Save it as "CSV UTF-8" to be sure.`, name));
  return strFromU8(bytes, true).replace(/[\u0080-\u009f]/g, (letter) => windows1252[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** Where the last character that began is complete: at most three bytes before the end; in UTF-16 after an even number of them. */
function lastWholeCharacter(bytes: Uint8Array): number {
  if (bytes.includes(0) || bytes[0] === 0xff || bytes[0] === 0xfe) return bytes.length - (bytes.length % 2);
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The letters of bytes 0x80 to 0x9f, where Windows-1252 differs from Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function withoutNul(text: string, name: string, findings: Finding[]): string {
  if (!text.includes('\0')) return text;
  findings.push(finding('warning', 'nul-bytes', `${name} holds zero bytes, which text does not have; they were left out. The file may have been damaged on its way.`, name));
  return text.replaceAll('\0', '');
}

/** The text that `bytes` write in UTF-8 or, where a mark or a pattern of zeros says so, UTF-16; undefined where they are neither. A byte order mark goes, nothing else. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), false);
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return utf16(bytes, true);
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return utf16(bytes, false);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return utf8(marked ? bytes.subarray(3) : bytes);
}

function utf16(bytes: Uint8Array, little: boolean): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new Collector();
  for (let at = 0; at < bytes.length; at += 2) text.unit(view.getUint16(at, little));
  const value = text.end();
  return value.isWellFormed() ? value : undefined;
}

/** Strict (RFC 3629): overlong forms, halves of pairs and stray bytes make the text unreadable instead of a guess. */
function utf8(bytes: Uint8Array): string | undefined {
  const text = new Collector();
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      text.unit(first);
      at++;
      continue;
    }
    const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
    if (length === 0 || at + length > bytes.length) return undefined;
    let point = first & (0xff >> (length + 1));
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < (length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000) || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    if (point < 0x10000) text.unit(point);
    else {
      text.unit(0xd7c0 + (point >> 10));
      text.unit(0xdc00 + (point & 0x3ff));
    }
    at += length;
  }
  return text.end();
}

/** Builds a text from UTF-16 units in pieces that one call to `fromCharCode` can take. */
class Collector {
  readonly #pieces: string[] = [];
  readonly #units = new Uint16Array(8192);
  #length = 0;

  unit(unit: number): void {
    if (this.#length === this.#units.length) this.#flush();
    this.#units[this.#length++] = unit;
  }

  end(): string {
    this.#flush();
    return this.#pieces.join('');
  }

  #flush(): void {
    // Spreading the units would cost ten times as much: this is where long documents spent their time.
    this.#pieces.push(Reflect.apply(String.fromCharCode, undefined, this.#units.subarray(0, this.#length)) as string);
    this.#length = 0;
  }
}

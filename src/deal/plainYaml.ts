import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { Refusal } from '../base/refusal.ts';

/** A number as the file wrote it: its digits, never a double. */
export class WrittenNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Plain = string | boolean | null | WrittenNumber | Plain[] | { [key: string]: Plain };

/** More than any deal needs: what is over it is refused before it costs memory. */
const largest = { characters: 2_000_000, values: 100_000, depth: 40 };

/** The value that a YAML or JSON text writes, numbers kept as text. Refuses what is no such text, with the line. */
export function readPlainYaml(text: string, file: string): Plain {
  if (text.length > largest.characters) throw new Refusal('too-large', `${file} has ${text.length} characters; a deal file may have ${largest.characters}. Is it the right file?`, { file });
  const lines = new LineCounter();
  const document = parse(text, file, lines);
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) {
    const row = lines.linePos(problem.pos[0]).line;
    throw new Refusal('unreadable', `${file}, line ${row} is not readable as YAML or JSON: ${firstSentence(problem.message)}. Correct that line.`, { file, row });
  }
  let values = 0;
  const plain = (node: unknown, depth: number): Plain => {
    values += 1;
    // References within a YAML file can multiply a small text without bound.
    if (values > largest.values || depth > largest.depth) throw new Refusal('too-large', `${file} holds more than ${largest.values} values or nests deeper than ${largest.depth} levels. Is it the right file?`, { file });
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined) throw new Refusal('unreadable', `${file} refers to *${node.source}, which is not named anywhere before. Name it with &${node.source}, or write the value.`, { file });
      return plain(target, depth + 1);
    }
    if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyOf(pair.key), plain(pair.value, depth + 1)]));
    if (isSeq(node)) return node.items.map((item) => plain(item, depth + 1));
    if (!isScalar(node) || node.value === null || node.value === undefined) return null;
    if (typeof node.value === 'number' || typeof node.value === 'bigint') return new WrittenNumber(node.source ?? String(node.value));
    if (typeof node.value === 'boolean' || typeof node.value === 'string') return node.value;
    return node.source ?? '';
  };
  return plain(document.contents, 0);
}

function parse(text: string, file: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { version: '1.2', schema: 'core', lineCounter, prettyErrors: false, uniqueKeys: true });
  } catch {
    throw new Refusal('unreadable', `${file} nests too deeply to be read as YAML or JSON. Is it the right file?`, { file });
  }
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.source ?? key.value) : String(key);
}

function firstSentence(message: string): string {
  return (message.split(/\n| at line |; please use /)[0] ?? '').replace(/[.:\s]+$/, '');
}

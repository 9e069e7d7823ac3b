import { Refusal } from '../base/refusal.ts';

/** JSON with every number as the text that wrote it, so that no cost and no count passes through a double. */
export type Json = string | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** The JSON of a file, or the list of its lines where each is a document of its own (JSON Lines); refuses anything else with its place. */
export function readJson(text: string, name: string): Json {
  try {
    return parsed(text);
  } catch (error) {
    const lines = jsonLines(text, name);
    if (lines !== undefined) return lines;
    throw new Refusal('unreadable', `${name} is not JSON that can be read: ${reason(error)}. Save it again as it came.`, name);
  }
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The text of a text or a number under `key`; empty for anything else. */
export function textUnder(json: Json | undefined, key: string): string {
  const value = isObject(json) && Object.hasOwn(json, key) ? json[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : '';
}

/** The list under `key`; empty where there is none. */
export function listUnder(json: Json | undefined, key: string): readonly Json[] {
  const value = isObject(json) && Object.hasOwn(json, key) ? json[key] : undefined;
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function parsed(text: string): Json {
  return JSON.parse(text, exact) as Json;
}

/** Engines hand over how a number was written (ECMAScript "JSON.parse source text access"); one that does not gives its shortest text. */
function exact(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? (context?.source ?? String(value)) : value;
}

/** Undefined where the first line is no object of its own: then it is no JSON Lines. */
function jsonLines(text: string, name: string): Json[] | undefined {
  const documents: Json[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      const document = parsed(line);
      if (documents.length === 0 && !isObject(document)) return undefined;
      documents.push(document);
    } catch (error) {
      if (documents.length === 0) return undefined;
      throw new Refusal('unreadable', `Line ${index + 1} of ${name} is not JSON that can be read: ${reason(error)}. Correct or remove that line.`, { file: name, row: index + 1 });
    }
  }
  return documents.length === 0 ? undefined : documents;
}

function reason(error: unknown): string {
  if (error instanceof RangeError) return 'it nests too deeply';
  return error instanceof Error ? error.message.slice(0, 160) : 'it is damaged';
}

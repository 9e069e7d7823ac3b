import { isObject, listUnder, textUnder, type Json } from '../readJson.ts';

/** The attributes of a span, a data point or a resource, as text. */
export function attributesOf(of: Json): Map<string, string> {
  return new Map(listUnder(of, 'attributes').map((pair) => {
    const value = isObject(pair) ? (pair['value'] ?? null) : null;
    return [textUnder(pair, 'key'), textUnder(value, 'stringValue') || textUnder(value, 'intValue') || textUnder(value, 'doubleValue')];
  }));
}

/** The first of these attributes that says something; empty where none does. */
export function firstOf(attributes: ReadonlyMap<string, string>, names: readonly string[]): string {
  for (const name of names) {
    const value = attributes.get(name);
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

/** The exports that a file holds: one, or several as JSON Lines. */
export function exportsIn(json: Json): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [json];
}

/** The name of the service that a resource is of. */
export function serviceOf(resource: Json): string {
  return isObject(resource) ? firstOf(attributesOf(resource['resource'] ?? null), ['service.name']) : '';
}

/** An instant of nanoseconds since 1970; undefined for anything else. */
export function nanosOf(written: string): bigint | undefined {
  return /^\d{16,20}$/.test(written) ? BigInt(written) : undefined;
}

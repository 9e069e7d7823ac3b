/** The same without characters that no document can hold: names and quotations come from files of any kind. */
export function cleaned<Value>(value: Value): Value {
  // The shape stays as it was; only texts change.
  return mapTexts(value, (text) => text.replace(unprintable, '').toWellFormed()) as Value;
}

/** XML 1.0 forbids control characters, but for tabs and line ends, and two more. */
const unprintable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]));
}

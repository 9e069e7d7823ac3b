import { readAmount } from '../../../parts/readAmount.ts';

/** The discounts on offer as they are typed, one a line, "6M 3" or "9,000,000 at 6 %", as the desk takes them: "6000000 3". Lines that are none come back apart. */
export function readMenu(text: string): { readonly levels: readonly string[]; readonly wrong: readonly string[] } {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const read = lines.map((line) => {
    const [, amount = '', percent = ''] = /^\D*?([\d.,'’\s]*\d\s*[kKmMbB]?)(?:\s+(?:at|for|:|=|->)?\s*|\s*[:=;]\s*)(\d+(?:[.,]\d+)?)\s*%?$/.exec(line) ?? [];
    const commitment = readAmount(amount);
    return { line, level: commitment === undefined || percent === '' ? undefined : `${commitment} ${percent.replace(',', '.')}` };
  });
  return { levels: read.flatMap(({ level }) => level ?? []), wrong: read.flatMap(({ line, level }) => (level === undefined ? [line] : [])) };
}

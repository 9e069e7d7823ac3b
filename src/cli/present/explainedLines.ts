/** Lines of a bill, each with its amount, the words that explain it, its formula and where it comes from. */
export function explainedLines(output: {
  month: string;
  currency: string;
  lines: readonly { number: number; what: string; workload?: string; amount: string; words: string; formula: string; source: readonly string[]; rows: readonly { at: string; source: string }[] }[];
}): string {
  const rows = (of: readonly { at: string; source: string }[]) => of.filter(({ source }) => source !== '').map(({ source }) => `  from ${source}`);
  return output.lines.map(({ number, what, workload, amount, words, formula, source, rows: from }) => [`${output.month} line ${number}: ${workload === undefined ? '' : `${workload}, `}${what}: ${output.currency} ${amount}`, `  ${words}`, `  ${formula}`, `  terms: ${source.join(', ')}`, ...rows(from), ''].join('\n')).join('\n');
}

/** How many cases a property takes: a sample in the normal run, ten thousand with `npm test -- --full`. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: process.env['PARLEY_FULL'] === undefined ? usual : 10_000 };
}

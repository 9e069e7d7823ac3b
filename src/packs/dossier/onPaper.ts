/** How a promise stands on paper, as a sentence says it. */
export function onPaperInWords(status: string): string {
  return { 'in paper': 'it is there', weaker: 'weaker than said', contradicted: 'the draft says otherwise', missing: 'not found', 'not contractual': 'said in public, not in the draft', withdrawn: 'withdrawn' }[status] ?? status;
}

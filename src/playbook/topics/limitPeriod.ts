/** What counts against a limit of liability: each claim alone, all of a year, or all of the term; unsure where its words do not say. */
export function limitPeriod(words: string): 'claim' | 'year' | 'term' | 'unsure' {
  const text = words.toLowerCase().replace(/\s+/g, ' ');
  if (/\b(?:per|each|every|any one|any single) (?:claim|incident|event|occurrence)\b/.test(text)) return 'claim';
  if (/\b(?:per|each|any|in a|every) (?:given |one |single )?(?:contract |calendar |agreement |subscription |rolling |consecutive )?(?:year|(?:twelve|12)(?: \(12\))?[- ]months?(?: period)?)\b|\bannual aggregate\b|\baggregate annual\b/.test(text)) return 'year';
  return /\b(?:aggregate|total|cumulative|maximum|entire|overall|all claims)\b/.test(text) ? 'term' : 'unsure';
}

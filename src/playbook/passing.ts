/** Where `text` only names other clauses in passing ("subject to Section 8 (Limitation of Liability)"), as [start, end) offsets in rising order; what is named there is not said there. */
export function passingMentions(text: string): readonly (readonly [number, number])[] {
  if (!/[A-Za-z]/.test(text)) return [];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match): readonly [number, number] => [match.index, match.index + match[0].length]));
  return found.toSorted((a, b) => a[0] - b[0]);
}

const part = String.raw`(?:sections?|articles?|clauses?|paragraphs?|exhibits?|schedules?|annex(?:es)?|appendix|appendices)`;
const number = String.raw`(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)(?:\.\d+)*(?:\([a-z0-9]{1,4}\))*`;

const patterns = [
  // "(as referred to in Section 7.2)", "(including the subcontractors named in Section 22.10)"
  new RegExp(String.raw`\([^()]{0,160}\b${part}\s+${number}(?:\([^()]*\)|[^()]){0,160}\)`, 'gi'),
  // "Section 5.1 (General Liability Cap)", "Sections 5.1 (General Liability Cap) and 5.2 (Damages Waiver)"
  new RegExp(String.raw`\b${part}\s+${number}\s*\([^()]{2,80}\)(?:\s*(?:,|;|and|or|,? and|,? or)\s*(?:${part}\s+)?${number}\s*\([^()]{2,80}\))*`, 'gi'),
  // "subject to the limitations of liability set forth in the Agreement"
  /\b(?:subject to|in accordance with|pursuant to|without limiting|in addition to)\s[^,;:.()]{0,80}?\b(?:included|set (?:forth|out)|contained|described|provided|stated|specified)\s+(?:in|under)\s+(?:this|the|its|our|your)\s+\p{L}+/giu,
  /\((?:as )?(?:defined|described|referred to|set (?:forth|out)) (?:in|under)[^()]*\)/gi,
];

/** True where the whole sentence only points: a list of the sections that survive, a term that is defined elsewhere. */
export function pointsElsewhere(text: string): boolean {
  if (/\bsurviv(?:e|al)\b/i.test(text) && /\b(?:sections|articles|clauses|provisions|paragraphs)\b/i.test(text)) return true;
  return text.length < 200 && /["”’]\s*(?:is|are|has been) defined in\b/i.test(text);
}

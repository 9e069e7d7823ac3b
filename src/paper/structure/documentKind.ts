import type { Paper } from '../paper.ts';

/** What a document is in a deal. */
export type DocumentKind = 'amendment' | 'sideLetter' | 'orderForm' | 'dataProtection' | 'productTerms' | 'serviceLevel' | 'supportPlan' | 'confidentiality' | 'masterAgreement' | 'unknown';

export interface Recognised {
  readonly kind: DocumentKind;
  /** The words that say so. */
  readonly because: string;
}

/** How a document names itself, most telling first. Amendments and side letters name the agreement that they change, so they are asked first. */
const names: readonly (readonly [DocumentKind, RegExp])[] = [
  ['amendment', /\b(?:amendment(?:\s+(?:no|number|id)\.?\s*\S+)?|addendum\s+to\s+(?:the\s+)?(?:enterprise|master)|(?:ai|custom|contract)\s+addendum)\b/i],
  ['sideLetter', /\bside\s+(?:letter|agreement)\b|\bletter\s+agreement\b|\bcomfort\s+letter\b/i],
  ['dataProtection', /\bdata\s+(?:protection|processing)\s+(?:addendum|agreement|terms)\b|\bDPA\b/i],
  ['serviceLevel', /\bservice[\s-]+level\s+agreements?\b|\bSLA\b/i],
  ['supportPlan', /\bsupport\s+(?:plan|policy|services?\s+(?:description|agreement)|terms)\b|\bunified\s+support\b|\bpremier\s+support\b/i],
  ['confidentiality', /\b(?:mutual\s+)?(?:non[\s-]?disclosure|confidentiality)\s+agreement\b|\bM?NDA\b/i],
  ['orderForm', /\border(?:ing)?\s+(?:form|document)\b|\bpurchase\s+order\b|\bprogram\s+signature\s+form\b|\benrol?lment\b|\bcover\s+page\b|\bquot(?:e|ation)\b|\bstatement\s+of\s+work\b/i],
  ['productTerms', /\b(?:product|service|services|online\s+services|supplemental|deployment|platform)(?:[\s-]specific)?\s+terms\b|\bacceptable\s+use\s+policy\b/i],
  ['masterAgreement', /\b(?:master|cloud|enterprise|customer|framework|pilot|subscription|commercial|professional)\b[^.\n]{0,30}\b(?:agreement|terms)\b|\bterms\s+(?:of\s+service|and\s+conditions|of\s+use)\b/i],
];

/** Which document of a deal a paper is, by what it calls itself in its title, then in its opening, then by what it is about. */
export function documentKindOf(paper: Paper): Recognised {
  const body = paper.paragraphs.filter((each) => (each.part === 'body' || each.part === 'table' || each.part === 'header') && each.contents !== true);
  const title = body.filter((each) => each.text.length <= 120 && !/[.;]$/.test(each.text)).slice(0, 3);
  for (const { text } of title.filter((each) => body.indexOf(each) < 6)) {
    const found = named(text);
    if (found) return found;
  }
  const opening = body.slice(0, 12).map((each) => each.text).join('\n').slice(0, 2_500);
  // "This Data Processing Addendum (“DPA”) governs …" names itself; other documents are only mentioned.
  for (const match of opening.matchAll(/\b(?:this|these|the\s+following)\s+(?:[\p{L}-]+\s+){0,6}?(?:agreement|addendum|amendment|terms|letter|policy|form|plan|order|enrol?lment)\b[^.\n]{0,60}/giu)) {
    const found = named(match[0]);
    if (found) return found;
  }
  return named(opening) ?? { kind: 'unknown', because: '' };
}

function named(words: string): Recognised | undefined {
  for (const [kind, pattern] of names) {
    const match = pattern.exec(words);
    if (match) return { kind, because: match[0].replace(/\s+/g, ' ') };
  }
  return undefined;
}

/** How strongly FOCUS asks for a thing (RFC 2119). */
export const keywords = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'RECOMMENDED', 'MAY'] as const;
export type Keyword = (typeof keywords)[number];

/** What a cell can be asked to look like; `focusShapes.ts` says what each means. */
export const shapes = ['string', 'plain-string', 'decimal', 'plain-number', 'valid-decimal', 'date-time', 'utc-date-time', 'unit', 'key-value', 'currency', 'national-currency'] as const;
export type Shape = (typeof shapes)[number];

/** What has to hold: of the header, of each row, or of other rules. */
export type Check =
  | { readonly is: 'all' | 'any'; readonly of: readonly Check[] }
  | { readonly is: 'rule'; readonly rule: string }
  | { readonly is: 'present'; readonly column: string }
  | { readonly is: 'shape'; readonly column: string; readonly shape: Shape }
  /** `value` undefined: no value (null). */
  | { readonly is: 'equal' | 'unequal'; readonly column: string; readonly value: string | undefined }
  | { readonly is: 'least'; readonly column: string; readonly value: string }
  | { readonly is: 'same' | 'other'; readonly column: string; readonly as: string }
  | { readonly is: 'product'; readonly column: string; readonly by: string; readonly result: string }
  | { readonly is: 'count'; readonly count: number; readonly column: string; readonly per: string };

/** One rule of FOCUS, by the id that FOCUS gives it. */
export interface FocusRule {
  readonly id: string;
  readonly keyword: Keyword;
  /** "presence", "type", "format", "nullability", "validation", "composite". */
  readonly kind: string;
  /** The column, attribute or dataset it speaks of. */
  readonly about: string;
  /** Absent where a file alone cannot show whether it holds. */
  readonly check: Check | undefined;
  /** The rows it is about; absent: all. */
  readonly when: Check | undefined;
  /** What a provider must support for it to apply: "TAGGING_SUPPORTED". */
  readonly where: readonly string[];
}

/** The columns a check looks at, those of its header check left out. */
export function columnsOf(check: Check | undefined): string[] {
  if (check === undefined) return [];
  switch (check.is) {
    case 'all':
    case 'any':
      return check.of.flatMap(columnsOf);
    case 'rule':
    case 'present':
      return [];
    case 'same':
    case 'other':
      return [check.column, check.as];
    case 'product':
      return [check.column, check.by, check.result];
    case 'count':
      return [check.column, check.per];
    case 'shape':
    case 'equal':
    case 'unequal':
    case 'least':
      return [check.column];
  }
}

/** The rules that a composite rule is made of. */
export function partsOf(check: Check | undefined): string[] {
  if (check === undefined) return [];
  if (check.is === 'rule') return [check.rule];
  return check.is === 'all' || check.is === 'any' ? check.of.flatMap(partsOf) : [];
}

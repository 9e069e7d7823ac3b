/** The machine-readable model of FOCUS 1.2, as far as rules are judged by it. */
export interface FocusModel {
  readonly ModelRules: Readonly<Record<string, FocusModelRule>>;
}

export interface FocusModelRule {
  readonly Function: string;
  readonly Reference: string;
  readonly ApplicabilityCriteria: readonly string[];
  readonly ValidationCriteria: { readonly MustSatisfy: string; readonly Keyword: string; readonly Requirement: FocusCheck; readonly Condition: FocusCheck };
}

export interface FocusCheck {
  /** Two conditions of the model are written with their joint as the key. */
  readonly AND?: FocusCheck | readonly FocusCheck[];
  readonly CheckFunction?:
    | 'AND'
    | 'OR'
    | 'CheckModelRule'
    | 'ColumnPresent'
    | 'TypeString'
    | 'FormatString'
    | 'TypeDecimal'
    | 'FormatNumeric'
    | 'TypeDateTime'
    | 'FormatDateTime'
    | 'FormatUnit'
    | 'FormatKeyValue'
    | 'FormatCurrency'
    | 'CheckNationalCurrency'
    | 'CheckDecimalValue'
    | 'CheckValue'
    | 'CheckNotValue'
    | 'CheckGreaterOrEqualThanValue'
    | 'CheckSameValue'
    | 'CheckNotSameValue'
    | 'ColumnByColumnEqualsColumnValue'
    | 'CheckDistinctCount';
  readonly Items?: readonly FocusCheck[];
  readonly ModelRuleId?: string;
  readonly ColumnName?: string;
  readonly CheckCondition?: string;
  readonly Value?: string | number | null;
  readonly ColumnAName?: string;
  readonly ColumnBName?: string;
  readonly ResultColumnName?: string;
  readonly ExpectedCount?: number;
}

/**
 * Rules whose check in the published model contradicts the model's own sentence (`MustSatisfy`): the sentence is kept, since it is
 * the specification's. 003 says "MUST be null when CommitmentDiscountId is null" and checks for not null; 004 says "when it is not
 * null and ChargeCategory is Usage" and asks it when it is null.
 */
export const corrected: Readonly<Record<string, { readonly check: string; readonly when: string }>> = {
  'CommitmentDiscountStatus-C-003-C': { check: 'CommitmentDiscountStatus = null', when: 'CommitmentDiscountId = null' },
  'CommitmentDiscountStatus-C-004-C': { check: 'CommitmentDiscountStatus != null', when: 'CommitmentDiscountId != null and ChargeCategory = "Usage"' },
};

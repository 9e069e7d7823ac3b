import { showSource, type Source } from './source.ts';

export type Severity = 'info' | 'warning' | 'error';

/** What a check or a reader saw: input that was only partly understood, or a fact that its reader should know. */
export interface Finding {
  /** Stable, lower case with hyphens: "meter-unpriced". */
  readonly code: string;
  readonly severity: Severity;
  /** One or two sentences: what, why it matters, what to do. */
  readonly message: string;
  /** Where: "export.csv, line 4182"; empty where it is about the whole. */
  readonly at: string;
}

export function finding(severity: Severity, code: string, message: string, at: Source | string = ''): Finding {
  return { code, severity, message, at: typeof at === 'string' ? at : showSource(at) };
}

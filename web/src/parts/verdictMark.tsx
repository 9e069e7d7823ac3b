import type { Verdict } from '../../../src/playbook/assessment.ts';
import css from './verdictMark.module.css';

/** The verdict as a shape, a colour and a word: none of the three alone. */
export function VerdictMark({ verdict, wordless = false }: { readonly verdict: Verdict; readonly wordless?: boolean }) {
  return (
    <span className={css.mark} data-verdict={verdict} data-wordless={wordless || undefined}>
      <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12">
        {shapeOf(verdict)}
      </svg>
      {!wordless && <span>{verdictWord[verdict]}</span>}
    </span>
  );
}

export const verdictWord: Readonly<Record<Verdict, string>> = { meets: 'Meets', weak: 'Weak', missing: 'Missing', 'not assessed': 'Not assessed' };

function shapeOf(verdict: Verdict) {
  switch (verdict) {
    case 'meets':
      return <path d="M1.5 6.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />;
    case 'weak':
      return <path d="M6 1l5.300 9.500H.7z" fill="none" stroke="currentColor" strokeWidth="1.800" strokeLinejoin="round" />;
    case 'missing':
      return <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" />;
    case 'not assessed':
      return <circle cx="6" cy="6" r="4.500" fill="none" stroke="currentColor" strokeWidth="1.600" strokeDasharray="2.200 1.700" />;
  }
}

import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Elicited } from '../asks/elicit.ts';
import type { Preferences } from '../asks/preferences.ts';
import type { Offer } from '../offers/offersFile.ts';
import { costToSeller, type SellerTemplate } from '../seller/sellerTemplate.ts';
import type { Lever, LeverOption } from './levers.ts';

/** What a stated preference does to the packages. */
export interface Preferred {
  readonly issue: string;
  readonly title: string;
  /** Whose red line it is: no package crosses it. */
  readonly redLineOf: readonly string[];
  /** What it counts with: the least that anybody says, so that no package rests on a worth that one of us denies. */
  readonly counted: number | undefined;
  readonly says: readonly { readonly name: string; readonly worth: number }[];
}

export interface PreferenceLevers {
  readonly levers: readonly Lever[];
  readonly preferred: readonly Preferred[];
}

/**
 * The levers with what stakeholders said: an issue that no lever moves becomes one, worth what is said and costing them
 * a share of it as the template has it, and a red line leaves only the options that keep it. `clauses` is where their last
 * offer stands.
 */
export function preferenceLevers(levers: readonly Lever[], preferences: Preferences, elicited: Elicited, seller: SellerTemplate, clauses: Offer['clauses'], file: string): Outcome<PreferenceLevers> {
  const findings: Finding[] = [];
  const preferred = elicited.issues.map(({ issue, title, redLineOf, says, low }): Preferred => ({ issue, title, redLineOf, says, counted: redLineOf.length > 0 ? undefined : low }));
  const known = levers.map((lever): Lever => {
    const own = preferred.find((each) => isAbout(lever, each));
    return own === undefined || own.redLineOf.length === 0 ? lever : { ...lever, allowed: keepingOf(lever, own, file) };
  });
  const made = preferred.flatMap((each): Lever[] => {
    if (levers.some((lever) => isAbout(lever, each))) return [];
    const issue = preferences.issues.find(({ id }) => id === each.issue);
    const stands = clauses.find(({ clause }) => clause === each.issue)?.stands;
    if (issue === undefined) return [];
    if (each.redLineOf.length > 0) return [redLine(each, issue, stands)];
    if (each.counted === undefined) return [];
    if (stands === 'fallback') {
      findings.push(finding('info', 'step-not-valued', `"${each.title}" stands at a fallback in their offer; what the rest of the step to "${issue.best}" is worth was not asked, so it is in no package. Ask it, or write a lever.`, { file, key: each.issue }));
      return [];
    }
    return [stepOf(each.issue, issue, each.counted, stands === 'preferred', seller)];
  });
  return outcome({ levers: [...known, ...made], preferred }, findings);
}

function isAbout({ issue, options }: Lever, { issue: id, title }: Preferred): boolean {
  return issue === id || issue === title || options.some((option) => option.kind === 'clause' && option.clause === id);
}

/** The options of a lever that keep a red line: those that say so, or of a clause the one worth most. */
function keepingOf({ issue, options }: Lever, { redLineOf }: Preferred, file: string): number[] {
  const said = options.flatMap(({ keeps }, place) => (keeps === true ? [place] : []));
  if (said.length > 0) return said;
  const worths = options.map((option) => (option.kind === 'clause' ? option.worth : Number.NaN));
  if (worths.some((worth) => Number.isNaN(worth))) throw new Refusal('invalid', `${issue} is a red line of ${redLineOf.join(' and ')}, and no option of its lever says that it keeps it: mark those that do with keeps: true.`, { file, key: issue });
  const most = Math.max(...worths);
  return worths.flatMap((worth, place) => (worth === most ? [place] : []));
}

type PreferenceIssue = Preferences['issues'][number];

/** A condition that nobody prices: every package holds it. */
function redLine({ issue, redLineOf }: Preferred, { title, best, worst }: PreferenceIssue, stands: Offer['clauses'][number]['stands'] | undefined): Lever {
  const kept: LeverOption = { says: `${best} (red line of ${redLineOf.join(' and ')})`, kind: 'clause', clause: issue, stands: 'preferred', keeps: true, worth: 0, costsThem: { low: 0, high: 0 } };
  // Where it stands now comes first, so that it is said to move; only the best end may be proposed.
  return stands === 'preferred' ? { issue: title, options: [kept] } : { issue: title, options: [{ ...kept, says: worst, stands: stands ?? 'open', keeps: false }, kept], allowed: [1] };
}

function stepOf(clause: string, { title, best, worst }: PreferenceIssue, worth: number, has: boolean, seller: SellerTemplate): Lever {
  const view = seller.views.get('clause');
  const costs = view === undefined ? { low: 0, high: worth } : costToSeller(view, worth);
  const at: LeverOption = { says: worst, kind: 'clause', clause, stands: 'refused', worth: 0, costsThem: { low: 0, high: 0 } };
  const ours: LeverOption = { says: best, kind: 'clause', clause, stands: 'preferred', worth, costsThem: { low: costs.low, high: costs.high } };
  return { issue: title, options: has ? [ours, at] : [at, ours] };
}

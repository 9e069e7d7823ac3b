import { finding, type Finding } from '../../base/finding.ts';
import { outcome, type Outcome } from '../../base/outcome.ts';
import type { Preferences, Stakeholder } from './preferences.ts';

/** What the step from worst to best is worth to one person, in money. */
export interface StatedWorth {
  readonly issue: string;
  /** Undefined where neither a swap nor weights and a swap elsewhere say it. */
  readonly worth: number | undefined;
  readonly how: 'even swap' | 'swing weight' | 'red line' | 'not said';
}

export interface Elicited {
  readonly stakeholders: readonly {
    readonly name: string;
    readonly role: string;
    readonly worths: readonly StatedWorth[];
    /** Whether what they said hangs together. */
    readonly consistent: boolean;
    /** The few questions that would say most next; empty where nothing is open. */
    readonly next: readonly string[];
  }[];
  /** Issue by issue what each says: a range, never a mean. */
  readonly issues: readonly { readonly issue: string; readonly title: string; readonly worst: string; readonly best: string; readonly redLineOf: readonly string[]; readonly low: number | undefined; readonly high: number | undefined; readonly says: readonly { readonly name: string; readonly worth: number }[] }[];
}

/** A stated worth and the one that weights give may differ by this factor. */
const tolerance = 1.25;
/** Two people disagree where one says more than this many times what the other says. */
const apart = 2;

/** What each stakeholder's answers say in money, where the answers of one contradict each other, and where people disagree. Weights are turned into money by the median of what the even swaps say a point is worth. */
export function elicit({ issues, stakeholders, currency }: Preferences, file: string): Outcome<Elicited> {
  const findings: Finding[] = [];
  const read = stakeholders.map((one) => {
    const point = moneyPerPoint(one);
    const worths = issues.map(({ id }) => worthOf(one, id, point));
    const wrong = contradictions(one, worths, point, currency);
    findings.push(...wrong.map((message) => finding('warning', 'answers-contradict', `${one.name}: ${message}`, { file, key: one.name })));
    return { name: one.name, role: one.role, worths, consistent: wrong.length === 0, next: nextQuestions(one, issues, worths, wrong) };
  });
  const byIssue = issues.map(({ id, title, worst, best }) => {
    const says = read.flatMap(({ name, worths }) => worths.flatMap(({ issue, worth }) => (issue === id && worth !== undefined ? [{ name, worth }] : [])));
    const redLineOf = stakeholders.filter(({ redLines }) => redLines.includes(id)).map(({ name }) => name);
    const [low, high] = says.length === 0 ? [undefined, undefined] : [Math.min(...says.map(({ worth }) => worth)), Math.max(...says.map(({ worth }) => worth))];
    if (low !== undefined && high > apart * low) findings.push(finding('warning', 'stakeholders-disagree', `On "${title}" ${says.map(({ name, worth }) => `${name} says ${currency} ${Math.round(worth)}`).join(', ')}: settle it before it is traded. No mean is taken.`, { file, key: id }));
    if (redLineOf.length > 0 && says.length > 0) findings.push(finding('info', 'red-line-not-traded', `"${title}" is a red line of ${redLineOf.join(' and ')}: it is a condition, whatever others say it is worth.`, { file, key: id }));
    return { issue: id, title, worst, best, redLineOf, low, high, says };
  });
  return outcome({ stakeholders: read, issues: byIssue }, findings);
}

/** The median, over issues with both, of what a point of weight is worth. */
function moneyPerPoint({ evenSwaps, swings }: Stakeholder): number | undefined {
  const rates = [...evenSwaps].flatMap(([issue, worth]) => {
    const weight = swings.get(issue) ?? 0;
    return weight > 0 ? [worth / weight] : [];
  });
  const sorted = rates.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function worthOf(one: Stakeholder, issue: string, point: number | undefined): StatedWorth {
  if (one.redLines.includes(issue)) return { issue, worth: undefined, how: 'red line' };
  const swap = one.evenSwaps.get(issue);
  if (swap !== undefined) return { issue, worth: swap, how: 'even swap' };
  const weight = one.swings.get(issue);
  return weight === undefined || point === undefined ? { issue, worth: undefined, how: 'not said' } : { issue, worth: weight * point, how: 'swing weight' };
}

function contradictions(one: Stakeholder, worths: readonly StatedWorth[], point: number | undefined, currency: string): string[] {
  const amount = (value: number) => `${currency} ${Math.round(value)}`;
  const wrong: string[] = [];
  for (const [issue, worth] of one.evenSwaps) {
    const weighted = (one.swings.get(issue) ?? Number.NaN) * (point ?? Number.NaN);
    if (Number.isFinite(weighted) && (worth > weighted * tolerance || worth * tolerance < weighted)) wrong.push(`the even swap says that ${issue} is worth ${amount(worth)}, and its weight says ${amount(weighted)}. Which of the two holds?`);
  }
  const of = new Map(worths.map(({ issue, worth }) => [issue, worth]));
  for (const { rather, than } of one.choices) {
    const [more, less] = [of.get(rather), of.get(than)];
    if (more !== undefined && less !== undefined && more < less) wrong.push(`would rather have ${rather} than ${than}, and the amounts say ${amount(more)} against ${amount(less)}.`);
  }
  const circle = circleOf(one.choices);
  if (circle.length > 0) wrong.push(`prefers in a circle: ${circle.join(' over ')}.`);
  for (const issue of one.redLines) if (one.evenSwaps.has(issue)) wrong.push(`${issue} is a red line and has a price: it can be only one of the two.`);
  return wrong;
}

function circleOf(choices: Stakeholder['choices']): string[] {
  for (const { rather } of choices) {
    const path = wayTo(rather, rather, choices, new Set());
    if (path.length > 0) return [rather, ...path];
  }
  return [];
}

function wayTo(from: string, goal: string, choices: Stakeholder['choices'], seen: Set<string>): string[] {
  for (const { rather, than } of choices) {
    if (rather !== from || seen.has(than)) continue;
    if (than === goal) return [than];
    seen.add(than);
    const rest = wayTo(than, goal, choices, seen);
    if (rest.length > 0) return [than, ...rest];
  }
  return [];
}

/** At most three: an amount where there is none, a second one as a check, and one choice between two that lie near each other. */
function nextQuestions(one: Stakeholder, issues: Preferences['issues'], worths: readonly StatedWorth[], wrong: readonly string[]): string[] {
  const free = issues.filter(({ id }) => !one.redLines.includes(id));
  const step = (id: string) => {
    const issue = issues.find((each) => each.id === id);
    return `from "${issue?.worst ?? ''}" to "${issue?.best ?? ''}"`;
  };
  const unweighed = free.filter(({ id }) => !one.swings.has(id) && !one.evenSwaps.has(id));
  const questions: string[] = wrong.length > 0 ? [`You said two things that do not go together: ${wrong[0] ?? ''}`] : [];
  if (unweighed.length > 0 && one.swings.size === 0) questions.push(`If everything stood at its worst, which step would you take first? Call it 100 and give the others their share: ${free.map(({ id }) => `${id} ${step(id)}`).join('; ')}.`);
  else if (unweighed[0]) questions.push(`Against your first step at 100, how much is ${unweighed[0].id} ${step(unweighed[0].id)}?`);
  const weighed = free.filter(({ id }) => one.swings.has(id)).toSorted((a, b) => (one.swings.get(b.id) ?? 0) - (one.swings.get(a.id) ?? 0));
  const unpriced = weighed.filter(({ id }) => !one.evenSwaps.has(id));
  const asked = one.evenSwaps.size === 0 ? weighed[0] : one.evenSwaps.size === 1 ? unpriced[Math.floor(unpriced.length / 2)] : undefined;
  if (asked) questions.push(`What rise of the price over the whole term would you accept to have ${asked.id} ${step(asked.id)}?`);
  const priced = worths.flatMap(({ issue, worth }) => (worth === undefined ? [] : [{ issue, worth }])).toSorted((a, b) => b.worth - a.worth);
  if (one.choices.length === 0 && priced.length > 1) {
    const pairs = priced.slice(1).map((second, place) => ({ first: priced[place], second })).toSorted((a, b) => (a.first?.worth ?? 0) / a.second.worth - (b.first?.worth ?? 0) / b.second.worth);
    const [near] = pairs;
    if (near?.first) questions.push(`If you could have only one step, which: ${near.first.issue} ${step(near.first.issue)}, or ${near.second.issue} ${step(near.second.issue)}?`);
  }
  return questions.slice(0, 3);
}

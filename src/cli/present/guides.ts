import { whole } from './rankedAsks.ts';
import { table } from './table.ts';

/** Ways to buy, those that fit first. */
export function routes(output: { routes: readonly { title: string; reason: string; protects: string; exit: string; cost: { low: number; likely: number; high: number; currency: string } | null; costBasis: string; days: { low: number; high: number } }[]; recommended: string | null; traps: readonly { about: string; says: string }[] }): string {
  const rows = output.routes.map(({ title, reason, protects, exit, days, cost, costBasis }) => [title, reason, cost === null ? costBasis : `${cost.currency} ${whole(cost.likely)} (${whole(cost.low)} to ${whole(cost.high)})`, protects, exit, `${days.low} to ${days.high} days`]);
  return `${table(['route', 'why', 'costs', 'protects', 'how to leave', 'takes'], rows)}\n${output.recommended === null ? 'No one route fits best: it is your choice.\n' : ''}${traps(output.traps)}`;
}

/** A bundle element by element. */
export function bundle(output: { currency: string; saves: number; elements: readonly { key: string; says: string; worth: number | string; forces: number | null }[]; options: readonly { says: string; worth: { mean: number; low: number; high: number } | null }[]; forced: { committed: string; spentAnyway: string; extra: string; missedIn: number } | null; traps: readonly { about: string; says: string }[] }): string {
  const rows = output.elements.map(({ key, says, worth, forces }) => [key, says, typeof worth === 'string' ? worth : `${worth < 0 ? '-' : ''}${whole(Math.abs(worth))}`, forces === null || Math.abs(forces) < 1 ? '' : `${forces < 0 ? '-' : ''}${whole(Math.abs(forces))}`]);
  const options = output.options.map(({ says, worth }) => `As an option, beside the bill: ${says}, ${worth === null ? 'not valued' : `about ${whole(worth.mean)} (${whole(worth.low)} to ${whole(worth.high)})`}.\n`).join('');
  const { forced } = output;
  const bound = forced === null ? '' : `It commits ${output.currency} ${whole(Number(forced.committed))}; ${whole(Number(forced.spentAnyway))} would be spent anyway, so ${whole(Number(forced.extra))} is forced. The milestone is missed in ${forced.missedIn} of 100 futures.\n`;
  return `${table(['element', 'says', `worth (${output.currency})`, 'forces'], rows)}\nIn all ${output.saves < 0 ? '-' : ''}${whole(Math.abs(output.saves))} against list.\n${options}${bound}${traps(output.traps)}`;
}

/** What is known about a discount for this size. */
export function benchmarks(output: { says: string; claims: readonly { subject: string; low: number; high: number; unit: string; source: string; dated: string; read: boolean }[]; conflicts: readonly { subject: string; says: readonly string[] }[] }): string {
  const rows = output.claims.map(({ subject, low, high, unit, source, dated, read }) => [subject, low === high ? String(low) : `${low} to ${high}`, unit, dated, read ? source : `${source} (not read)`]);
  return `${output.says}\n\n${table(['claim', 'says', '', 'dated', 'source'], rows)}${output.conflicts.map(({ subject, says }) => `\nContradict each other on ${subject}: ${says.join(' / ')}\n`).join('')}`;
}

/** Tactics as steps. */
export function tactics(output: { tactics: readonly { title: string; ready: boolean; missing: readonly string[]; steps: readonly string[] }[]; story: { from: string; until: string; volume: string; growth: string; rows: readonly { unit: string; share: string; growth: string }[] } | null; waiting: { currency: string; waits: readonly { months: number; costs: { mean: number; low: number; high: number }; paysFrom: number | null }[] } | null }): string {
  const { story, waiting } = output;
  const told = story === null ? '' : `\nFor the other side, ${story.from} to ${story.until}: ${story.volume}, ${story.growth}.\n${table(['unit', 'share', 'growth'], story.rows.map(({ unit, share, growth }) => [unit, share, growth]))}`;
  const waits = waiting === null ? '' : `\nOurs alone: signing later costs (${waiting.currency})\n${table(['months', 'likely', 'range of the mean', 'pays if the rest is cheaper by'], waiting.waits.map(({ months, costs, paysFrom }) => [String(months), whole(costs.mean), `${whole(costs.low)} to ${whole(costs.high)}`, paysFrom === null ? '' : `${paysFrom.toFixed(1)} %`]))}`;
  return `${steps(output)}${told}${waits}`;
}

function steps(output: { tactics: readonly { title: string; ready: boolean; missing: readonly string[]; steps: readonly string[] }[] }): string {
  return output.tactics.map(({ title, ready, missing, steps }) => `${title}${ready ? '' : ` (missing: ${missing.join(', ')})`}\n${steps.map((step, place) => `  ${place + 1}. ${step}\n`).join('')}`).join('\n');
}

/** Sign-offs, the way up, and who does what for which ask. */
export function people(output: { ours: readonly { name: string }[]; signOffs: readonly { what: string; by: string; on: string | null }[]; escalation: readonly (readonly { name: string; title: string }[])[]; asks: readonly { title: string; parts: readonly { name: string; part: string }[]; waitsFor: readonly { what: string; who: readonly string[] }[]; decidedBy: { name: string } | null }[] }): string {
  const rows = output.signOffs.map(({ what, by, on }) => [what, by, on ?? 'open']);
  const does = output.asks.map(({ title, parts, waitsFor, decidedBy }) => [title, ...output.ours.map(({ name }) => parts.filter((each) => each.name === name).map(({ part }) => part).join('')), waitsFor.map(({ what, who }) => `${what} (${who.join(', ')})`).join('; '), decidedBy?.name ?? 'not known']);
  const raci = does.length === 0 ? '' : `\nR pursues it, A may give it up, C is asked, I is told.\n${table(['ask', ...output.ours.map(({ name }) => name), 'first', 'theirs who decides'], does)}`;
  return `${table(['signs off', 'who', 'when'], rows)}\n${output.escalation.map((way) => `${way.map(({ name, title }) => `${name} (${title})`).join(' → ')}\n`).join('')}${raci}`;
}

function traps(of: readonly { about: string; says: string }[]): string {
  return of.map(({ about, says }) => `Trap (${about}): ${says}\n`).join('');
}

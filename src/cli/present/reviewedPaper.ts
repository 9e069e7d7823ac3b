import { table } from './table.ts';

interface Words {
  readonly paragraph: number;
  readonly quote: string;
}

interface Topic {
  readonly topic: string;
  readonly title: string;
  readonly verdict: string;
  readonly reason: string;
  readonly approver: string;
  readonly parameters: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
  readonly loopholes: readonly { readonly span: Words; readonly because: string }[];
  readonly searched: readonly string[];
}

interface Beside {
  readonly matrix: { readonly compliance: readonly { readonly title: string; readonly status: string; readonly document?: string; readonly owner: string; readonly expires?: string }[]; readonly residency: readonly { readonly title: string; readonly scope: string; readonly verdict: string; readonly because: string }[] };
  readonly exposure: { readonly basis: string; readonly says: string; readonly scenarios: readonly { readonly title: string; readonly events: readonly number[]; readonly loss: readonly number[] }[] };
  readonly liability: readonly { readonly whose: string; readonly per: string; readonly reckoned: string; readonly currency: string; readonly amount?: string; readonly gap?: { readonly p50: string; readonly p95: string }; readonly span: Words; readonly modelled?: Modelled }[];
}

interface Simulated {
  readonly value: string;
  readonly halfWidth: string;
}

interface Modelled {
  readonly over: string;
  readonly loss: { readonly mean: Simulated; readonly byFormula: string; readonly p50: Simulated; readonly p95: Simulated };
  readonly above: { readonly mean: Simulated; readonly p50: Simulated; readonly p95: Simulated };
  readonly passed: { readonly value: number; readonly halfWidth: number };
  readonly outside: readonly { readonly title: string; readonly span: Words }[];
}

interface Possible {
  readonly topic: string;
  readonly quote: string;
  readonly likelihood?: number;
}

/** The rows of the playbook with the words that decided them, then the topics, what may be on them, what proves compliance and the limits of liability. */
export function reviewed(output: Beside & { possible: readonly Possible[]; positions: readonly { title: string; verdict: string; reason: string; spans: readonly Words[] }[]; topics: readonly Topic[] }): string {
  const rows = output.positions.map(({ title, verdict, reason, spans }) => [`${verdict.toUpperCase().padEnd(12)} ${title}`, `  ${reason}`, ...spans.map(({ paragraph, quote }) => `  paragraph ${paragraph}: "${quote.replace(/\s+/g, ' ')}"`), ''].join('\n'));
  return [...rows, topicTable(output.topics), perhaps(output.topics, output.possible), loopholes(output.topics), ...beside(output)].join('\n');
}

/** The deal as a whole: which document is what, what prevails on each topic, where the documents differ. */
export function reviewedBundle(output: Beside & { documents: readonly { file: string; kind: string; rank: number }[]; topics: readonly (Topic & { decidedBy?: string })[]; contradictions: readonly { message: string }[] }): string {
  return [
    table(['prevails', 'document', 'kind'], output.documents.map(({ file, kind, rank }) => [String(rank), file, kind])),
    table(['topic', 'stands at', 'by', 'why'], output.topics.map(({ title, verdict, decidedBy, reason }) => [title, verdict, decidedBy ?? '', short(reason)])),
    ...(output.contradictions.length === 0 ? [] : [`The documents differ\n${output.contradictions.map(({ message }) => `  ${message}`).join('\n')}\n`]),
    ...beside(output),
  ].join('\n');
}

/** Each edit that we would send, and for what. */
export function proposed(output: { edits: readonly { id: string; find: string; replace: string }[]; topics: readonly { title: string; from: string; edits: readonly string[]; approver: string }[]; left: readonly { topic: string; because: string }[] }): string {
  return [
    table(['for', 'stands at', 'edits', 'approved by'], output.topics.map(({ title, from, edits, approver }) => [title, from, edits.join(', '), approver])),
    table(['edit', 'their words', 'our words'], output.edits.map(({ id, find, replace }) => [id, short(find, 60), replace === '' ? '(taken out)' : short(replace, 100)])),
    ...output.left.map(({ topic, because }) => `Nothing was proposed on ${topic}: ${because}\n`),
  ].join('\n');
}

/** Whether a playbook sees what it says it sees. */
export function checkedPlaybook(output: { name: string; version: string; tried: number; failed: readonly { where: string; sentence: string; wanted: string; seen: string }[] }): string {
  if (output.failed.length === 0) return `${output.name}, ${output.version}: all ${output.tried} examples and wordings are seen as they say.\n`;
  return table(['where', 'should be', 'is', 'sentence'], output.failed.map(({ where, wanted, seen, sentence }) => [where, wanted, seen, short(sentence)]));
}

/** Our positions, topic by topic. */
export function positions(output: { topics: readonly { title: string; why: string; approver: string; document: string; preferred: { says: string }; fallback: { says: string }; walkAway: { says: string } }[] }): string {
  return output.topics.map(({ title, why, approver, document, preferred, fallback, walkAway }) => `${title}\n  ${why}\n  we want:     ${preferred.says}\n  we accept:   ${fallback.says}\n  we walk at:  ${walkAway.says}\n  ${approver} approves; belongs in: ${document}\n`).join('\n');
}

function topicTable(topics: readonly Topic[]): string {
  const figures = (parameters: Topic['parameters']): string => parameters.map(({ name, value, unit }) => `${name} ${value}${unit === 'days' || unit === 'percent' || unit === 'hours' ? '' : ` ${unit}`}`).join(', ');
  return table(['topic', 'stands at', 'figures', 'why'], topics.map(({ title, verdict, parameters, reason, searched }) => [title, verdict, figures(parameters), short(verdict === 'absent' ? `Looked in ${searched.join('; ')}` : reason)]));
}

/** Sentences that are not counted as clauses and that a person should look at. */
function perhaps(topics: readonly Topic[], possible: readonly Possible[]): string {
  if (possible.length === 0) return '';
  return table(['may be on', 'likely', 'words'], possible.map(({ topic, likelihood, quote }) => [topics.find((each) => each.topic === topic)?.title ?? topic, likelihood === undefined ? '' : `${Math.round(100 * likelihood)} %`, short(quote)]));
}

function loopholes(topics: readonly Topic[]): string {
  const found = topics.flatMap(({ title, loopholes: each }) => each.map(({ span, because }) => [title, String(span.paragraph), `"${short(span.quote, 60)}"`, because]));
  return found.length === 0 ? '' : table(['weak words on', 'paragraph', 'words', 'because'], found);
}

function beside({ matrix, liability, exposure }: Beside): string[] {
  return [
    table(['compliance', 'status', 'evidence', 'owner', 'expires'], matrix.compliance.map(({ title, status, document, owner, expires }) => [title, status, document ?? '', owner, expires ?? ''])),
    ...(matrix.residency.length === 0 ? [] : [table(['residency', 'deployments', '', 'because'], matrix.residency.map(({ title, scope, verdict, because }) => [title, scope, verdict, because]))]),
    ...(liability.length === 0 ? [] : [table(['liability of', 'limit', 'counts by', 'reckoned', 'beyond it, P50', 'P95', 'paragraph'], liability.map(({ whose, per, currency, amount, reckoned, gap, span }) => [whose, amount === undefined ? '' : `${currency} ${amount}`, per, reckoned, gap?.p50 ?? '', gap?.p95 ?? '', String(span.paragraph)])), ...modelledTables(liability, exposure)]),
  ];
}

function modelledTables(liability: Beside['liability'], { says, scenarios }: Beside['exposure']): string[] {
  const figure = ({ value, halfWidth }: Simulated): string => `${value} ± ${halfWidth}`;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const rows = liability.flatMap(({ modelled, span }) => (modelled ? [[`${span.paragraph}, over ${modelled.over}`, figure(modelled.loss.mean), modelled.loss.byFormula, figure(modelled.loss.p50), figure(modelled.loss.p95), figure(modelled.above.p95), `${percent(modelled.passed.value)} ± ${percent(modelled.passed.halfWidth)}`]] : []));
  const outside = liability.find(({ modelled }) => modelled)?.modelled?.outside ?? [];
  return [
    `Exposure: ${says}\n`,
    ...(scenarios.length === 0 ? [] : [table(['scenario', 'events a year', 'cost of one', 'held by the limits'], scenarios.map(({ title, events, loss }) => [title, events.join(' to '), loss.join(' to '), heldBy(title, outside)]))]),
    ...(rows.length === 0 ? [] : [table(['limit in paragraph', 'lost, mean', 'by formula', 'P50', 'P95', 'above the limit, P95', 'limit is passed'], rows)]),
  ];
}

function heldBy(title: string, outside: readonly { readonly title: string; readonly span: Words }[]): string {
  const out = outside.find((each) => each.title === title);
  return out ? `no: carved out in paragraph ${out.span.paragraph}` : 'yes';
}

function short(text: string, most = 110): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).toWellFormed()}…`;
}

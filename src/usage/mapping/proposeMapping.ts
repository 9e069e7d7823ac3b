import { minuteOf, tokensOf, yearLastDay } from '../requestCells.ts';
import { neededRoles, requestRoles, type RequestRole } from '../requestRollup.ts';

/** Which column may be what of a request, and why; what nothing tells of is left to the asker. */
export interface ColumnProposal {
  readonly role: RequestRole;
  readonly needed: boolean;
  readonly column: string | undefined;
  readonly why: string;
}

/**
 * What each column of a log may be, from its name and from what stands in it. Nothing is taken for tokens that is not a
 * whole number in every row, nor for a timestamp that does not read as an instant; it is only ever a proposal.
 */
export function proposeMapping(header: readonly string[], rows: readonly (readonly string[])[]): readonly ColumnProposal[] {
  const columns = header.map((name, place) => describe(name, rows.map((cells) => (cells[place] ?? '').trim()), place));
  const taken = new Set<number>();
  const found = new Map<RequestRole, { column: Column; why: string }>();
  const take = (role: RequestRole, column: Column | undefined, why: string): void => {
    if (column === undefined || taken.has(column.place)) return;
    taken.add(column.place);
    found.set(role, { column, why });
  };
  for (const role of ['timestamp', 'cached', 'input', 'output', 'model', 'workload'] as const) {
    const best = bestOf(role, columns.filter(({ place }) => !taken.has(place)));
    if (best !== undefined) take(role, best, reasonFor(role, best));
  }
  proveSum(columns, found);
  return requestRoles.map((role) => {
    const proposed = found.get(role);
    return { role, needed: neededRoles.some((each) => each === role), column: proposed?.column.name, why: proposed?.why ?? absent[role] };
  });
}

interface Column {
  readonly name: string;
  readonly place: number;
  /** The parts of its name: "reqPromptTok" is req, prompt, tok. */
  readonly words: readonly string[];
  readonly filled: number;
  readonly instants: number;
  readonly whole: number;
  readonly models: number;
  readonly values: readonly string[];
}

function describe(name: string, values: readonly string[], place: number): Column {
  const filled = values.filter((value) => value !== '');
  const share = (holds: (value: string) => boolean): number => (filled.length === 0 ? 0 : filled.filter(holds).length / filled.length);
  return {
    name,
    place,
    words: name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''),
    filled: filled.length,
    instants: share((value) => minuteOf(value) !== undefined || yearLastDay(value) !== undefined),
    whole: share((value) => tokensOf(value) !== undefined),
    models: share((value) => modelLike.test(value)),
    values,
  };
}

const modelLike = /^(?:azure\/|openai\/)?(?:gpt-|o[1-9](?:-|$)|claude|text-embedding|llama|mistral|deepseek|grok|phi-|model-router|codex)/i;

/** Words that a column of a role goes by, and words that rule it out. */
const words: Readonly<Record<RequestRole, { readonly yes: RegExp; readonly no: RegExp }>> = {
  timestamp: { yes: /^(time|timestamp|ts|when|at|date|datetime|start|started|begin|received|created|request|event|logged|utc)$/, no: /^(end|ended|finish|finished|completed|duration|latency|ms|updated|expires?)$/ },
  cached: { yes: /^(cache|cached|cachehit|cacheread)$/, no: /^(write|creation|created|ratio|percent|pct|hit|flag)$/ },
  input: { yes: /^(prompt|prompts|input|in|context|request|question|sent|ctx|tokin|intok|tokensin)$/, no: /^(cache|cached|output|completion|generated|total|all|id|ms|cost|price|usd|eur|bytes|chars|length|status|code|count|max|limit)$/ },
  output: { yes: /^(completion|completions|output|out|generated|generation|response|answer|reply|received|tokout|outtok|tokensout)$/, no: /^(cache|cached|input|prompt|total|all|id|ms|cost|price|usd|eur|bytes|chars|length|status|code|count|max|limit|time)$/ },
  model: { yes: /^(model|models|engine|llm|modelname)$/, no: /^(id|version|cost|price)$/ },
  workload: { yes: /^(workload|app|application|team|service|deployment|project|client|consumer|product|caller|tenant|usecase|department|unit)$/, no: /^(time|ms|status|version|type|id)$/ },
};

/** The column that fits a role best; undefined where none fits. */
function bestOf(role: RequestRole, columns: readonly Column[]): Column | undefined {
  const scored = columns.map((column) => ({ column, score: scoreOf(role, column) })).filter(({ score }) => score > 0);
  return scored.toSorted((a, b) => b.score - a.score || a.column.place - b.column.place)[0]?.column;
}

function scoreOf(role: RequestRole, column: Column): number {
  if (column.filled === 0) return 0;
  const named = column.words.filter((word) => words[role].yes.test(word)).length - 3 * column.words.filter((word) => words[role].no.test(word)).length;
  const tokens = column.words.some((word) => /^tok(en)?s?$/.test(word)) ? 1 : 0;
  switch (role) {
    case 'timestamp':
      return column.instants < 0.9 ? 0 : 5 + named;
    case 'input':
    case 'output':
    case 'cached':
      return column.whole < 1 || named <= 0 ? 0 : named + tokens;
    case 'model':
      return column.models > 0.5 ? 5 + named : column.whole < 1 && named > 0 ? named : 0;
    case 'workload':
      return column.whole < 1 && column.instants < 0.5 && named > 0 ? named : 0;
  }
}

function reasonFor(role: RequestRole, column: Column): string {
  const named = column.words.filter((word) => words[role].yes.test(word));
  const byName = named.length > 0 ? `its name says ${named.map((word) => `"${word}"`).join(' and ')}` : '';
  const example = column.values.find((value) => value !== '') ?? '';
  const byCells = role === 'timestamp' ? `its cells are instants ("${example.slice(0, 40)}")` : role === 'model' && column.models > 0.5 ? `its cells name models ("${example.slice(0, 40)}")` : role === 'model' || role === 'workload' ? '' : `its cells are whole numbers (${example.slice(0, 20)})`;
  return [byName, byCells].filter((part) => part !== '').join(', and ');
}

/** Where a third column is the sum of what is taken for input and output in every row, that is evidence for both. */
function proveSum(columns: readonly Column[], found: Map<RequestRole, { column: Column; why: string }>): void {
  const [input, output] = [found.get('input'), found.get('output')];
  if (input === undefined || output === undefined) return;
  const sum = columns.find((column) => column !== input.column && column !== output.column && column.filled > 1 && column.values.every((value, row) => {
    const [a, b, all] = [tokensOf(input.column.values[row] ?? ''), tokensOf(output.column.values[row] ?? ''), tokensOf(value)];
    return a !== undefined && b !== undefined && all === a + b;
  }));
  if (sum === undefined) return;
  const proof = (other: Column): string => `, and together with "${other.name}" it is the sum in "${sum.name}" in every row`;
  found.set('input', { ...input, why: input.why + proof(output.column) });
  found.set('output', { ...output, why: output.why + proof(input.column) });
}

/** What it means that no column was found. */
const absent: Readonly<Record<RequestRole, string>> = {
  timestamp: 'no column holds instants in every row',
  input: 'no column of whole numbers goes by a name of prompt tokens',
  output: 'no column of whole numbers goes by a name of completion tokens',
  cached: 'no column goes by a name of cached tokens: none counts as cached',
  model: 'no column names models: say the model where the log is used',
  workload: 'no column names an application, a team or a deployment: all requests are one workload',
};

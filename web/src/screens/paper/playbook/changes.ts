export type Path = readonly (string | number)[];

/** One field that was set to something else; null takes it away. */
export interface FieldChange {
  readonly path: Path;
  readonly value: string | number | boolean | readonly unknown[] | object | null;
}

/** The changes with one more; a field that is changed again keeps its last value only. What came before an entry was put in or taken out stays: places in lists are others after it. */
export function withChange(changes: readonly FieldChange[], change: FieldChange): FieldChange[] {
  const key = keyOf(change.path);
  const settled = movesPlaces(change) ? changes.length : changes.findLastIndex(movesPlaces) + 1;
  return [...changes.slice(0, settled), ...changes.slice(settled).filter(({ path }) => keyOf(path) !== key), change];
}

function movesPlaces({ path }: FieldChange): boolean {
  return typeof path.at(-1) === 'number';
}

/** "rows[2].checks[0].limit": how a problem names a field. */
export function keyOf(path: Path): string {
  return path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? step : `.${step}`)).join('');
}

/** Phrases as lines of text: one each; one that says more than its words stands as JSON. */
export function linesOf(signs: readonly unknown[]): string {
  return signs.map((sign) => (typeof sign === 'string' ? sign : JSON.stringify(sign))).join('\n');
}

/** The phrases of some lines; a line that begins like JSON and is none stays as words, and the playbook says what is wrong with it. */
export function signsOf(text: string): unknown[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (line.startsWith('{"') ? (readJson(line) ?? line) : line));
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The name of the next version of our own playbook: "our-playbook-v3.yaml". */
export function nextName(own: readonly { readonly name: string }[]): string {
  const last = Math.max(0, ...own.map(({ name }) => Number(/-v(\d+)\.ya?ml$/.exec(name)?.[1] ?? 0)));
  return `our-playbook-v${last + 1}.yaml`;
}

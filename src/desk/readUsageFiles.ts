import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { fromRollup } from '../usage/fromRollup.ts';
import { mappingFindings, type HeaderMapping } from '../usage/mapping/headerMapping.ts';
import { mappingQuestion } from '../usage/mapping/mappableTable.ts';
import { enoughToRecognise, preambleFindings, recognise, type Recognition } from '../usage/recognise.ts';
import { requestColumnsOf, type RollupGrain } from '../usage/requestRollup.ts';
import { isParquet } from '../usage/tableText.ts';
import type { UsageImport } from '../usage/usageImport.ts';
import { confirmedMappings } from './confirmedMappings.ts';
import type { Ports } from './ports.ts';

/**
 * Each file as it was understood, in the order given: request logs by the column engine, Parquet through it, and all but logs in a
 * worker. A log that comes alone may be asked by the hour or day, told as its first minute; several are compared minute by minute.
 */
export async function readUsageFiles(ports: Ports, names: readonly string[], watch: Watch, model?: string, grain: RollupGrain = 'minute'): Promise<Outcome<UsageImport>[]> {
  const vocabulary = await ports.data.text('meters.yaml');
  const read: Outcome<UsageImport>[] = [];
  for (const [index, name] of names.entries()) {
    watch.signal.throwIfAborted();
    // The engines know a kept file by its place on disk; the asker knows it by its name.
    const watching: Watch = { ...watch, progress: (share) => watch.progress(share === undefined ? undefined : (index + share) / names.length, `Reading ${name}`) };
    watching.progress(0, '');
    const one = await readOne(ports, name, vocabulary, watch, names.length === 1 ? grain : 'minute');
    read.push(model === undefined ? one : withModel(one, model));
  }
  return read;
}

async function readOne(ports: Ports, name: string, vocabulary: string, watch: Watch, grain: RollupGrain): Promise<Outcome<UsageImport>> {
  const [head, mappings] = await Promise.all([ports.files.head(name, enoughToRecognise), confirmedMappings(ports, name)]);
  if (isParquet(head)) return readParquet(ports, name, vocabulary, mappings, watch, grain);
  const recognised = recognise(head, name, mappings);
  if (recognised.kind === 'unknown') refuseMappable(head, name);
  if (recognised.kind === 'table' && recognised.format === 'request-log') return readLog(ports, name, recognised, watch, grain);
  return ports.workers.run('readUsage', { bytes: await ports.files.read(name), name, vocabulary, mappings }, watch);
}

/** A Parquet file: a log is added up where it lies, everything else is read as the CSV that it would be. */
async function readParquet(ports: Ports, name: string, vocabulary: string, mappings: readonly HeaderMapping[], watch: Watch, grain: RollupGrain): Promise<Outcome<UsageImport>> {
  const path = await ports.files.onDisk(name);
  const recognised = recognise(await ports.columns.parquet(path, watch, rowsToRecognise), name, mappings);
  if (recognised.kind === 'table' && recognised.format === 'request-log') return readLog(ports, name, recognised, watch, grain);
  return ports.workers.run('readUsage', { bytes: await ports.columns.parquet(path, watch), name, vocabulary, mappings }, watch);
}

const rowsToRecognise = 50;

/** A table that may be a log is asked about, column by column: what is proposed is never taken without a word. */
function refuseMappable(head: Uint8Array, name: string): void {
  const asked = mappingQuestion(head, name);
  if (asked !== undefined) throw new Refusal('unreadable', asked, { file: name, key: 'columns' });
}

/** A request log, added up by the column engine where it lies. */
async function readLog(ports: Ports, name: string, recognised: Extract<Recognition, { kind: 'table' }>, watch: Watch, grain: RollupGrain): Promise<Outcome<UsageImport>> {
  const columns = requestColumnsOf(recognised, name);
  const path = await ports.files.onDisk(name);
  // The engine knows a file by its place, the asker by its name.
  const watching: Watch = { ...watch, progress: (share, doing) => watch.progress(share, doing.replace(path, name)) };
  const rollup = await ports.columns.rollUp(path, { ...columns, dates: recognised.mapping?.dates }, watching, grain).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal(error.code, error.message.replaceAll(path, name), error.at.replaceAll(path, name)) : error;
  });
  const read = fromRollup(rollup, columns, name);
  return outcome(read.value, [...mappingFindings(recognised.mapping, name), ...preambleFindings(recognised, name), ...read.findings]);
}

/** Rows of a log that names no model are what the asker says they are. */
function withModel(read: Outcome<UsageImport>, model: string): Outcome<UsageImport> {
  const rows = read.value.usage.rows.map((row) => (row.model === 'unknown-model' ? { ...row, model } : row));
  const findings = read.findings.filter(({ code }) => code !== 'model-unknown');
  return outcome({ ...read.value, usage: { ...read.value.usage, rows } }, [...findings, finding('info', 'model-given', `Rows of ${read.value.path} without a model count as ${model}, as was said.`, read.value.path)]);
}

import type { Day } from '../base/calendar.ts';
import type { Watch } from '../base/progress.ts';
import type { PdfPages } from '../paper/pdf/pdfPages.ts';
import type { MixedProblem, MixedSolution } from '../commit/optimum/mixedProblem.ts';
import type { LogColumns, RequestRollup, RollupGrain } from '../usage/requestRollup.ts';
import type { RollupQuestion, WarehouseMinute } from '../usage/warehouse/rollupQuestion.ts';
import type { TaskInput, TaskName, TaskResult } from './tasks.ts';

/** Files by name. What a name may be is the door's choice: a path on the command line, a path inside the root for MCP, a kept file of the workspace over HTTP. */
export interface Files {
  /** The bytes; refuses a name that is not there, not allowed, or over the limit. */
  read(name: string): Promise<Uint8Array>;
  /** The first `count` bytes, for recognising a file without reading it whole. */
  head(name: string, count: number): Promise<Uint8Array>;
  /** A path on disk that native engines can open for reading. */
  onDisk(name: string): Promise<string>;
  /** Writes all the files or none of them; an unfinished file is never seen under its name. */
  writeAll(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void>;
}

/** The data that ships with Parley: rate books, playbooks, the sample. */
export interface Data {
  /** The text of `data/<name>`. */
  text(name: string): Promise<string>;
  /** The names of the files under `data/<folder>`. */
  list(folder: string): Promise<readonly string[]>;
}

export interface Clock {
  today(): Day;
  /** ISO instant, for logs and kept files only. */
  now(): string;
}

/** Request logs by the million: the engine adds up, the domain sees only the totals. */
export interface UsageColumns {
  /** By the minute; by the hour or day, told as its first minute, where `grain` says so: far less to hand over. */
  rollUp(path: string, columns: LogColumns, watch: Watch, grain?: RollupGrain): Promise<RequestRollup>;
  /** The rows of a Parquet file as CSV in UTF-8; refuses a damaged file and one that is too large to be a bill. The first `rows` of it where only those are wanted. */
  parquet(path: string, watch: Watch, rows?: number): Promise<Uint8Array>;
}

/** An engine that holds rows of requests and adds them up where they lie. */
export interface Warehouse {
  /** For sentences: "ClickHouse at logs.example.com". */
  readonly name: string;
  /** The whole rollup of one day, or a refusal: never a part of it. */
  rollUp(question: RollupQuestion, watch: Watch): Promise<readonly WarehouseMinute[]>;
  close(): Promise<void>;
}

export interface WarehouseAddress {
  readonly engine: 'clickhouse' | 'kusto' | 'parquet';
  readonly address: string;
  readonly database: string;
}

/** Azure's public list of prices, asked for page by page; the one port that speaks to the network, and only when somebody asks for a sync. */
export interface RetailPrices {
  /** The text of one page; refuses an address that is not https (or this computer), a redirect, and a page over the limits. */
  page(address: string, watch: Watch): Promise<string>;
}

/** Work on untrusted bytes, or long work, away from the event loop and under limits of time and memory. */
export interface Workers {
  run<Name extends TaskName>(task: Name, input: TaskInput<Name>, watch: Watch): Promise<TaskResult<Name>>;
}

/** Runs a program of ours, by its address, in a thread of its own and under limits: for engines that workers cannot load. */
export type InThread = <Result>(entry: string, input: unknown, limits: { readonly doing: string; readonly seconds: number; readonly megabytes: number }, watch: Watch) => Promise<Result>;

export type { PdfPages } from '../paper/pdf/pdfPages.ts';

/** The words of a PDF and their places. Nothing in the file is run, fetched or drawn; a locked or damaged one is refused. */
export interface PdfText {
  read(bytes: Uint8Array, name: string, watch: Watch): Promise<PdfPages>;
}

/** `room`: a document of the table (ledger, asks, offers, people …), which Parley and people both write. */
/** Mixed-integer problems, solved to a proven gap or to the end of their time. */
export interface Solver {
  solve(problem: MixedProblem, limits: { readonly seconds: number; readonly gap: number }, watch: Watch): Promise<MixedSolution>;
}

export type FileKind = 'usage' | 'contract' | 'deal' | 'room' | 'pack' | 'unknown';

/** An original that was brought in: kept as it came, named by its hash, read-only. */
export interface KeptFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: FileKind;
  /** "azure-ea-actual", "parley-deal", "docx": what it was recognised as. */
  readonly format: string;
  readonly addedAt: string;
}

/** Files that came in at once. */
export interface FileImport {
  readonly id: number;
  readonly at: string;
  /** `replaced`: the file took the place of an earlier one of its name. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly replaced: boolean }[];
  readonly undone: boolean;
}

/** One negotiation on disk. */
export interface Workspace {
  readonly folder: string;
  /** Its kept files, by the names they came with; what is written here is kept as a pack. */
  readonly kept: Files;
  files(): Promise<readonly KeptFile[]>;
  keep(name: string, bytes: Uint8Array, kind: FileKind, format: string): Promise<KeptFile>;
  /** Keeps all the files in one transaction, or none of them; `undoImport` takes them back at once. */
  importAll(files: readonly { readonly name: string; readonly bytes: Uint8Array; readonly kind: FileKind; readonly format: string }[]): Promise<{ readonly id: number; readonly files: readonly KeptFile[] }>;
  /** What came in, the latest last. */
  imports(): Promise<readonly FileImport[]>;
  /** Puts the files of an import back as they stood before it; refuses where one of them came again since. */
  undoImport(id: number): Promise<FileImport>;
  /** Brings an import back that was undone. */
  redoImport(id: number): Promise<FileImport>;
  /** Takes a file out of the negotiation; its original stays on disk and `restore` brings it back. */
  remove(name: string): Promise<void>;
  restore(name: string): Promise<void>;
  /** Facts the user typed: walk-away, who we are in the contract. */
  facts(): Promise<Readonly<Record<string, string>>>;
  setFact(key: string, value: string): Promise<void>;
  /** The private key of this negotiation, made by `make` the first time: readable by its owner only, never among the files and in no export. */
  signingKey(make: () => string): Promise<string>;
}

/** Ed25519 as the platform offers it: raw public keys (32 bytes) and signatures (64 bytes). */
export interface Signatures {
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** A new private key, as text. */
  newKey(): string;
  sign(privateKey: string, message: Uint8Array): { readonly key: Uint8Array; readonly signature: Uint8Array };
}

export interface Ports {
  readonly files: Files;
  readonly data: Data;
  readonly clock: Clock;
  readonly columns: UsageColumns;
  readonly workers: Workers;
  /** Absent where no plan is asked for that needs one. */
  readonly solver?: Solver;
  /** Absent where PDFs are not read. */
  readonly pdf?: PdfText;
  /** Absent where nothing may leave this computer. */
  readonly retailPrices?: RetailPrices;
  /** Opens a warehouse; on the command line only, where the asker's own machine reaches it. */
  readonly warehouse?: (address: WarehouseAddress) => Promise<Warehouse>;
  /** Present where a workspace is open (the web app); the command line works on plain files. */
  readonly workspace?: Workspace;
  readonly sha256: (bytes: Uint8Array) => string;
  readonly signatures: Signatures;
}

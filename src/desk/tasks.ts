import type { Watch } from '../base/progress.ts';
import type { Paper } from '../paper/paper.ts';
import type { Outcome } from '../base/outcome.ts';
import type { UsageImport } from '../usage/usageImport.ts';

interface Task<Input, Result> {
  /** For the sentence that says what was stopped: "Reading a usage file". */
  readonly doing: string;
  readonly seconds: number;
  readonly megabytes: number;
  readonly run: (input: Input, watch: Watch) => Promise<Result>;
}

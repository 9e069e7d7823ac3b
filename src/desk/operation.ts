import type { z } from 'zod';
import type { Watch } from '../base/progress.ts';
import type { Ports } from './ports.ts';

/** One thing Parley can do, said once; every door is made from the list of these. */
export interface Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  /** "deal.evaluate": the HTTP path /api/deal/evaluate, the command `parley deal evaluate`, the MCP tool deal_evaluate. */
  readonly name: string;
  /** One sentence: what comes back. */
  readonly summary: string;
  readonly effect: 'reads' | 'writes';
  /** Whether this input makes an operation that reads write a file, too: a door that only reads refuses it. */
  readonly writesWhen?: (input: z.output<Input>) => boolean;
  /** Every field has a description; fields that name files say so with `file()`. */
  readonly input: Input;
  readonly output: Output;
  /** How the command line takes the fields; every other field is a flag of its own name. */
  readonly command: {
    /** The command's own words where they are not those of the name: ['brief']. */
    readonly words?: readonly string[];
    /** The field that takes the words after the command. */
    readonly positional?: keyof z.input<Input> & string;
    /** One-letter flags: {out: 'o'}. */
    readonly short?: Readonly<Record<string, string>>;
  };
  readonly examples: readonly { readonly title: string; readonly input: z.input<Input> }[];
  /** False where the work was done and a check did not hold: exit code 1. */
  readonly holds?: (output: Answer<z.output<Output>>) => boolean;
  readonly run: (ports: Ports, input: z.output<Input>, watch: Watch) => Promise<Answer<z.output<Output>>>;
}

/** What an operation answers: nobody after it changes it. */
export type Answer<Value> = Value extends readonly (infer Item)[] ? readonly Answer<Item>[] : Value extends object ? { readonly [Key in keyof Value]: Answer<Value[Key]> } : Value;

/** The operation as given; it only makes the compiler read the parts together. */
export function operation<Input extends z.ZodObject, Output extends z.ZodType>(parts: Operation<Input, Output>): Operation<Input, Output> {
  return parts;
}

import { Command, CommanderError, Option } from 'commander';
import type { Finding } from '../base/finding.ts';
import { Refusal } from '../base/refusal.ts';
import { operations } from '../desk/operations.ts';
import type { Operation } from '../desk/operation.ts';
import { perform } from '../desk/perform.ts';
import type { Ports } from '../desk/ports.ts';
import { example } from './example.ts';
import { fieldsOf, type Field } from './fieldsOf.ts';
import { presenters } from './present/presenters.ts';
import type { Terminal } from './terminal.ts';
import { terminalProgress } from './terminalProgress.ts';

/** A command that is no operation: `serve`, `mcp`. */
export interface DoorCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly flags: string; readonly description: string; readonly default?: string }[];
  readonly run: (options: Readonly<Record<string, string | boolean | undefined>>) => Promise<number>;
}

export interface CommandLine {
  /** Ports for one command; opened only when a command runs. */
  readonly open: (options: { readonly workspace?: string }) => Promise<{ ports: Ports; close: () => Promise<void> }>;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly doors: readonly DoorCommand[];
}

/** Runs one command line; resolves with the exit code: 0 done, 1 done and a check did not hold, 2 refused. */
export async function runCommandLine(words: readonly string[], line: CommandLine): Promise<number> {
  let code = 0;
  const program = base('parley', line.terminal)
    .description("The buyer's workbench for negotiating Azure OpenAI with Microsoft.")
    .version(line.version)
    .addHelpText('before', startingExamples);
  const nouns = new Map<string, Command>();
  for (const operation of Object.values(operations) as Operation[]) {
    const words = wordsOf(operation);
    const [noun = '', verb] = words;
    let parent = program;
    if (verb !== undefined) {
      parent = nouns.get(noun) ?? base(noun, line.terminal).description(nounSummaries[noun] ?? '');
      if (!nouns.has(noun)) program.addCommand(parent);
      nouns.set(noun, parent);
    }
    parent.addCommand(commandOf(operation, verb ?? noun, line, (exit) => (code = exit)));
  }
  for (const door of line.doors) {
    const command = base(door.name, line.terminal).description(door.summary);
    for (const option of door.options) command.addOption(option.default === undefined ? new Option(option.flags, option.description) : new Option(option.flags, option.description).default(option.default));
    program.addCommand(
      command.action(async (options: Record<string, string | boolean>) => {
        code = await door.run(options);
      }),
    );
  }
  try {
    await program.parseAsync(helpAsked(words, program.commands.map((command) => command.name())), { from: 'user' });
    return code;
  } catch (error) {
    return refusalExit(error, line.terminal);
  }
}

/** "help deal evaluate" is "deal evaluate --help", however deep the command lies; of a command that there is not the parser says what was meant. */
function helpAsked(words: readonly string[], known: readonly string[]): string[] {
  const [first, noun, ...rest] = words;
  if (first !== 'help' || noun === undefined) return [...words];
  return known.includes(noun) ? [noun, ...rest, '--help'] : [noun, ...rest];
}

function commandOf(operation: Operation, name: string, line: CommandLine, exit: (code: number) => void): Command {
  const command = base(name, line.terminal).description(operation.summary);
  const fields = fieldsOf(operation);
  for (const field of fields) {
    if (field.positional) command.argument(field.required ? `<${field.name}${field.many ? '...' : ''}>` : `[${field.name}${field.many ? '...' : ''}]`, field.description);
    else command.addOption(optionOf(field));
  }
  command.option('--json', 'print exactly one JSON document on stdout').option('--workspace <folder>', 'work on the files of this workspace');
  command.addHelpText('before', `Examples:\n${operation.examples.map(({ title, input }) => `  # ${title}\n  ${example(operation, input)}\n`).join('')}\n`);
  return command.action(async (...given: unknown[]) => {
    const options = given.at(-2) as Record<string, unknown>;
    const positional = fields.find((field) => field.positional);
    const input: Record<string, unknown> = {};
    for (const field of fields) {
      const value = field === positional ? given[0] : options[field.name];
      // Words that need not be given and were not are an empty list to the parser, and nothing to the operation.
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) input[field.name] = field.read(value);
    }
    const missing = fields.filter((field) => field.required && input[field.name] === undefined).map((field) => (field.positional ? field.name : flagOf(field)));
    if (missing.length > 0) throw new Refusal('invalid', `parley ${wordsOf(operation).join(' ')} needs ${missing.join(' and ')}: run it with --help for examples.`);
    const workspace = options['workspace'];
    const { ports, close } = await line.open(typeof workspace === 'string' ? { workspace } : {});
    const watching = terminalProgress(line.terminal);
    try {
      const { output, holds } = await perform(ports, { may: 'write' }, operation.name, input, { progress: watching.progress, signal: line.signal });
      watching.done();
      if (options['json']) line.terminal.out(`${JSON.stringify(output, null, 2)}\n`);
      else print(operation, output, line.terminal);
      exit(holds ? 0 : 1);
    } finally {
      watching.done();
      await close();
    }
  });
}

function base(name: string, terminal: Terminal): Command {
  return new Command(name)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error, outputError: () => undefined })
    .helpOption('-h, --help', 'examples, then every option');
}

function wordsOf(operation: Operation): readonly string[] {
  return operation.command.words ?? operation.name.split('.');
}

function flagOf({ name }: Field): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function optionOf(field: Field): Option {
  const value = field.flag ? '' : field.many ? ` <${field.value}...>` : ` <${field.value}>`;
  return new Option(`${field.short ? `-${field.short}, ` : ''}${flagOf(field)}${value}`, field.description);
}

function print(operation: Operation, output: unknown, terminal: Terminal): void {
  terminal.out(presenters[operation.name]?.(output as never) ?? `${JSON.stringify(output, null, 2)}\n`);
  const { findings = [] } = output as { findings?: readonly Finding[] };
  for (const { severity, message, at } of findings) terminal.error(`${severity}: ${message}${at ? ` (${at})` : ''}\n`);
}

function refusalExit(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return 2;
    const [sentence = ''] = error.message.replace(/^error: /, '').split('\n');
    const suggestion = /\(Did you mean [^)]*\)/.exec(error.message)?.[0] ?? '';
    terminal.error(`${sentence[0]?.toUpperCase() ?? ''}${sentence.slice(1)}. ${suggestion ? `${suggestion.slice(1, -1)} ` : ''}Run the command with --help for examples.\n`);
    return 2;
  }
  if (error instanceof Refusal) {
    terminal.error(`${error.message}${error.at && !error.message.includes(error.at) ? ` (${error.at})` : ''}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    terminal.error('Stopped; nothing was written.\n');
    return 2;
  }
  throw error;
}

const startingExamples = `Examples:
  # Try the whole path on the sample deal
  parley sample -o sample
  parley brief --usage sample/azure-cost-export.csv sample/requests.csv --contract sample/draft-amendment.docx --deal sample/deal.yaml -o out

  # Open the workbench in the browser
  parley serve

`;

const nounSummaries: Readonly<Record<string, string>> = {
  usage: 'what was used and what it cost',
  rates: 'dated list prices',
  deal: 'what a deal costs and what its terms are worth',
  paper: 'what a contract says',
  playbook: 'our positions on clauses',
  outlook: 'what usage, prices and spend are expected to be',
  ledger: 'the promises that were made, and their proof',
  ask: 'what we ask for, in which order and why',
  offer: 'offers of both sides, read, kept and compared',
  alternative: 'what we do without the deal',
  calendar: 'the days that move the negotiation',
  question: 'what to ask them, and what they answered',
  people: 'who is at the table',
  guide: 'routes, benchmarks and tactics',
  table: 'packages that both sides can accept',
  pack: 'documents to print, to send and to keep',
  workspace: 'the files and facts of one negotiation',
};


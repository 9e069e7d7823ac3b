import type { Operation } from '../desk/operation.ts';

/** The command line that gives `input` to `operation`: "parley deal evaluate --deal deal.yaml --usage usage.yaml". */
export function example(operation: Operation, input: Readonly<Record<string, unknown>>): string {
  const words = operation.command.words ?? operation.name.split('.');
  const positional = operation.command.positional;
  const flags = Object.entries(input).flatMap(([name, value]) => {
    if (name === positional) return [];
    const short = operation.command.short?.[name];
    const flag = short ? `-${short}` : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [flag] : [flag, ...valuesOf(value)];
  });
  return ['parley', ...words, ...(positional && input[positional] !== undefined ? valuesOf(input[positional]) : []), ...flags].join(' ');
}

function valuesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((each) => (/^[\w./:@%+=,-]+$/.test(String(each)) ? String(each) : `'${String(each).replaceAll("'", `'\\''`)}'`));
}

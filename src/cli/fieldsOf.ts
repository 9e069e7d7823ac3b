import { z } from 'zod';
import type { Operation } from '../desk/operation.ts';

/** One field of an operation's input, as the command line takes it. */
export interface Field {
  readonly name: string;
  readonly description: string;
  readonly positional: boolean;
  readonly required: boolean;
  readonly many: boolean;
  /** A switch without a value. */
  readonly flag: boolean;
  readonly short: string | undefined;
  /** What the value is called in help: "file", "day", "number". */
  readonly value: string;
  /** The text of the command line as the operation's input takes it. */
  readonly read: (given: unknown) => unknown;
}

interface FieldSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly 'x-file'?: 'one' | 'many';
}

/** The fields of an operation, positional first. */
export function fieldsOf(operation: Operation): readonly Field[] {
  const known = made.get(operation) ?? makeFields(operation);
  made.set(operation, known);
  return known;
}

const made = new WeakMap<Operation, readonly Field[]>();

function makeFields(operation: Operation): Field[] {
  const schema = z.toJSONSchema(operation.input, { io: 'input' }) as { properties?: Record<string, FieldSchema>; required?: string[] };
  return Object.entries(schema.properties ?? {})
    .map(([name, field]): Field => {
      const number = field.type === 'number' || field.type === 'integer';
      return {
        name,
        description: `${field.description ?? ''}${field.default === undefined ? '' : ` (default: ${JSON.stringify(field.default)})`}`,
        positional: operation.command.positional === name,
        required: schema.required?.includes(name) ?? false,
        many: field.type === 'array',
        flag: field.type === 'boolean',
        short: operation.command.short?.[name],
        value: field['x-file'] ? 'file' : number ? 'number' : name.length === 1 ? 'value' : name,
        // A number that is none is left as text, so that the operation says what is wrong with it.
        read: (given) => (number && typeof given === 'string' && given.trim() !== '' && Number.isFinite(Number(given)) ? Number(given) : given),
      };
    })
    .sort((a, b) => Number(b.positional) - Number(a.positional));
}

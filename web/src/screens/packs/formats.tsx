import { Checkbox } from '@mantine/core';
import type { InputOf } from '../../client/answers.ts';
import type { PackKind } from './kinds.ts';
import css from './packsScreen.module.css';

type Format = NonNullable<InputOf<'pack.make'>['formats']>[number];

const more: readonly { readonly format: Format; readonly name: string; readonly only?: PackKind }[] = [
  { format: 'xlsx', name: 'workbook to fill in' },
  { format: 'txt', name: 'text for a mail' },
  { format: 'ics', name: 'calendar', only: 'supplier' },
];

/** What a pack is written as: Word and PDF, and what was ticked beside them. */
export function formatsOf(kind: PackKind, extra: readonly string[]): Format[] {
  return ['docx', 'pdf', ...offered(kind).flatMap(({ format }) => (extra.includes(format) ? [format] : []))];
}

/** Ticks for what else a pack is written as. */
export function Formats({ kind, extra, choose }: { readonly kind: PackKind; readonly extra: readonly string[]; readonly choose: (extra: readonly string[]) => void }) {
  if (kind === 'model') return null;
  return (
    <div className={css.formats} role="group" aria-label="Word, PDF, and also as">
      {offered(kind).map(({ format, name }) => (
        <Checkbox key={format} size="xs" label={name} checked={extra.includes(format)} onChange={({ currentTarget }) => choose(currentTarget.checked ? [...extra, format] : extra.filter((each) => each !== format))} />
      ))}
    </div>
  );
}

function offered(kind: PackKind): typeof more {
  return more.filter(({ only }) => only === undefined || only === kind);
}

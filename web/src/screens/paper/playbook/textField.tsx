import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PlaybookShown } from '../../../client/answers.ts';
import { keyOf, type Path } from './changes.ts';
import css from './textField.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly path: Path;
  readonly problems: PlaybookShown['problems'];
  readonly keep: (value: string) => void;
  readonly mono?: boolean;
  readonly placeholder?: string;
}

/** A field of the playbook: kept when it is left, with what is wrong with it below it; Escape leaves it. */
export function TextField({ label, value, rows, path, problems, keep, mono = false, placeholder }: TextFieldProps) {
  const [text, setText] = useState(value);
  const key = keyOf(path);
  const problem = problems.find(({ at }) => at === key || at.startsWith(`${key}[`));
  return (
    <Textarea
      size="xs"
      label={label}
      rows={rows}
      styles={{ input: { fieldSizing: 'content', minHeight: `${rows * 1.35 + 0.9}em`, maxHeight: '20rem', overflow: 'auto' } }}
      value={text}
      error={problem && wordsOf(problem.says)}
      classNames={mono ? { input: css.mono ?? '' } : {}}
      {...(placeholder !== undefined && { placeholder })}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => text !== value && keep(text)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) event.currentTarget.blur();
      }}
    />
  );
}

/** "is empty" as a sentence; a whole sentence as it is. */
function wordsOf(says: string): string {
  return /^[a-z]/.test(says) ? `This ${says}.`.replace(/[.]{2}$/, '.') : says;
}

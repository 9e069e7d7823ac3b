import { UnstyledButton } from '@mantine/core';
import css from './tabs.module.css';

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choose: (value: Value) => void;
  readonly data: readonly { readonly value: Value; readonly label: string; readonly key?: string }[];
}

/** The views of one place, side by side, each with its key. */
export function Tabs<Value extends string>({ label, value, choose, data }: TabsProps<Value>) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {data.map((one) => (
        <UnstyledButton key={one.value} className={css.tab} aria-current={one.value === value ? 'page' : undefined} onClick={() => choose(one.value)}>
          {one.label}
          {one.key !== undefined && (
            <kbd className={css.key} aria-hidden="true">
              {one.key}
            </kbd>
          )}
        </UnstyledButton>
      ))}
    </nav>
  );
}

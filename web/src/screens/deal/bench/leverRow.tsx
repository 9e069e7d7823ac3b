import { RangeSlider, Slider, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { readSetting, type Lever, type Setting } from './levers.ts';
import css from './leverRow.module.css';

interface LeverRowProps {
  readonly lever: Lever;
  readonly currency: string;
  readonly setting: Setting | undefined;
  readonly set: (setting: Setting | undefined) => void;
}

/** One lever: a slider, a field that takes a figure or a range, and the way back. */
export function LeverRow({ lever, currency, setting, set }: LeverRowProps) {
  const show = useShow();
  const [typed, setTyped] = useState<string>();
  const { low, high } = setting ?? { low: lever.value, high: lever.value };
  const write = (value: number): string => (lever.unit === 'money' ? show.about(value, currency) : show.words(`${Number(value.toFixed(2)).toLocaleString('en')}${lever.unit === '%' ? ' %' : ' PTU'}`));
  const plain = low === high ? String(Number(low.toFixed(2))) : `${Number(low.toFixed(2))} to ${Number(high.toFixed(2))}`;
  const read = typed === undefined ? undefined : readSetting(typed);
  const wrong = typed === undefined ? undefined : read === undefined ? 'Write 12, or 12 to 18 for a range' : read.low < lever.min || read.high > lever.max ? `From ${write(lever.min)} to ${write(lever.max)}` : undefined;
  const take = (next: Setting): void => set(next.low === lever.value && next.high === lever.value ? undefined : next);
  const slide = { min: lever.min, max: lever.max, step: lever.step, label: write, size: 'sm' as const };
  const done = (): void => {
    if (read && wrong === undefined) take(read);
    setTyped(undefined);
  };
  return (
    <div className={css.lever} data-moved={setting !== undefined || undefined}>
      <div className={css.head}>
        <span className={css.label}>{show.words(lever.label)}</span>
        {setting && <LinkButton onClick={() => set(undefined)}>back to {write(lever.value)}</LinkButton>}
      </div>
      <div className={css.controls}>
        {low === high ? (
          <Slider {...slide} thumbLabel={lever.label} value={low} onChange={(value) => take({ low: value, high: value })} />
        ) : (
          <RangeSlider {...slide} minRange={lever.step} thumbFromLabel={`${lever.label}, from`} thumbToLabel={`${lever.label}, to`} value={[low, high]} onChange={([from, to]) => take({ low: from, high: to })} />
        )}
        <TextInput
          size="xs"
          aria-label={`${lever.label}, figure or range`}
          value={typed ?? (show.hidden ? '•••' : plain)}
          error={wrong}
          onFocus={() => setTyped(plain)}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={done}
          onKeyDown={(event) => {
            if (event.key === 'Enter') done();
            if (event.key === 'Escape') setTyped(undefined);
          }}
          rightSection={lever.unit === 'money' ? undefined : <span className={css.unit}>{lever.unit}</span>}
          rightSectionPointerEvents="none"
        />
      </div>
    </div>
  );
}

import { lazy, Suspense, type ReactNode } from 'react';
import { ChartFrame } from './chartFrame.tsx';
import type { Palette } from './chartPalette.ts';
import type { DrawingProps, Size } from './drawing.tsx';
import css from './chart.module.css';

export type { Palette, Size };

// The engine that draws is the largest part of the app: a screen without a chart, or with its table, does not wait for it.
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

interface ChartProps extends Pick<DrawingProps, 'option' | 'steps'> {
  readonly title: string;
  readonly titleHidden?: boolean;
  readonly summary: string;
  readonly table: ReactNode;
  readonly aside?: ReactNode;
  readonly tableFirst?: boolean;
}

/** A drawn chart in its frame: SVG with real text, reachable by keyboard, with a table as its twin. */
export function Chart({ option, steps, ...frame }: ChartProps) {
  return (
    <ChartFrame {...frame}>
      <Suspense fallback={<div className={css.drawing} />}>
        <Drawing label={`${frame.title}. ${frame.summary}`} option={option} steps={steps} />
      </Suspense>
    </ChartFrame>
  );
}

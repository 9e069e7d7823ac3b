import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Palette } from './chartPalette.ts';
import css from './chart.module.css';

use([LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** The room a chart has, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface DrawingProps {
  readonly label: string;
  /** Called with the colours of the page and the room there is; must be the same function until the data change. */
  readonly option: (palette: Palette, size: Size) => EChartsCoreOption;
  /** Points along the axis: arrow keys walk over them. */
  readonly steps: number;
}

/** The drawing itself: SVG with real text, reachable by keyboard. The engine comes with it, and is fetched by the first chart that is shown. */
export function Drawing({ label, option, steps }: DrawingProps) {
  const { ref, width, height } = useElementSize();
  const chart = useRef<ECharts>(undefined);
  const at = useRef(-1);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const canvas = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!canvas.current) return undefined;
    const made = init(canvas.current, undefined, { renderer: 'svg' });
    chart.current = made;
    return () => {
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    if (width > 0 && height > 0) chart.current?.resize({ width, height });
    const style = getComputedStyle(document.documentElement);
    chart.current?.setOption({ animation: false, ...option((name) => style.getPropertyValue(`--${name}`).trim(), { width, height }) }, { notMerge: true });
    // On paper the drawing is scaled to the page: nobody redraws it there.
    if (width > 0) canvas.current?.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }, [option, width, height, scheme]);

  const walk = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    at.current = Math.min(steps - 1, Math.max(0, at.current + (event.key === 'ArrowRight' ? 1 : -1)));
    // A month where the first line has no point is shown by the next line that has one.
    for (const seriesIndex of [0, 1, 2]) chart.current?.dispatchAction({ type: 'showTip', seriesIndex, dataIndex: at.current });
  };

  return (
    <div ref={ref} className={css.drawing} role="img" aria-label={label} tabIndex={0} onKeyDown={walk}>
      <div ref={canvas} className={css.canvas} />
    </div>
  );
}

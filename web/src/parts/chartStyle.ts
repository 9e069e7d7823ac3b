import type { Palette } from './chartPalette.ts';

/** Axes that stay behind the data. */
export function axisStyle(palette: Palette) {
  return {
    axisLine: { lineStyle: { color: palette('line') } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette('line'), width: 1 } },
    axisLabel: { color: palette('soft'), fontSize: 11, hideOverlap: true },
  };
}

/** A tip in the colours of the page; drawn as text, so that a workload's name is never read as markup. */
export function tooltipStyle(palette: Palette) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette('paper'),
    borderColor: palette('line'),
    textStyle: { color: palette('ink'), fontSize: 12 },
    axisPointer: { type: 'line', lineStyle: { color: palette('soft'), type: 'solid' } },
  };
}

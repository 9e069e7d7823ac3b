import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkPointComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { dark, light } from './palette.ts';

use([BarChart, CustomChart, LineChart, GridComponent, MarkPointComponent, LabelLayout, SVGRenderer]);

/** The chart as an SVG element that scales to its place, with `title` for who cannot see it; drawn without a screen, the same bytes for the same data. */
export function drawSvg(option: EChartsCoreOption, size: { readonly width: number; readonly height: number }, id: string, title: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height });
  try {
    chart.setOption(option);
    const drawn = chart.renderToSVGString();
    const inside = drawn.slice(drawn.indexOf('>') + 1);
    // ECharts numbers its charts through the life of the process, and a brief must not depend on what was drawn before it.
    const named = inside.replace(/<style\s*>[^]*?<\/style>/, '').replace(/ class="zr[^"]*"| pointer-events="[^"]*"/g, '').replace(/zr\d+-/g, `${id}-`).replaceAll('\n', '');
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">${escaped(title)}</title>${named}`;
  } finally {
    chart.dispose();
  }
}

/** Style rules that turn every colour of the light palette into its dark twin: a drawing's own attributes give way to them. */
export function darkRules(): string {
  const pairs: [string, string][] = [
    [light.ink, dark.ink], [light.soft, dark.soft], [light.line, dark.line], [light.paper, dark.paper], [light.band, dark.band],
    ...Object.keys(light.series).map((name): [string, string] => [light.series[name as keyof typeof light.series], dark.series[name as keyof typeof dark.series]]),
  ];
  return pairs.map(([from, to]) => `svg [fill="${from}"]{fill:${to}}svg [stroke="${from}"]{stroke:${to}}`).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

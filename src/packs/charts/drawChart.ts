import type { BriefChart } from '../brief/brief.ts';
import { drawSvg } from './drawSvg.ts';
import { fanOption } from './fan.ts';
import { light } from './palette.ts';
import { rangeBarsOption } from './rangeBars.ts';

/** A chart of a document as one SVG element in the light colours, with its summary as title. */
export function drawChart({ id, summary, chart }: BriefChart): string {
  switch (chart.kind) {
    case 'fan':
      return drawSvg(fanOption(chart.data, light), { width: 720, height: 230 }, id, summary);
    case 'bars':
      return drawSvg(rangeBarsOption(chart.data, light), { width: 720, height: 32 + chart.data.bars.length * 30 }, id, summary);
  }
}

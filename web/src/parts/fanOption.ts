import type { EChartsCoreOption } from 'echarts/core';
import { fanOption as drawnFan, type FanData } from '../../../src/packs/charts/fan.ts';
import { packPalette, type Palette } from './chartPalette.ts';
import { tooltipStyle } from './chartStyle.ts';
import { showMonth } from './show.ts';

export type FanPast = FanData['billed'][number];
export type FanPace = NonNullable<FanData['pace']>;
export type FanMonth = FanData['expected'][number];

interface Fan extends Pick<FanData, 'billed' | 'expected' | 'otherwise' | 'pace'> {
  readonly names: FanData['names'];
  readonly write: (value: number) => string;
  /** Writes the steps of the axis. */
  readonly writeTick: (value: number) => string;
}

/** The fan as documents draw it, with figures written as the screen writes them and a tip for each month. */
export function fanOption({ write, writeTick, ...data }: Fan, palette: Palette, narrow: boolean): EChartsCoreOption {
  const billedIn = new Map(data.billed.map(({ month, amount }) => [month, amount]));
  const otherwiseIn = new Map(data.otherwise?.expected.map((each) => [each.month, each]));
  const expectedIn = new Map(data.expected.map((each) => [each.month, each]));
  const paceIn = new Map(data.pace?.months.map(({ month, amount }) => [month, amount]));
  const tip = (month: string): string => {
    const [billed, expected, other] = [billedIn.get(month), expectedIn.get(month), otherwiseIn.get(month)];
    const pace = paceIn.get(month);
    return [showMonth(month), billed !== undefined && `${data.names.billed}: ${write(billed)}`, expected && `Median: ${write(expected.p50)}`, expected && `80 in 100: ${write(expected.p10)} to ${write(expected.p90)}`, other && `${data.otherwise?.name ?? ''}: ${write(other.p50)}, ${write(other.p10)} to ${write(other.p90)}`, pace !== undefined && `${data.pace?.name ?? ''}: ${write(pace)}`]
      .filter((line) => typeof line === 'string')
      .join('\n');
  };
  return drawnFan({ currency: '', ...data }, packPalette(palette), { narrow, tick: writeTick, tip, tooltip: tooltipStyle(palette) });
}

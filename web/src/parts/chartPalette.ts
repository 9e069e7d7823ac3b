import type { Palette as PackPalette } from '../../../src/packs/charts/palette.ts';

/** Colours of the page right now, for what is drawn outside its style sheet. */
export type Palette = (name: 'ink' | 'soft' | 'line' | 'paper' | 'raised' | 'good' | 'warn' | 'bad' | 'band' | 'series-list' | 'series-offer' | 'series-reserved' | 'series-committed' | 'series-alternative') => string;

/** The colours of the page under the names that the drawings of documents know. */
export function packPalette(palette: Palette): PackPalette {
  return {
    ink: palette('ink'),
    soft: palette('soft'),
    line: palette('line'),
    paper: palette('paper'),
    band: palette('band'),
    fontFamily: "'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif",
    series: { list: palette('series-list'), offer: palette('series-offer'), reserved: palette('series-reserved'), committed: palette('series-committed'), alternative: palette('series-alternative') },
  };
}

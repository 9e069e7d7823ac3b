/** The colours a chart is drawn in; Okabe and Ito's, darkened or lightened until text and lines are told apart from the ground. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  /** Grid and axis lines. */
  readonly line: string;
  readonly paper: string;
  readonly series: Readonly<Record<'list' | 'offer' | 'reserved' | 'committed' | 'alternative', string>>;
  /** Ranges and what lies ahead. */
  readonly band: string;
  readonly fontFamily: string;
}

// Without double quotes: ECharts writes the list into an attribute as it is.
const fontFamily = "'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

export const light: Palette = {
  ink: '#17202b', soft: '#55606d', line: '#d7dce2', paper: '#ffffff', band: '#0072b3', fontFamily,
  series: { list: '#6b7681', offer: '#c77c00', reserved: '#0072b2', committed: '#009e73', alternative: '#b85c96' },
};

export const dark: Palette = {
  ink: '#e3e9ef', soft: '#a4b0bd', line: '#313b47', paper: '#181f27', band: '#56b4e8', fontFamily,
  series: { list: '#a4b0bc', offer: '#e69f00', reserved: '#56b4e9', committed: '#2fc49a', alternative: '#dc92bb' },
};

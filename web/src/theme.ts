import { createTheme, type MantineColorsTuple } from '@mantine/core';

const ink: MantineColorsTuple = ['#e8f2f9', '#cfe2f0', '#9fc5e0', '#6cbcf0', '#3f93c9', '#1f7ab5', '#0067a6', '#005a92', '#004a79', '#0b3a5b'];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 7 },
  colors: { ink },
  defaultRadius: 'sm',
  fontFamily: '"Segoe UI", -apple-system, Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", Consolas, "SF Mono", Menlo, "Liberation Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.3' },
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

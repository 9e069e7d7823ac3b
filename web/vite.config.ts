import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The app as plain files in ../dist/web; every address of the app is served the one page. */
export default defineConfig({
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The app is served from the same machine: one larger file costs nothing, and a data: address would need a wider policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4747' } },
});

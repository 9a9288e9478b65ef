import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // Relative addresses: the built app works in any folder.
  base: './',
  build: {
    // Files stay files: a strict Content-Security-Policy allows no data: addresses.
    assetsInlineLimit: 0,
  },
  // `vite dev` would bundle the package anew and lose sight of the files beside it.
  optimizeDeps: { exclude: ['whos-responsible'] },
});

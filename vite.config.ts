import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directIcons } from './scripts/build/directIcons.ts';
import { noColours } from './scripts/build/noColours.ts';

// Cross-origin isolation lets the page measure time finely and share memory among threads. Hosts without: public/isolation.js
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig(({ command }) => ({
  plugins: [react(), directIcons(), noColours()],
  server: { port: 5173, headers: isolation },
  preview: { port: 4173, headers: isolation },
  worker: { format: 'es' },
  // The worker's libraries too are bundled before the page opens: found later, they would reload it under a visitor.
  optimizeDeps: { entries: ['index.html', 'src/training/worker.ts'] },
  // Short names in what ships; while developing they tell what they style.
  css: command === 'build' ? { modules: { generateScopedName: '[hash:base64:5]' } } : {},
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1700,
    // All the page starts with in one file: it packs better than seventy, and asks for less.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } } },
  },
}));

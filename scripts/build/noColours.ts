import type { Plugin } from 'vite';

const name = 'd3-color';
const stub = '\0no-colours';

/**
 * Leaves d3's arithmetic of colours out of the page. d3-transition brings it for whoever animates the colour of an
 * attribute; the canvas only animates its zoom, and charts do not animate. Without it every text is no colour, and what
 * d3 would mix as one it takes for a text with numbers in it.
 */
export function noColours(): Plugin {
  return {
    name: 'no-colours',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === name ? stub : null),
    load: (id) =>
      id === stub
        ? 'function none() { return null; } export { none as color, none as rgb, none as hsl, none as lab, none as hcl, none as cubehelix };'
        : null,
  };
}

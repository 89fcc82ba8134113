import { useMemo, useSyncExternalStore } from 'react';
import { parseColor, type Rgb } from './paint.ts';

/** Colours of the theme by their tokens (`--viz-train`), read anew when the theme changes: a canvas cannot use tokens. */
export function useColors(tokens: readonly string[]): readonly Rgb[] {
  const theme = useSyncExternalStore(watchTheme, themeKey);
  const key = tokens.join(' ');
  return useMemo(() => {
    // The theme is the reason to read again.
    void theme;
    const style = getComputedStyle(document.documentElement);
    return key.split(' ').map((token) => parseColor(style.getPropertyValue(token)));
  }, [theme, key]);
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}

function themeKey(): string {
  return `${document.documentElement.dataset['theme'] ?? ''} ${matchMedia('(prefers-color-scheme: dark)').matches}`;
}

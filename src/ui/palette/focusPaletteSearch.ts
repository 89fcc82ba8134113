import type { Category } from '../../nodes/kit/categories.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { narrowPage } from '../frame/useMedia.ts';
import { groupRow } from './paletteTree.ts';

/** Shows the palette, wherever it has room, and puts the focus into its search, or on a group. */
export function focusPaletteSearch(category: Category | null = null): void {
  useUiStore.setState(matchMedia(narrowPage).matches ? { overlay: 'palette' } : { paletteOpen: true });
  // It is on the page only after the next drawing.
  requestAnimationFrame(() => {
    const group = category && document.querySelector<HTMLElement>(`[data-row="${groupRow(category)}"]`);
    (group || document.querySelector<HTMLElement>('[data-palette-search]'))?.focus();
    group?.scrollIntoView({ block: 'start' });
  });
}

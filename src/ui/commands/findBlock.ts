import { useUiStore } from '../../stores/uiStore.ts';

/** Puts the focus into the search field of the block list, unfolding the list where it is folded. */
export function findBlock(): void {
  const field = () => document.querySelector<HTMLElement>('[data-palette-search]');
  useUiStore.setState({ paletteOpen: true });
  // A folded list draws its field only now.
  if (field()) field()?.focus();
  else requestAnimationFrame(() => field()?.focus());
}

import { lazy, Suspense, type ReactElement } from 'react';
import { loadCatalogue } from '../../stores/catalogue.ts';
import { useCanvasMenu } from '../../stores/canvasMenuStore.ts';

// A list may name any block, so it comes when all of them are known.
const loadMenu = async () => {
  const [{ OpenMenu }] = await Promise.all([import('./OpenMenu.tsx'), loadCatalogue()]);
  return { default: OpenMenu };
};
const OpenMenu = lazy(loadMenu);

/** Brings the lists in before one is asked for. */
export function warmCanvasMenus(): void {
  loadMenu().catch(() => undefined);
}

/** The list that is open over the canvas, if any. */
export function CanvasMenus(): ReactElement | null {
  const menu = useCanvasMenu((state) => state.menu);
  return (
    menu && (
      <Suspense fallback={null}>
        <OpenMenu menu={menu} />
      </Suspense>
    )
  );
}

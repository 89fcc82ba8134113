import { useCallback, useSyncExternalStore } from 'react';

/** Pages too narrow to have the palette and the inspector beside the canvas. */
export const narrowPage = '(max-width: 1199px)';

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(watch, () => matchMedia(query).matches);
}

/** The height of the page, in pixels. */
export function usePageHeight(): number {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('resize', changed);
      return () => removeEventListener('resize', changed);
    },
    () => innerHeight,
  );
}

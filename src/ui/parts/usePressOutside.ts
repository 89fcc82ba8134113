import { useEffect, type RefObject } from 'react';

/** Calls `close` when a press begins outside the element and its anchor, or the window is left. */
export function usePressOutside(
  element: RefObject<HTMLElement | null>,
  anchor: HTMLElement | null,
  close: () => void,
): void {
  useEffect(() => {
    if (!anchor) return undefined;
    const onPress = ({ target }: PointerEvent): void => {
      const inside = target instanceof Node && (element.current?.contains(target) || anchor.contains(target));
      if (!inside) close();
    };
    document.addEventListener('pointerdown', onPress, true);
    addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      removeEventListener('blur', close);
    };
  }, [element, anchor, close]);
}

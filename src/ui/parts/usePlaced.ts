import { useLayoutEffect, useRef, type RefObject } from 'react';
import { placeBeside, type Align, type Side } from './place.ts';

/**
 * Puts an element of fixed position beside its anchor when it appears, and again when it or the page changes size.
 * Returns the ref the element takes.
 */
export function usePlaced<E extends HTMLElement>(
  anchor: HTMLElement | null,
  wanted: { readonly side: Side; readonly align: Align; readonly gap: number },
): RefObject<E | null> {
  const element = useRef<E>(null);
  const { side, align, gap } = wanted;
  useLayoutEffect(() => {
    const place = (): void => {
      const box = element.current;
      if (!box || !anchor) return;
      const { offsetWidth: width, offsetHeight: height } = box;
      const page = { width: innerWidth, height: innerHeight };
      const { left, top } = placeBeside(anchor.getBoundingClientRect(), { width, height }, page, { side, align, gap });
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    };
    place();
    const own = new ResizeObserver(place);
    if (element.current) own.observe(element.current);
    addEventListener('resize', place);
    return () => {
      own.disconnect();
      removeEventListener('resize', place);
    };
  }, [anchor, side, align, gap]);
  return element;
}

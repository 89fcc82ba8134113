import type { WireId } from '../../graph/project.ts';

/** The wire at a place of the screen, under whatever lies over it; `null` where there is none. */
export function wireAt({ x, y }: { readonly x: number; readonly y: number }): WireId | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const edge = element.closest('.react-flow__edge');
    if (edge) return edge.getAttribute('data-id');
  }
  return null;
}

/** Where a press or a touch is, or was when it ended, on the screen. */
export function placeOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

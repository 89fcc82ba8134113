/** The canvas is one stop of the tab order; its element carries this mark. */
export const canvasMark = 'data-canvas';

/** Brings the keyboard back to the canvas after a menu or a card closed. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>(`[${canvasMark}]`)?.focus({ preventScroll: true });
}

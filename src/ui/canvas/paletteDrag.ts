import type { PointerEvent as ReactPointerEvent } from 'react';
import { useSettings } from '../../stores/settingsStore.ts';
import { blockLabel } from '../i18n/blockWords.ts';
import styles from './paletteDrag.module.css';

/** The canvas, as something a block can be dropped on. */
export interface DropTarget {
  readonly element: HTMLElement;
  /** Takes the block at a place of the screen. */
  drop(type: string, screen: { readonly x: number; readonly y: number }): void;
}

let target: DropTarget | null = null;

/** The canvas offers itself while it is on screen; returns what takes the offer back. */
export function offerDropTarget(offered: DropTarget): () => void {
  target = offered;
  return () => {
    if (target === offered) target = null;
  };
}

/** How far the pointer moves before a press becomes a drag, in pixels. */
const threshold = 5;

/**
 * Follows the pointer from a row of the palette; a block of that type is added where it is let go on the canvas, or
 * put into the wire it is let go on. A press that does not move stays a click. Escape gives up. For mouse, pen and
 * touch: the row needs `touch-action: pan-y`, so that a finger scrolls up and down and drags sideways.
 */
export function beginPaletteDrag(type: string, event: ReactPointerEvent | PointerEvent): void {
  if (event.button !== 0) return;
  const { pointerId, clientX, clientY } = event;
  let ghost: HTMLElement | null = null;
  const onMove = (move: PointerEvent) => {
    if (move.pointerId !== pointerId) return;
    if (!ghost && Math.hypot(move.clientX - clientX, move.clientY - clientY) < threshold) return;
    move.preventDefault();
    ghost ??= makeGhost(type);
    ghost.style.transform = `translate(${move.clientX}px, ${move.clientY}px)`;
    ghost.dataset['over'] = String(isOver(move));
  };
  const onUp = (up: PointerEvent) => {
    if (up.pointerId !== pointerId) return;
    const dragged = ghost !== null;
    end();
    if (dragged) swallowClick();
    if (dragged && isOver(up)) target?.drop(type, { x: up.clientX, y: up.clientY });
  };
  const onKey = (key: KeyboardEvent) => {
    if (key.key === 'Escape') end();
  };
  const end = () => {
    ghost?.remove();
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', onKey, true);
  };
  window.addEventListener('pointermove', onMove, { passive: false });
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', onKey, true);
}

function isOver({ clientX, clientY }: PointerEvent): boolean {
  return target?.element.contains(document.elementFromPoint(clientX, clientY)) ?? false;
}

/** The click that follows a drag would add the block a second time. */
function swallowClick(): void {
  const swallow = (click: MouseEvent) => click.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}

function makeGhost(type: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = styles.ghost ?? '';
  ghost.textContent = blockLabel(type, useSettings.getState().locale);
  ghost.setAttribute('aria-hidden', 'true');
  document.body.append(ghost);
  return ghost;
}

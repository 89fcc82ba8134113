import { create } from 'zustand';
import type { BlockId, Port } from '../graph/project.ts';

/** The list of blocks that is open over the canvas. Places are in pixels of the screen and of the canvas. */
export type CanvasMenu =
  | { readonly kind: 'swap'; readonly block: BlockId }
  | {
      readonly kind: 'connect';
      readonly port: Port;
      readonly side: 'output' | 'input';
      readonly at: { readonly x: number; readonly y: number };
    };

export const useCanvasMenu = create<{ readonly menu: CanvasMenu | null }>()(() => ({ menu: null }));

/** Opens a list, or closes the open one with `null`. */
export function showCanvasMenu(menu: CanvasMenu | null): void {
  useCanvasMenu.setState({ menu });
}

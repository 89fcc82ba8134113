import { useEffect, useRef, type RefObject } from 'react';
import type { BlockId } from '../../graph/project.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { announce, useUiStore } from '../../stores/uiStore.ts';
import { useWords } from '../i18n/words.ts';
import { describeSelection } from './describe.ts';
import type { ViewActions } from './useView.ts';
import { canvasWords } from './words.ts';

/**
 * Reads a changed selection out, and brings a block into view that was selected by keys or added from elsewhere.
 * Returns the block that was selected last.
 */
export function useSelectionNews(view: ViewActions, wrapper: RefObject<HTMLDivElement | null>): BlockId | undefined {
  const blocks = useUiStore((state) => state.selectedBlocks);
  const graph = useUiStore((state) => state.graph);
  const locale = useSettings((settings) => settings.locale);
  const words = useWords(canvasWords);
  const pressed = usePressed(wrapper);
  const before = useRef(blocks);
  useEffect(() => {
    if (before.current === blocks || (before.current.length === 0 && blocks.length === 0)) return;
    before.current = blocks;
    const [only] = blocks;
    // An empty selection follows from something that is read out itself.
    if (only !== undefined) announce(describeSelection(graph, blocks, words, locale));
    if (only !== undefined && blocks.length === 1 && !pressed.current) view.reveal(only);
  }, [blocks, graph, words, locale, view, pressed]);
  return blocks.at(-1);
}

/** Whether a pointer is down on the canvas: what is clicked is in view already and must not move away. */
function usePressed(wrapper: RefObject<HTMLDivElement | null>): { readonly current: boolean } {
  const pressed = useRef(false);
  useEffect(() => {
    const element = wrapper.current;
    const down = () => (pressed.current = true);
    // The selection of a click is known after the pointer is up.
    const up = () => setTimeout(() => (pressed.current = false), 50);
    element?.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    return () => {
      element?.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
    };
  }, [wrapper]);
  return pressed;
}

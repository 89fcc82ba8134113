import { useMemo, type ClipboardEvent } from 'react';
import { copySelection, paste } from '../../stores/actions/clipboard.ts';
import { deleteSelection } from '../../stores/actions/remove.ts';
import { withCatalogue } from '../../stores/catalogue.ts';
import { announce, useUiStore } from '../../stores/uiStore.ts';
import type { CanvasWords } from './words.ts';

/** Copy, cut and paste while the canvas has the focus: through the clipboard, so across tabs and projects too. */
export function useClipboard(words: CanvasWords) {
  return useMemo(() => {
    const copy = (event: ClipboardEvent): number => {
      const text = isOnCanvas(event) ? copySelection() : null;
      if (text === null) return 0;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      return useUiStore.getState().selectedBlocks.length;
    };
    return {
      onCopy(event: ClipboardEvent) {
        const count = copy(event);
        if (count > 0) announce(words.copied(count));
      },
      onCut(event: ClipboardEvent) {
        const count = copy(event);
        if (count === 0) return;
        deleteSelection();
        announce(words.deleted(count));
      },
      onPaste(event: ClipboardEvent) {
        if (!isOnCanvas(event)) return;
        event.preventDefault();
        const text = event.clipboardData.getData('text/plain');
        withCatalogue(() => {
          const count = paste(text);
          announce(count > 0 ? words.pasted(count) : words.notBlocks);
        });
      },
    };
  }, [words]);
}

function isOnCanvas(event: ClipboardEvent): boolean {
  return !(event.target instanceof Element && event.target.closest('input, textarea'));
}

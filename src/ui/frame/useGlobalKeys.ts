import { useEffect } from 'react';
import { showDialog, useUiStore } from '../../stores/uiStore.ts';
import { doAgain, takeBack } from '../topbar/history.ts';
import { focusNextRegion } from './regions.ts';

/** Keys that work wherever the focus is: regions, commands, undo and redo. Typing keeps its own undo. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'F6') {
        event.preventDefault();
        focusNextRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'k') {
        event.preventDefault();
        showDialog('commands');
        return;
      }
      const again = (key === 'z' && event.shiftKey) || key === 'y';
      if ((key !== 'z' && key !== 'y') || isTyping(event.target) || useUiStore.getState().dialog) return;
      event.preventDefault();
      if (again) doAgain();
      else takeBack();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, [contenteditable]');
}

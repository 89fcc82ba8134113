import { useEffect } from 'react';
import { useUiStore } from '../../stores/uiStore.ts';
import { commands, type Command } from './commands.ts';

// Undo, redo, and the palette's own key are the page's; selecting all and duplicating are the canvas's.
const everywhere: readonly Command[] = commands.filter(({ id }) => ['openFile', 'saveFile', 'makeModel'].includes(id));

/** Keys with Ctrl or Cmd that run a command wherever the focus is. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      const command = everywhere.find(({ keys }) => keys?.key === event.key.toUpperCase());
      if (!command || useUiStore.getState().dialog !== null) return;
      event.preventDefault();
      if (command.enabled?.() ?? true) command.run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

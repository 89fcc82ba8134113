import { useEffect } from 'react';
import { useUiStore } from '../../stores/uiStore.ts';
import type { Command } from './commands.ts';

// Undo, redo, and the palette's own key are the page's; selecting all and duplicating are the canvas's.
const everywhere: Readonly<Record<string, Command['id']>> = { O: 'openFile', S: 'saveFile', G: 'makeModel' };

/** Keys with Ctrl or Cmd that run a command wherever the focus is. The commands' code comes with the first of them. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      const id = everywhere[event.key.toUpperCase()];
      if (id === undefined || useUiStore.getState().dialog !== null) return;
      event.preventDefault();
      void run(id);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

async function run(id: Command['id']): Promise<void> {
  const { commands } = await import('./commands.ts');
  const command = commands.find((other) => other.id === id);
  if (command?.enabled?.() ?? true) command?.run();
}

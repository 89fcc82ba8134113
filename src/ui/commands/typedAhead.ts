let typed = '';

/** While a dialog is loading, keys meant for it must not reach the canvas: holds them back, and keeps what was typed. */
export function holdKeys(onEscape: () => void): () => void {
  typed = '';
  const hold = (event: KeyboardEvent): void => {
    event.stopPropagation();
    event.preventDefault();
    if (event.key === 'Escape') onEscape();
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typed += event.key;
  };
  addEventListener('keydown', hold, true);
  return () => removeEventListener('keydown', hold, true);
}

/** What was typed while the dialog was loading, once. */
export function takeTyped(): string {
  const taken = typed;
  typed = '';
  return taken;
}

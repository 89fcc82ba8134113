import { useState } from 'react';

/**
 * Gives the focus back to where it was before the dialog opened, and then does what is left to do: that may take the
 * focus elsewhere. For the content of a dialog that has no trigger of its own.
 */
export function useReturnFocus(then?: () => void): { readonly onCloseAutoFocus: (event: Event) => void } {
  const [before] = useState(() => document.activeElement);
  return {
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      then?.();
    },
  };
}

import type { ViewActions } from './useView.ts';

let offered: ViewActions | null = null;

/** The canvas offers its view to commands that are run from elsewhere. Returns what takes it back. */
export function offerView(view: ViewActions): () => void {
  offered = view;
  return () => {
    if (offered === view) offered = null;
  };
}

/** The view of the canvas on the page; `null` while there is none. */
export function currentView(): ViewActions | null {
  return offered;
}

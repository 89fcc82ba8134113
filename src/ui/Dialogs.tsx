import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { loadCatalogue } from '../stores/catalogue.ts';
import { showDialog, useUiStore } from '../stores/uiStore.ts';
import { holdKeys } from './commands/typedAhead.ts';

// Commands and templates speak of any block: they come when all are known.
const load = {
  commands: async () => {
    const [{ CommandDialog }] = await Promise.all([import('./commands/CommandDialog.tsx'), loadCatalogue()]);
    return { default: CommandDialog };
  },
  keys: async () => ({ default: (await import('./keys/KeysDialog.tsx')).KeysDialog }),
  projects: async () => ({ default: (await import('./files/ProjectsDialog.tsx')).ProjectsDialog }),
  settings: async () => ({ default: (await import('./settings/SettingsDialog.tsx')).SettingsDialog }),
  templates: async () => {
    const [{ GalleryDialog }] = await Promise.all([import('./gallery/GalleryDialog.tsx'), loadCatalogue()]);
    return { default: GalleryDialog };
  },
} as const;

const dialogs = {
  commands: lazy(load.commands),
  keys: lazy(load.keys),
  projects: lazy(load.projects),
  settings: lazy(load.settings),
  templates: lazy(load.templates),
} as const;

/** The dialog that is open, if any. Their code comes when the page has nothing better to do, or when one is opened. */
export function Dialogs(): ReactElement | null {
  useEffect(() => {
    const timer = setTimeout(
      () => Object.values(load).forEach((one) => void one().catch(() => undefined)),
      warmAfterMs,
    );
    return () => clearTimeout(timer);
  }, []);
  const dialog = useUiStore((state) => state.dialog);
  if (dialog === null) return null;
  const Dialog = dialogs[dialog];
  return (
    <Suspense fallback={<Waiting />}>
      <Dialog onClose={() => showDialog(null)} />
    </Suspense>
  );
}

/** Long enough after the start for the canvas and its pictures to be there. */
const warmAfterMs = 1500;

/** Stands in for a dialog that is loading: what is typed meanwhile is for it. */
function Waiting(): null {
  useEffect(() => holdKeys(() => showDialog(null)), []);
  return null;
}

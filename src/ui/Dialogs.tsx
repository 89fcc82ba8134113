import { lazy, Suspense, type ReactElement } from 'react';
import { showDialog, useUiStore } from '../stores/uiStore.ts';

const CommandDialog = lazy(async () => ({ default: (await import('./commands/CommandDialog.tsx')).CommandDialog }));
const GalleryDialog = lazy(async () => ({ default: (await import('./gallery/GalleryDialog.tsx')).GalleryDialog }));
const KeysDialog = lazy(async () => ({ default: (await import('./keys/KeysDialog.tsx')).KeysDialog }));
const ProjectsDialog = lazy(async () => ({ default: (await import('./files/ProjectsDialog.tsx')).ProjectsDialog }));
const SettingsDialog = lazy(async () => ({ default: (await import('./settings/SettingsDialog.tsx')).SettingsDialog }));

const dialogs = {
  commands: CommandDialog,
  keys: KeysDialog,
  projects: ProjectsDialog,
  settings: SettingsDialog,
  templates: GalleryDialog,
} as const;

/** The dialog that is open, if any. The code of each comes when it is opened for the first time. */
export function Dialogs(): ReactElement | null {
  const dialog = useUiStore((state) => state.dialog);
  if (dialog === null) return null;
  const Dialog = dialogs[dialog];
  return (
    <Suspense fallback={null}>
      <Dialog onClose={() => showDialog(null)} />
    </Suspense>
  );
}

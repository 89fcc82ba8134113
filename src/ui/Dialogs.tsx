import { lazy, Suspense, type ReactElement } from 'react';
import { showDialog, useUiStore } from '../stores/uiStore.ts';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { frameWords } from './frame/frameWords.ts';
import { useWords } from './i18n/words.ts';

const ProjectsDialog = lazy(async () => ({ default: (await import('./files/ProjectsDialog.tsx')).ProjectsDialog }));

/** The dialog that is open, if any. Its code comes when it is opened for the first time. */
export function Dialogs(): ReactElement | null {
  const dialog = useUiStore((state) => state.dialog);
  const words = useWords(frameWords);
  const close = (): void => showDialog(null);
  if (dialog === null) return null;
  return (
    <ErrorBoundary key={dialog} region={words.theDialog}>
      <Suspense fallback={null}>{dialog === 'projects' && <ProjectsDialog onClose={close} />}</Suspense>
    </ErrorBoundary>
  );
}

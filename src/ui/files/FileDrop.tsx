import { FolderOpen } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useWords } from '../i18n/words.ts';
import { openFile } from './fileActions.ts';
import styles from './files.module.css';
import { filesWords } from './filesWords.ts';

/** Opens a project file that is dropped anywhere on the page; otherwise the browser would leave the page for it. */
export function FileDrop(): ReactElement | null {
  const words = useWords(filesWords);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const dragged = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const left = (event: DragEvent): void => {
      // Leaving the window, and not one element for another.
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void openFile(file);
    };
    addEventListener('dragover', dragged);
    addEventListener('dragleave', left);
    addEventListener('drop', dropped);
    return () => {
      removeEventListener('dragover', dragged);
      removeEventListener('dragleave', left);
      removeEventListener('drop', dropped);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={styles.drop} aria-hidden>
      <span>
        <FolderOpen size={16} strokeWidth={1.75} />
        {words.drop}
      </span>
    </div>
  );
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

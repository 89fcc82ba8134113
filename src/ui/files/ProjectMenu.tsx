import { ChevronDown, FilePlus2, FolderClock, FolderOpen, Save } from 'lucide-react';
import type { ReactElement } from 'react';
import { showDialog } from '../../stores/uiStore.ts';
import { useWords } from '../i18n/words.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { commandKeys } from '../parts/Keycap.tsx';
import { Menu } from '../parts/Menu.tsx';
import { chooseFile, newProject, saveFile } from './fileActions.ts';
import styles from './files.module.css';
import { menuWords } from './menuWords.ts';

/** Beside the project's name: new, open, save, and the projects kept in this browser. */
export function ProjectMenu(): ReactElement {
  const words = useWords(menuWords);
  return (
    <Menu
      items={[
        { label: words.newProject, icon: FilePlus2, onSelect: newProject },
        { label: words.openFile, icon: FolderOpen, keys: commandKeys('O'), onSelect: chooseFile },
        { label: words.saveFile, icon: Save, keys: commandKeys('S'), onSelect: saveFile },
        null,
        { label: words.projects, icon: FolderClock, onSelect: () => showDialog('projects') },
      ]}
    >
      <IconButton
        label={words.projectMenu}
        icon={ChevronDown}
        small
        className={styles.menu}
        data-testid="project-menu"
      />
    </Menu>
  );
}

import { CodeXml, Download, FileJson, Package } from 'lucide-react';
import type { ReactElement } from 'react';
import { showDock } from '../../stores/uiStore.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useWords } from '../i18n/words.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { downloadZip, saveFile } from './fileActions.ts';
import styles from './files.module.css';
import { menuWords } from './menuWords.ts';

/** What leaves the app: code, a project in TypeScript, or the project's own file. */
export function ExportMenu({ narrow }: { readonly narrow: boolean }): ReactElement {
  const words = useWords(menuWords);
  const ready = useCompiled((compiled) => compiled.plan !== null);
  const code: readonly MenuItem[] = [
    { label: words.showCode, icon: CodeXml, onSelect: () => showDock('code') },
    ...(ready ? [{ label: words.zip, icon: Package, onSelect: () => void downloadZip() }] : []),
  ];
  return (
    <Menu align="end" items={[...code, null, { label: words.projectFile, icon: FileJson, onSelect: saveFile }]}>
      {narrow ? (
        <IconButton label={words.exportProject} icon={Download} />
      ) : (
        <button type="button" className={styles.export} data-testid="export">
          <Download size={15} strokeWidth={1.75} aria-hidden />
          {words.exportProject}
        </button>
      )}
    </Menu>
  );
}

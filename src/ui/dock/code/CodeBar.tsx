import { Copy, Download } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { ExportFile } from '../../../compiler/targets/typescript/exportTypeScript.ts';
import { announce } from '../../../stores/uiStore.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../parts/Button.tsx';
import { IconButton } from '../../parts/IconButton.tsx';
import dock from '../dock.module.css';
import styles from './code.module.css';
import { codeWords } from './codeWords.ts';
import type { Lines } from './CodeView.tsx';
import { saveFile } from './download.ts';

/** The files as tabs, which lines are the selected block's, and what can be done with the file. */
export function CodeBar(props: {
  readonly files: readonly ExportFile[];
  readonly shown: ExportFile;
  readonly onShow: (path: string) => void;
  readonly marked: Lines | undefined;
  readonly block: string | undefined;
}): ReactElement {
  const { files, shown, onShow, marked, block } = props;
  const words = useWords(codeWords);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(shown.text).then(
      () => {
        setCopied(true);
        announce(words.copied);
      },
      () => announce(words.copyFailed),
    );
  };
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = files[files.indexOf(shown) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onShow(next.path);
    event.currentTarget.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)?.focus();
  };
  return (
    <header className={styles.bar}>
      <div role="tablist" aria-label={words.files} className={styles.files} onKeyDown={move}>
        {files.map((file) => (
          <button
            key={file.path}
            type="button"
            role="tab"
            data-path={file.path}
            aria-selected={file === shown}
            tabIndex={file === shown ? 0 : -1}
            className={file === shown ? styles.fileShown : styles.file}
            onClick={() => {
              setCopied(false);
              onShow(file.path);
            }}
          >
            {file.path}
          </button>
        ))}
      </div>
      <span className={dock.gap} />
      {marked && block !== undefined && (
        <span className={styles.where}>
          {words.lines(marked.start, marked.end)} <b>{block}</b>
        </span>
      )}
      <Button icon={Copy} onClick={copy} className={styles.copy}>
        {copied ? words.copied : words.copy}
      </Button>
      <IconButton
        icon={Download}
        label={words.downloadFile}
        onClick={() => saveFile(shown.path.split('/').at(-1) ?? shown.path, shown.text, 'text/plain')}
      />
    </header>
  );
}

import type { ReactElement } from 'react';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { usePreview } from '../../stores/lookStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { useWords } from '../i18n/words.ts';
import { describePreview } from '../problems/describePreview.ts';
import { problemWords } from '../problems/problemWords.ts';
import styles from './CanvasOverlay.module.css';

/** What the fix that is looked at would do, in a line. */
export function PreviewChip(): ReactElement | null {
  const words = useWords(problemWords);
  const locale = useSettings((settings) => settings.locale);
  const preview = usePreview((whole) => whole);
  const project = useDocumentStore((state) => state.project);
  if (!preview) return null;
  const told = describePreview(preview, project, words, locale);
  return (
    <div className={`${styles.chip} ${styles.preview}`} data-testid="preview">
      <b>{words.preview}</b>
      {told.map((change) => (
        <span key={change}>{change}</span>
      ))}
    </div>
  );
}

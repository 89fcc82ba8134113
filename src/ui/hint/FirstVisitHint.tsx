import { Play, X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSaveInfo } from '../../stores/persistence.ts';
import { changeSettings, useSettings } from '../../stores/settingsStore.ts';
import { useWords } from '../i18n/words.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { focusQuietly } from '../parts/Tooltip.tsx';
import styles from './hint.module.css';
import { hintWords } from './hintWords.ts';

/** On the first visit: what to press. Stands in nobody's way, and goes for good at the first Train or when closed. */
export function FirstVisitHint(): ReactElement | null {
  const words = useWords(hintWords);
  const seen = useSettings((settings) => settings.hintSeen);
  const ready = useCompiled((compiled) => compiled.plan !== null);
  const digits = useDocumentStore(({ project }) =>
    Object.values(project.main.blocks).some(({ type }) => type === 'digits'),
  );
  const example = useSaveInfo((info) => info.state === 'example');
  const shown = !seen && ready && digits && example;
  useEffect(() => {
    // Enter trains at once; a person who is already somewhere is left there.
    const train = document.querySelector<HTMLElement>('[data-testid="train"]');
    if (shown && train && document.activeElement === document.body) focusQuietly(train);
  }, [shown]);
  if (!shown) return null;
  return (
    <aside className={styles.hint} aria-label={words.title} data-testid="hint">
      <header>
        <Play size={14} strokeWidth={1.75} aria-hidden />
        <h2>{words.title}</h2>
        <IconButton label={words.close} icon={X} small onClick={() => changeSettings({ hintSeen: true })} />
      </header>
      <p>{words.text}</p>
    </aside>
  );
}

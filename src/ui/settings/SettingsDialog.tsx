import { useId, type ReactElement, type ReactNode } from 'react';
import { changeSettings, useSettings, type Locale, type Theme } from '../../stores/settingsStore.ts';
import { speak } from '../i18n/language.ts';
import { useWords } from '../i18n/words.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Segments } from '../parts/Segments.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './settings.module.css';
import { settingsWords } from './settingsWords.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
// Each language by its own name, so that it is found by those who need it.
const languages: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'zh', label: '简体中文' },
];

/** A person's taste: theme, language and single-letter keys, each at work at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords(settingsWords);
  const { theme, locale, letterKeys } = useSettings();
  const letters = useId();
  return (
    <Dialog title={words.title} note={words.note} onClose={onClose}>
      <div className={styles.rows}>
        <Row label={words.theme}>
          <Segments
            label={words.theme}
            value={theme}
            options={themes.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => {
              const chosen = themes.find((one) => one === value);
              if (chosen) changeSettings({ theme: chosen });
            }}
          />
        </Row>
        <Row label={words.language}>
          <Segments
            label={words.language}
            value={locale}
            options={languages}
            onChange={(value) => {
              const chosen = languages.find((one) => one.value === value);
              if (chosen) speak(chosen.value);
            }}
          />
        </Row>
        <Row label={words.letterKeys} help={words.letterKeysHelp} id={letters}>
          <Switch
            label={words.letterKeys}
            describedBy={letters}
            on={letterKeys}
            onChange={(on) => changeSettings({ letterKeys: on })}
          />
        </Row>
      </div>
    </Dialog>
  );
}

function Row(props: {
  readonly label: string;
  readonly help?: string;
  readonly id?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { label, help, id, children } = props;
  return (
    <div className={styles.row}>
      <span className={styles.label}>
        {label}
        {help !== undefined && <small id={id}>{help}</small>}
      </span>
      {children}
    </div>
  );
}

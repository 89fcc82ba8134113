import type { ReactElement } from 'react';
import { useWords } from '../i18n/words.ts';
import { chartWords } from './chartWords.ts';
import styles from './charts.module.css';

/** Linear or logarithmic: two radio buttons that look like segments. */
export function ScaleSwitch(props: {
  readonly name: string;
  readonly value: 'linear' | 'log';
  readonly onChange: (value: 'linear' | 'log') => void;
}): ReactElement {
  const words = useWords(chartWords);
  return (
    <span className={styles.segments} role="radiogroup" aria-label={words.scale}>
      {(['linear', 'log'] as const).map((scale) => (
        <label key={scale} className={styles.segment}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === scale}
            onChange={() => props.onChange(scale)}
            className={styles.radio}
          />
          <span>{words[scale]}</span>
        </label>
      ))}
    </span>
  );
}

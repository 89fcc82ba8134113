import type { CSSProperties, ReactElement } from 'react';
import { useWords } from '../i18n/words.ts';
import { chartWords } from './chartWords.ts';
import type { ChartLine } from './series.ts';
import styles from './charts.module.css';

/** What each line is called, beside a piece of it. */
export function ChartLegend(props: { readonly lines: readonly ChartLine[] }): ReactElement {
  const words = useWords(chartWords);
  return (
    <>
      {props.lines.map((line) => (
        <span key={line.id} className={styles.legend} style={{ '--line-color': line.color } as CSSProperties}>
          <svg width="16" height="8" aria-hidden>
            <path d="M0 4h16" stroke={line.color} strokeWidth="2" strokeDasharray={line.dash} />
            {line.dots && <circle cx="8" cy="4" r="2.5" fill="var(--panel)" stroke={line.color} strokeWidth="1.5" />}
          </svg>
          {lineName(line, words)}
        </span>
      ))}
    </>
  );
}

/** `train`, `validation`, or the name of the loss. */
export function lineName(line: ChartLine, words: { readonly train: string; readonly validation: string }): string {
  return 'part' in line.label ? words[line.label.part] : line.label.loss;
}

import { useState, type ReactElement } from 'react';
import type { RunState } from '../../../stores/runStore.ts';
import { useWords } from '../../i18n/words.ts';
import { ColumnHead } from '../Column.tsx';
import { RangeSlider } from '../RangeSlider.tsx';
import styles from './train.module.css';
import { trainWords } from './trainWords.ts';

/** What a model of text writes after each epoch, carried on from the same beginning. */
export function TextPanel(props: { readonly history: RunState['textHistory'] }): ReactElement {
  const { history } = props;
  const words = useWords(trainWords);
  const [chosen, setChosen] = useState<number | null>(null);
  const last = history.length - 1;
  const at = Math.min(chosen ?? last, last);
  const shown = history[at];
  if (!shown || shown.view.probe !== 'text') {
    return (
      <>
        <ColumnHead title={words.text} />
        <p className={styles.waiting}>{words.waiting}</p>
      </>
    );
  }
  const { prompt, text } = shown.view;
  return (
    <>
      <ColumnHead title={words.text} note={words.textAfter(shown.epoch + 1)} />
      {/* Long text scrolls, so it has to be reachable from the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <p className={styles.generated} tabIndex={0}>
        <b>{prompt}</b>
        {text.startsWith(prompt) ? text.slice(prompt.length) : text}
      </p>
      {last > 0 && (
        <RangeSlider
          value={at}
          max={last}
          label={words.textSlider}
          text={words.textAfter(shown.epoch + 1)}
          onChange={(value) => setChosen(value === last ? null : value)}
        />
      )}
    </>
  );
}

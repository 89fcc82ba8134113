import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { EpochEvent } from '../../training/protocol.ts';
import { useWords } from '../i18n/words.ts';
import { chartWords } from './chartWords.ts';
import type { ChartKind } from './series.ts';
import styles from './charts.module.css';

/** The numbers of a chart, an epoch a row, newest first. */
export function ChartTable(props: {
  readonly kind: ChartKind;
  readonly epochs: readonly EpochEvent[];
  readonly format: (value: number) => string;
  /** Takes the focus at once: it was opened by a key. */
  readonly focused: boolean;
  readonly onChart: () => void;
}): ReactElement {
  const { kind, epochs, format, focused, onChart } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onChart();
  };
  const words = useWords(chartWords);
  const withValidation = epochs.some((epoch) => epoch.validation !== undefined);
  const single = kind.series.length === 1;
  return (
    // A region that scrolls has to be reachable from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      ref={box}
      className={styles.tableScroll}
      tabIndex={0}
      role="region"
      aria-label={`${words.ofEpochs}. ${words.tableKeys}`}
      onKeyDown={press}
    >
      {epochs.length === 0 && <p className={styles.note}>{words.noEpoch}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.epoch}</th>
            {kind.series.map(({ name, label }) => (
              <th key={name} scope="col" className={styles.number}>
                {single ? words.train : label}
              </th>
            ))}
            {withValidation &&
              kind.series.map(({ name, label }) => (
                <th key={name} scope="col" className={styles.number}>
                  {single ? words.validation : `${label}, ${words.validation}`}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {epochs.toReversed().map(({ epoch, train, validation }) => (
            <tr key={epoch}>
              <th scope="row">{epoch + 1}</th>
              {kind.series.map(({ name }) => (
                <Cell key={name} value={train[name]} format={format} />
              ))}
              {withValidation &&
                kind.series.map(({ name }) => <Cell key={name} value={validation?.[name]} format={format} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: { readonly value: number | undefined; readonly format: (value: number) => string }): ReactElement {
  return <td className={styles.number}>{props.value === undefined ? '–' : props.format(props.value)}</td>;
}

import { useMemo, type ReactElement } from 'react';
import type { Dataset, Split } from '../../../data/dataset.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import dock from '../dock.module.css';
import { indicesOf, labelsOf, preparedText, type SampleKind } from './datasetView.ts';
import { dataWords } from './dataWords.ts';
import styles from './data.module.css';

/** Samples that are text, a line each: their columns, their labels, and the numbers that blocks make of them. */
export function SentenceSamples(props: {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly from: number;
  readonly count: number;
  readonly kind: Extract<SampleKind, { kind: 'sentences' }>;
}): ReactElement {
  const { dataset, split, from, count, kind } = props;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const rows = useMemo(() => {
    const indices = indicesOf(dataset, split, from, count);
    const labels = labelsOf(dataset, split, indices);
    return indices.map((index, row) => ({
      index,
      label: labels ? (dataset.classNames?.[labels[row] ?? 0] ?? '') : '',
      texts: kind.texts.map((name) => dataset.texts?.[name]?.(split, index) ?? ''),
      numbers: kind.prepared.map((name) => preparedText(dataset, split, index, name)),
    }));
  }, [dataset, split, from, count, kind]);
  return (
    <table className={`${dock.table} ${styles.sentences}`} aria-label={words.samples}>
      <thead>
        <tr>
          <th scope="col" className={styles.index}>
            {words.sampleNumber}
          </th>
          {kind.texts.map((name, at) => (
            <th key={name} scope="col" className={at > 0 ? styles.short : undefined}>
              {name}
            </th>
          ))}
          <th scope="col" className={styles.short}>
            {words.class}
          </th>
          {kind.prepared.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ index, label, texts, numbers }) => (
          <tr key={index}>
            <th scope="row" className={styles.index}>
              {formatCount(index + 1, locale)}
            </th>
            {[...texts, label, ...numbers].map((cell, at) => (
              // Columns keep their places.
              <td key={at} title={cell}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useMemo, type ReactElement } from 'react';
import type { Dataset, Split } from '../../../data/dataset.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatCount, formatShare } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { ClassMark } from '../../pictures/ClassMark.tsx';
import { ColumnHead } from '../Column.tsx';
import dock from '../dock.module.css';
import { classCounts, sampleKind } from './datasetView.ts';
import { dataWords } from './dataWords.ts';
import styles from './data.module.css';

/** How many samples each class has, as bars and as numbers. Characters come most frequent first. */
export function ClassTable(props: { readonly dataset: Dataset; readonly split: Split }): ReactElement | null {
  const { dataset, split } = props;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const counts = useMemo(() => classCounts(dataset, split), [dataset, split]);
  if (!counts) return null;
  const { kind } = sampleKind(dataset);
  const isText = kind === 'text';
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  const rows = counts.map((count, label) => ({ count, label }));
  if (isText) rows.sort((a, b) => b.count - a.count);
  return (
    <>
      <ColumnHead title={isText ? words.characters : words.classes} note={formatCount(counts.length, locale)} />
      <table className={`${dock.table} ${styles.counts}`}>
        <thead>
          <tr>
            <th scope="col">{isText ? words.character : words.class}</th>
            <th scope="col" aria-hidden />
            <th scope="col" className={dock.number}>
              {words.count}
            </th>
            <th scope="col" className={dock.number}>
              {words.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ count, label }) => (
            <tr key={label}>
              <th scope="row">
                {kind === 'points' && <ClassMark label={label} />}{' '}
                {isText ? visible(dataset.classNames?.[label] ?? '', words) : (dataset.classNames?.[label] ?? label)}
              </th>
              <td className={styles.barCell} aria-hidden>
                <i style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td className={dock.number}>{formatCount(count, locale)}</td>
              <td className={dock.number}>{formatShare(total > 0 ? count / total : 0, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A character that can be seen. */
function visible(character: string, words: { readonly space: string; readonly newLine: string }): string {
  if (character === ' ') return words.space;
  return character === '\n' ? words.newLine : character;
}

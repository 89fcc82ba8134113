import type { ReactElement } from 'react';
import { useSettings } from '../../../stores/settingsStore.ts';
import type { View } from '../../../training/protocol.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { ColumnHead } from '../Column.tsx';
import { insideWords } from './insideWords.ts';
import type { Case } from './PredictionGallery.tsx';
import styles from './inside.module.css';

export type ConfusionView = Extract<View, { readonly probe: 'confusion' }>;

/**
 * How often each class was taken for each other, over the validation split. A cell filters the gallery. The diagonal is
 * right and blue, the rest is wrong and orange; the number stands in every cell that is not empty.
 */
export function ConfusionMatrix(props: {
  readonly view: ConfusionView;
  readonly only: Case | null;
  /** Left out where there is no gallery to filter. */
  readonly onPick: ((cell: Case | null) => void) | undefined;
}): ReactElement {
  const { view, only, onPick } = props;
  const { counts, classNames } = view;
  const words = useWords(insideWords);
  const totals = counts.map((row) =>
    Math.max(
      1,
      row.reduce((sum, count) => sum + count, 0),
    ),
  );
  return (
    <>
      <ColumnHead title={words.confusion} note={words.confusionNote} />
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.hidden}>{words.label}</span>
            </th>
            {classNames.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, label) => (
            <tr key={classNames[label]}>
              <th scope="row">{classNames[label]}</th>
              {row.map((count, predicted) => (
                <td key={classNames[predicted]}>
                  <Cell
                    count={count}
                    share={count / (totals[label] ?? 1)}
                    at={{ label, predicted }}
                    names={[classNames[label] ?? '', classNames[predicted] ?? '']}
                    chosen={only?.label === label && only.predicted === predicted}
                    onPick={onPick}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Cell(props: {
  readonly count: number;
  readonly share: number;
  readonly at: Case;
  readonly names: readonly [label: string, predicted: string];
  readonly chosen: boolean;
  readonly onPick: ((cell: Case | null) => void) | undefined;
}): ReactElement {
  const { count, share, at, names, chosen, onPick } = props;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const color = at.label === at.predicted ? 'var(--viz-train)' : 'var(--viz-val)';
  // Few mistakes still show: the square root lifts small shares.
  const strength = count === 0 ? 0 : Math.round(12 + 48 * Math.sqrt(share));
  const text = words.cell(formatCount(count, locale), ...names);
  return (
    <button
      type="button"
      className={chosen ? `${styles.cell} ${styles.chosenCell}` : styles.cell}
      style={{ background: `color-mix(in srgb, ${color} ${strength}%, var(--panel))` }}
      title={text}
      aria-label={text}
      aria-pressed={chosen}
      disabled={!onPick || count === 0}
      onClick={() => onPick?.(chosen ? null : at)}
    >
      {count > 0 ? count : ''}
    </button>
  );
}

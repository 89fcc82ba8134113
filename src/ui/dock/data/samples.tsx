import { useMemo, type ReactElement } from 'react';
import type { Dataset, Split } from '../../../data/dataset.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { PictureCanvas } from '../../pictures/PictureCanvas.tsx';
import { PlaneCanvas } from '../../pictures/PlaneCanvas.tsx';
import dock from '../dock.module.css';
import { indicesOf, labelsOf, picturesOf, type SampleKind } from './datasetView.ts';
import { dataWords } from './dataWords.ts';
import styles from './data.module.css';

interface Page {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly from: number;
  readonly count: number;
}

/** Pictures with their labels under them. */
export function PictureSamples(
  props: Page & { readonly kind: Extract<SampleKind, { kind: 'pictures' }> },
): ReactElement {
  const { dataset, split, from, count, kind } = props;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const { pictures, labels } = useMemo(() => {
    const indices = indicesOf(dataset, split, from, count);
    return { pictures: picturesOf(dataset, split, indices, kind), labels: labelsOf(dataset, split, indices) };
  }, [dataset, split, from, count, kind]);
  return (
    <ul className={styles.grid}>
      {Array.from({ length: pictures.count }, (_, index) => {
        const label = labels ? (dataset.classNames?.[labels[index] ?? 0] ?? '') : '';
        return (
          <li key={from + index}>
            <PictureCanvas
              pictures={pictures}
              from={index}
              count={1}
              width={36}
              height={36}
              label={words.sample(formatCount(from + index + 1, locale), label)}
            />
            <span aria-hidden>{label}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** More points than this cannot be told apart on screen. */
const mostPoints = 4000;

/** All points of a split. */
export function PlaneSamples(props: {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly size: number;
}): ReactElement {
  const { dataset, split, size } = props;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const { points, extent } = useMemo(() => {
    const indices = indicesOf(dataset, split, 0, mostPoints);
    const values = dataset.read(split, indices, 'points');
    const labels = labelsOf(dataset, split, indices) ?? [];
    const made = indices.map((_, index) => ({
      x: values[2 * index] ?? 0,
      y: values[2 * index + 1] ?? 0,
      label: labels[index] ?? 0,
    }));
    const farthest = made.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 0);
    return { points: made, extent: Math.max(1, Math.ceil(farthest * 10.5) / 10) };
  }, [dataset, split]);
  return (
    <PlaneCanvas
      points={points}
      extent={extent}
      size={size}
      label={words.pointsLabel(formatCount(points.length, locale))}
    />
  );
}

/** Windows of a text, a line each; the ends of its own lines are shown as ¶. */
export function TextSamples(props: Page & { readonly kind: Extract<SampleKind, { kind: 'text' }> }): ReactElement {
  const { dataset, split, from, count, kind } = props;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const rows = useMemo(() => {
    const indices = indicesOf(dataset, split, from, count);
    const values = dataset.read(split, indices, kind.field);
    return indices.map((index, row) => {
      const window = values.subarray(row * kind.length, (row + 1) * kind.length);
      const text = Array.from(window, (value) => dataset.classNames?.[value] ?? '').join('');
      return { index, text: text.replaceAll('\n', '¶') };
    });
  }, [dataset, split, from, count, kind]);
  return (
    <table className={`${dock.table} ${styles.windows}`} aria-label={words.samples}>
      <tbody>
        {rows.map(({ index, text }) => (
          <tr key={index}>
            <th scope="row" className={styles.index}>
              {formatCount(index + 1, locale)}
            </th>
            <td title={text}>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

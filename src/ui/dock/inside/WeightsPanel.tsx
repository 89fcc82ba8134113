import type { ReactElement } from 'react';
import { useDocumentStore } from '../../../stores/documentStore.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { useUiStore } from '../../../stores/uiStore.ts';
import type { View, WeightSummary } from '../../../training/protocol.ts';
import { formatCount, formatScore } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { SignedStrip } from '../../pictures/SignedStrip.tsx';
import { ColumnHead } from '../Column.tsx';
import dock from '../dock.module.css';
import { blockName } from './blockName.ts';
import { histogram } from './histogram.ts';
import { insideWords } from './insideWords.ts';
import styles from './inside.module.css';
import { sizeOf } from '../../../tensor/shape.ts';

export type WeightsView = Extract<View, { readonly probe: 'weights' }>;

const width = 224;

/** The weights of the selected block: a strip of values, how they are spread, mean and deviation. */
export function WeightsPanel(props: { readonly view: WeightsView }): ReactElement {
  const { view } = props;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const project = useDocumentStore((state) => state.project);
  const selected = useUiStore((state) => state.selectedBlocks);
  const id = selected.at(-1);
  const name = id === undefined ? undefined : blockName(project, id, locale);
  const weights = id === undefined ? undefined : view.blocks[id];
  return (
    <>
      <ColumnHead title={words.weights} note={name} />
      {!weights && <p className={dock.text}>{name === undefined ? words.selectBlock : words.noWeights(name)}</p>}
      {weights?.map((weight) => (
        <Weight key={weight.name} weight={weight} />
      ))}
    </>
  );
}

function Weight(props: { readonly weight: WeightSummary }): ReactElement {
  const { name, shape, mean, deviation, values } = props.weight;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const size = sizeOf(shape);
  return (
    <div className={styles.weight}>
      <div className={styles.weightHead}>
        <span>
          {name} [{shape.join(', ')}]
        </span>
        <span>{formatCount(size, locale)}</span>
      </div>
      <SignedStrip
        values={values}
        width={width}
        height={values.length > 32 ? 28 : 14}
        rows={values.length > 32 ? 2 : 1}
        label={words.weightLabel(name)}
      />
      <Bars values={values} label={words.histogram(name)} />
      <div className={styles.weightHead}>
        <span>{words.meanName}</span>
        <span>{words.meanDeviation(formatScore(mean, locale), formatScore(deviation, locale))}</span>
      </div>
      {values.length < size && (
        <p className={styles.weightNote}>{words.of(formatCount(values.length, locale), formatCount(size, locale))}</p>
      )}
    </div>
  );
}

/** How the values are spread, over their least and greatest. */
function Bars(props: { readonly values: ArrayLike<number>; readonly label: string }): ReactElement {
  const { values, label } = props;
  const locale = useSettings((settings) => settings.locale);
  const { from, to, counts } = histogram(values, 16);
  const most = Math.max(1, ...counts);
  const step = width / counts.length;
  return (
    <svg width={width} height={40} className={styles.bars} role="img" aria-label={label}>
      {counts.map((count, index) => (
        <rect
          key={index}
          x={index * step + 0.5}
          width={step - 1}
          y={26 - (count / most) * 26}
          height={(count / most) * 26}
        />
      ))}
      <line x1={0} x2={width} y1={26.5} y2={26.5} />
      <text x={0} y={38}>
        {formatScore(from, locale)}
      </text>
      <text x={width} y={38} textAnchor="end">
        {formatScore(to, locale)}
      </text>
    </svg>
  );
}

import { Check, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSettings } from '../../../stores/settingsStore.ts';
import { pinSample } from '../../../stores/training.ts';
import type { View } from '../../../training/protocol.ts';
import { formatCount, formatShare } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { PictureCanvas } from '../../pictures/PictureCanvas.tsx';
import { ColumnHead } from '../Column.tsx';
import { SmallButton } from '../SmallButton.tsx';
import dock from '../dock.module.css';
import { insideWords } from './insideWords.ts';
import styles from './inside.module.css';

export type PredictionView = Extract<View, { readonly probe: 'predictions' }>;

/** A cell of the confusion matrix. */
export interface Case {
  readonly label: number;
  readonly predicted: number;
}

/** Held-back samples with what the model takes them for. A click pins one: feature maps follow it. */
export function PredictionGallery(props: {
  readonly view: PredictionView;
  readonly pinned: number;
  readonly only: Case | null;
  readonly onAll: () => void;
}): ReactElement {
  const { view, pinned, only, onAll } = props;
  const { labels, predicted, classNames } = view;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const right = labels.filter((label, index) => label === predicted[index]).length;
  const shown = labels
    .map((_, index) => index)
    .filter((index) => !only || (labels[index] === only.label && predicted[index] === only.predicted));
  const name = (label: number): string => classNames[label] ?? String(label);
  return (
    <>
      <ColumnHead
        title={words.predictions}
        note={
          only
            ? words.filterNote(name(only.label), name(only.predicted))
            : words.heldBack(formatCount(right, locale), formatCount(labels.length, locale))
        }
      >
        {only && <SmallButton onClick={onAll}>{words.all}</SmallButton>}
      </ColumnHead>
      {shown.length === 0 && <p className={dock.text}>{words.noneShown}</p>}
      <ul className={view.samples.kind === 'texts' ? styles.sentences : styles.gallery}>
        {shown.map((index) => (
          <li key={index}>
            <Prediction view={view} index={index} pinned={index === pinned} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Prediction(props: {
  readonly view: PredictionView;
  readonly index: number;
  readonly pinned: boolean;
}): ReactElement {
  const { view, index, pinned } = props;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const label = view.labels[index] ?? 0;
  const predicted = view.predicted[index] ?? 0;
  const isRight = label === predicted;
  const Mark = isRight ? Check : X;
  const [said, truth] = [predicted, label].map((each) => view.classNames[each] ?? String(each));
  const sure = formatShare(view.probability[index] ?? 0, locale, 0);
  const verdict = words.sample(truth ?? '', said ?? '', sure, isRight ? words.right : words.wrong);
  const text = view.samples.kind === 'texts' ? `${view.samples.texts[index]} ${verdict}` : verdict;
  return (
    <button
      type="button"
      className={pinned ? `${styles.prediction} ${styles.pinned}` : styles.prediction}
      aria-pressed={pinned}
      aria-label={text}
      title={text}
      onClick={() => pinSample(index)}
    >
      {view.samples.kind === 'pictures' ? (
        <PictureCanvas pictures={view.samples.pictures} from={index} count={1} width={36} height={36} label="" />
      ) : (
        <span className={styles.sentence}>{view.samples.texts[index]}</span>
      )}
      <span className={isRight ? styles.right : styles.wrong}>
        <Mark size={10} strokeWidth={2.5} aria-hidden />
        {isRight ? said : `${truth}→${said}`}
      </span>
    </button>
  );
}

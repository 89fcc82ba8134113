import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import { splits, type Dataset, type Split } from '../../../data/dataset.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { useSize } from '../../charts/useSize.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { ColumnHead } from '../Column.tsx';
import { Segments } from '../../parts/Segments.tsx';
import { sampleKind } from './datasetView.ts';
import { dataWords } from './dataWords.ts';
import { PictureSamples, PlaneSamples, TextSamples } from './samples.tsx';
import { SentenceSamples } from './SentenceSamples.tsx';
import styles from './data.module.css';

/** Cell of one picture with its label under it, and the height of one line of text. */
const cell = { width: 40, height: 56 };
const line = 25;

/** Samples of one split, a page at a time; points of the plane all at once. */
export function SampleBrowser(props: {
  readonly dataset: Dataset;
  readonly split: Split;
  readonly onSplit: (split: Split) => void;
}): ReactElement {
  const { dataset, split, onSplit } = props;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const [start, setStart] = useState(0);
  const kind = useMemo(() => sampleKind(dataset), [dataset]);
  const total = dataset.sizes[split];
  const columns = Math.max(1, Math.floor((width + 4) / cell.width));
  const rows = Math.max(1, Math.floor(height / (kind.kind === 'pictures' ? cell.height : line)));
  const perPage = kind.kind === 'pictures' ? columns * rows : Math.max(1, rows - (kind.kind === 'sentences' ? 1 : 0));
  const from = Math.min(start, Math.max(0, total - 1));
  const to = Math.min(total, from + perPage);
  const count = (value: number): string => formatCount(value, locale);
  return (
    <>
      <ColumnHead title={words.samples} note={kind.kind === 'points' ? words.pointsShown(count(total)) : undefined}>
        {kind.kind !== 'points' && total > 0 && (
          <span className={styles.pager}>
            <PageButton
              label={words.previous}
              icon={ChevronLeft}
              disabled={from === 0}
              onClick={() => setStart(Math.max(0, from - perPage))}
            />
            <span className={styles.range}>{words.range(count(from + 1), count(to), count(total))}</span>
            <PageButton
              label={words.next}
              icon={ChevronRight}
              disabled={to >= total}
              onClick={() => setStart(from + perPage)}
            />
          </span>
        )}
        <Segments
          compact
          label={words.split}
          options={splits.map((value) => ({ value, label: words[value] }))}
          value={split}
          onChange={(value) => {
            setStart(0);
            onSplit(value);
          }}
        />
      </ColumnHead>
      <div ref={box} className={styles.samples}>
        {width > 0 && kind.kind === 'pictures' && (
          <PictureSamples dataset={dataset} split={split} kind={kind} from={from} count={perPage} />
        )}
        {width > 0 && kind.kind === 'points' && (
          <PlaneSamples dataset={dataset} split={split} size={Math.min(width, height) - 2} />
        )}
        {width > 0 && kind.kind === 'text' && (
          <TextSamples dataset={dataset} split={split} kind={kind} from={from} count={perPage} />
        )}
        {width > 0 && kind.kind === 'sentences' && (
          <SentenceSamples dataset={dataset} split={split} kind={kind} from={from} count={perPage} />
        )}
      </div>
    </>
  );
}

function PageButton(props: {
  readonly label: string;
  readonly icon: typeof ChevronLeft;
  readonly disabled: boolean;
  readonly onClick: () => void;
}): ReactElement {
  const { label, icon: Icon, disabled, onClick } = props;
  return (
    <button
      type="button"
      className={styles.page}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </button>
  );
}

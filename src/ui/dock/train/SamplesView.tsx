import { useRef, useState, type ReactElement } from 'react';
import type { RunState } from '../../../stores/runStore.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import type { Pictures } from '../../../training/protocol.ts';
import { useSize } from '../../charts/useSize.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { PictureCanvas } from '../../pictures/PictureCanvas.tsx';
import { ColumnHead } from '../Column.tsx';
import { RangeSlider } from '../RangeSlider.tsx';
import { chooseSnapshots, gridColumns } from './snapshots.ts';
import styles from './train.module.css';
import { trainWords } from './trainWords.ts';

const gap = 2;
/** Step number and slider under the pictures. */
const footer = 44;

interface Snapshot {
  readonly step: number;
  readonly pictures: Pictures;
}

/** What the generator made of the same noise, from the first step to the chosen one: a gallery that grows. */
export function SamplesView(props: { readonly history: RunState['sampleHistory'] }): ReactElement {
  const words = useWords(trainWords);
  const locale = useSettings((settings) => settings.locale);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  // `null` follows the newest.
  const [chosen, setChosen] = useState<number | null>(null);
  const snapshots: Snapshot[] = props.history.flatMap(({ batch, view }) =>
    view.probe === 'samples' ? [{ step: batch, pictures: view.pictures }] : [],
  );
  const last = snapshots.length - 1;
  const at = Math.min(chosen ?? last, last);
  const newest = snapshots[last];
  const columns = newest ? gridColumns(newest.pictures.count) : 1;
  const rows = newest ? Math.ceil(newest.pictures.count / columns) : 1;
  const cell = Math.max(8, Math.min(48, Math.floor((height - footer - 8) / rows) - gap));
  const block = columns * (cell + gap) - gap;
  const room = Math.max(1, Math.floor((width - 10 + 12) / (block + 12)));
  const step = (index: number): string => formatCount(snapshots[index]?.step ?? 0, locale);
  return (
    <>
      <ColumnHead title={words.samples} note={newest && words.samplesNote(newest.pictures.count)} />
      <div ref={box} className={styles.samples}>
        {!newest && <p className={styles.waiting}>{words.waiting}</p>}
        {newest && width > 0 && (
          <>
            <div className={styles.snapshots}>
              {chooseSnapshots(at + 1, room).map((index) => {
                const { pictures } = snapshots[index] ?? newest;
                return (
                  <figure key={index} className={index === at ? styles.chosen : styles.snapshot}>
                    <PictureCanvas
                      pictures={pictures}
                      columns={columns}
                      width={cell}
                      height={cell}
                      gap={gap}
                      label={words.samplesLabel(pictures.count, step(index))}
                    />
                    <figcaption>{step(index)}</figcaption>
                  </figure>
                );
              })}
            </div>
            <RangeSlider
              value={at}
              max={last}
              label={words.samplesSlider}
              text={words.atStep(step(at))}
              onChange={(value) => setChosen(value === last ? null : value)}
            />
          </>
        )}
      </div>
    </>
  );
}

import { Play } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { useSettings } from '../../stores/settingsStore.ts';
import type { RunState } from '../../stores/runStore.ts';
import { trainEpochs } from '../../stores/training.ts';
import type { Pictures } from '../../training/protocol.ts';
import { useSize } from '../charts/useSize.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { PictureCanvas } from '../pictures/PictureCanvas.tsx';
import { Column, ColumnHead } from './Column.tsx';
import dock from './dock.module.css';
import { Button } from '../parts/Button.tsx';
import { BoundaryView } from './inside/BoundaryView.tsx';
import { ConfusionMatrix } from './inside/ConfusionMatrix.tsx';
import { FeatureMaps } from './inside/FeatureMaps.tsx';
import { insideWords } from './inside/insideWords.ts';
import { PredictionGallery, type Case } from './inside/PredictionGallery.tsx';
import { WeightsPanel } from './inside/WeightsPanel.tsx';
import { TextPanel } from './train/TextPanel.tsx';
import { useRunFrame } from './train/useRunFrame.ts';

/** What the network says of samples, what its blocks make of one of them, and its weights. */
export function InsideTab(): ReactElement {
  const frame = useRunFrame();
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  return (
    <div ref={box} className={dock.columns}>
      {Object.keys(frame.views).length === 0 ? <Nothing frame={frame} /> : <Views frame={frame} height={height} />}
    </div>
  );
}

function Views(props: { readonly frame: RunState; readonly height: number }): ReactElement {
  const { frame, height } = props;
  const words = useWords(insideWords);
  const [only, setOnly] = useState<Case | null>(null);
  const { predictions, confusion, featureMaps, boundary, weights, samples } = frame.views;
  return (
    <>
      {predictions?.probe === 'predictions' && (
        <Column width={348} scroll label={words.predictions}>
          <PredictionGallery view={predictions} pinned={frame.pinned} only={only} onAll={() => setOnly(null)} />
        </Column>
      )}
      {boundary?.probe === 'boundary' && (
        <Column width={Math.max(264, height - 8)} label={words.boundary}>
          <BoundaryView view={boundary} />
        </Column>
      )}
      {samples?.probe === 'samples' && <MadeOfNoise pictures={samples.pictures} height={height} />}
      {frame.textHistory.length > 0 && (
        <Column width={348}>
          <TextPanel history={frame.textHistory} />
        </Column>
      )}
      {confusion?.probe === 'confusion' && (
        <Column
          width={Math.max(200, Math.min(320, confusion.classNames.length * 23 + 64))}
          scroll
          label={words.confusion}
        >
          <ConfusionMatrix view={confusion} only={only} onPick={predictions ? setOnly : undefined} />
        </Column>
      )}
      {featureMaps?.probe === 'featureMaps' && (
        <Column scroll label={words.maps}>
          <FeatureMaps view={featureMaps} />
        </Column>
      )}
      {weights?.probe === 'weights' && (
        <Column width={257} scroll label={words.weights}>
          <WeightsPanel view={weights} />
        </Column>
      )}
    </>
  );
}

function Nothing(props: { readonly frame: RunState }): ReactElement {
  const { status } = props.frame;
  const words = useWords(insideWords);
  const running = status !== 'idle' && status !== 'ended';
  return (
    <div className={dock.empty}>
      <h3 className={dock.emptyTitle}>{words.nothing}</h3>
      <p className={dock.text}>{running ? words.waiting : words.nothingText}</p>
      {!running && (
        <Button kind="outline" icon={Play} onClick={() => trainEpochs(1)}>
          {words.trainOne}
        </Button>
      )}
    </div>
  );
}

/** Room over and under the pictures in a column. */
const columnTrim = 43;

/** The newest pictures a generator made, as large as fits. */
function MadeOfNoise(props: { readonly pictures: Pictures; readonly height: number }): ReactElement {
  const { pictures, height } = props;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const rows = 3;
  const columns = Math.ceil(pictures.count / rows);
  const side = Math.max(24, Math.min(96, Math.floor((height - columnTrim) / rows) - 4));
  return (
    <Column width={columns * (side + 4) + 29}>
      <ColumnHead title={words.samples} />
      <PictureCanvas
        pictures={pictures}
        columns={columns}
        width={side}
        height={side}
        label={words.samplesLabel(formatCount(pictures.count, locale))}
      />
    </Column>
  );
}

import { Play } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import { useSettings } from '../../stores/settingsStore.ts';
import type { RunState } from '../../stores/runStore.ts';
import { trainEpochs } from '../../stores/training.ts';
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
  const words = useWords(insideWords);
  const [only, setOnly] = useState<Case | null>(null);
  const { predictions, confusion, featureMaps, boundary, weights } = frame.views;
  if (Object.keys(frame.views).length === 0) return <Nothing frame={frame} />;
  return (
    <div className={dock.columns}>
      {predictions?.probe === 'predictions' && (
        <Column width={348} scroll label={words.predictions}>
          <PredictionGallery view={predictions} pinned={frame.pinned} only={only} onAll={() => setOnly(null)} />
        </Column>
      )}
      {boundary?.probe === 'boundary' && (
        <Column width={320} label={words.boundary}>
          <BoundaryView view={boundary} />
        </Column>
      )}
      <MadeOfNoise frame={frame} />
      {frame.textHistory.length > 0 && (
        <Column width={348}>
          <TextPanel history={frame.textHistory} />
        </Column>
      )}
      {confusion?.probe === 'confusion' && (
        <Column
          width={Math.max(120, Math.min(320, confusion.classNames.length * 23 + 64))}
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
    </div>
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

/** The newest pictures a generator made, as large as fits. */
function MadeOfNoise(props: { readonly frame: RunState }): ReactElement | null {
  const { samples } = props.frame.views;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  if (samples?.probe !== 'samples') return null;
  const rows = 3;
  const columns = Math.ceil(samples.pictures.count / rows);
  const side = Math.max(24, Math.min(96, Math.floor((height - 2) / rows) - 4));
  return (
    <Column width={columns * (side + 4) + 29}>
      <ColumnHead title={words.samples} />
      <div ref={box} style={{ flex: 1, minHeight: 0 }}>
        <PictureCanvas
          pictures={samples.pictures}
          columns={columns}
          width={side}
          height={side}
          label={words.samplesLabel(formatCount(samples.pictures.count, locale))}
        />
      </div>
    </Column>
  );
}

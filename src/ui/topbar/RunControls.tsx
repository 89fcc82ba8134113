import { Play, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCompiled } from '../../stores/compiled.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { stop, train } from '../../stores/training.ts';
import { progressOf } from '../dock/train/progress.ts';
import { formatDuration } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import styles from './TopBar.module.css';
import { topbarWords } from './topbarWords.ts';

/** Train, or how far the run is and Stop. */
export function RunControls(): ReactElement {
  const words = useWords(topbarWords);
  const status = useRunStore((state) => state.status);
  const ready = useCompiled((compiled) => compiled.plan !== null);
  if (status === 'idle' || status === 'ended') {
    return (
      <Button
        kind={ready ? 'primary' : 'outline'}
        icon={Play}
        title={ready ? words.trainTitle : words.blocked}
        keys="T"
        className={ready ? undefined : styles.blocked}
        testId="train"
        onClick={train}
      >
        {words.train}
      </Button>
    );
  }
  return (
    <>
      <RunProgress />
      <Button
        kind="outline"
        icon={Square}
        testId="stop"
        disabledReason={status === 'stopping' ? words.stopping : null}
        onClick={stop}
      >
        {words.stop}
      </Button>
    </>
  );
}

function RunProgress(): ReactElement {
  const words = useWords(topbarWords);
  const locale = useSettings((settings) => settings.locale);
  const run = useRunStore((state) => state.runs.at(-1));
  const latest = useRunStore((state) => state.latest);
  const status = useRunStore((state) => state.status);
  const progress = run ? progressOf(run, latest) : null;
  const share = progress?.share ?? 0;
  const before = status === 'adapting' ? words.adapting : words.starting;
  const left = latest && status === 'training' ? words.left(formatDuration(latest.msLeft, locale)) : '';
  return (
    <div className={styles.progress} data-testid="progress">
      <span className={styles.epoch}>{progress ? words.epochOf(progress.epoch, progress.epochs) : before}</span>
      <span
        className={styles.track}
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.left}>{status === 'paused' ? words.paused : left}</span>
    </div>
  );
}

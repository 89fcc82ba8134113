import type { ReactElement, ReactNode } from 'react';
import type { Run, RunState } from '../../../stores/runStore.ts';
import { useSettings, type Locale } from '../../../stores/settingsStore.ts';
import { runUnit } from '../../charts/series.ts';
import { formatCount, formatDuration, formatRate, formatScore, formatShare } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import dock from '../dock.module.css';
import { Figures } from '../Figures.tsx';
import { progressOf, type Progress } from './progress.ts';
import { RunActions } from './RunActions.tsx';
import { RunProblem } from './RunProblem.tsx';
import styles from './train.module.css';
import { trainWords } from './trainWords.ts';

type Words = (typeof trainWords)['en'];
type Rows = [name: string, value: string][];

/** The newest run: how far it is, how fast, how it ended, and what can be done with it. */
export function RunPanel(props: {
  readonly frame: RunState;
  readonly run: Run;
  readonly children?: ReactNode;
}): ReactElement {
  const { frame, run, children } = props;
  const words = useWords(trainWords);
  const locale = useSettings((settings) => settings.locale);
  const progress = progressOf(run, frame.latest);
  // The message says where it happened; figures would push the way out from view.
  const brokeOff = run.end?.reason === 'nan' || run.end?.reason === 'error' ? run.end : null;
  const share = progress?.share ?? 0;
  const percent = `${Math.floor(share * 100 + 1e-9)} %`;
  return (
    <>
      <header className={dock.head}>
        <h3 className={`${dock.title} ${dock.value}`}>{words.run(run.number)}</h3>
        <span className={dock.note}>{statusWord(run, frame, words)}</span>
        <span className={dock.gap} />
        {children}
        <span className={dock.value}>{percent}</span>
      </header>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={percent}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
      {brokeOff ? <RunProblem end={brokeOff} /> : <Figures rows={figures(run, frame, progress, words, locale)} />}
      <RunActions status={frame.status} />
    </>
  );
}

function statusWord(run: Run, frame: RunState, words: Words): string {
  if (run.end) return words[run.end.reason];
  return frame.status === 'idle' || frame.status === 'ended' ? words.starting : words[frame.status];
}

function figures(run: Run, frame: RunState, progress: Progress | null, words: Words, locale: Locale): Rows {
  const { start, end } = run;
  const { latest } = frame;
  if (!start || !progress) return [];
  const count = (value: number): string => formatCount(value, locale);
  const byEpoch = runUnit(latest?.scores ?? {}) === 'epoch';
  const rows: Rows = byEpoch
    ? [
        [words.epoch, words.of(count(progress.epoch), count(progress.epochs))],
        [words.batch, words.of(count(progress.batch), count(progress.batches))],
      ]
    : [[words.step, words.of(count(progress.step), count(progress.steps))]];
  if (end) return [...rows, [words.time, formatDuration(end.ms, locale)], ...testRows(run, words, locale)];
  if (!latest) return rows;
  const rate = byEpoch
    ? words.samplesPerSecond(formatRate(latest.samplesPerSecond, locale))
    : words.stepsPerSecond(formatRate(latest.samplesPerSecond / start.batchSize, locale));
  return [...rows, [words.timeLeft, formatDuration(latest.msLeft, locale)], [words.speed, rate]];
}

function testRows({ end }: Run, words: Words, locale: Locale): Rows {
  return Object.entries(end?.test ?? {}).map(([name, value]) => {
    const measure = name.split('/')[1];
    if (measure === undefined) return [words.testLoss, formatScore(value, locale)];
    if (measure === 'accuracy') return [words.testAccuracy, formatShare(value, locale)];
    return [words.testOther(measure), formatScore(value, locale)];
  });
}

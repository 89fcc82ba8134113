import type { ReactElement } from 'react';
import type { CompiledBlock } from '../../compiler/compiled.ts';
import type { Block } from '../../graph/project.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatCount, formatScore } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { SignedStrip } from '../pictures/SignedStrip.tsx';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { Section } from './Section.tsx';
import { sizeOf } from '../../tensor/shape.ts';

const stripWidth = 256;

/** The block's weights: their shapes and counts, and what a run has made of them. */
export function WeightsSection(props: { readonly block: Block; readonly known: CompiledBlock }): ReactElement | null {
  const { block, known } = props;
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const view = useRunStore((state) => state.views.weights);
  const running = useRunStore(({ status }) => status === 'training' || status === 'paused');
  if (known.weights.length === 0) return null;
  const summaries = view?.probe === 'weights' ? view.blocks[block.id] : undefined;
  const first = summaries?.[0];
  const note = known.shared
    ? words.sharedNote
    : block.frozen
      ? words.frozenNote
      : first && running
        ? words.live
        : undefined;
  return (
    <Section title={words.weights} note={note}>
      {first && first.values.length > 0 && (
        <div className={styles.strip}>
          <SignedStrip
            values={first.values}
            width={stripWidth}
            height={first.values.length > 32 ? 30 : 14}
            rows={first.values.length > 32 ? 2 : 1}
            label={words.weightStrip(first.name)}
          />
        </div>
      )}
      <dl className={styles.pairs}>
        {known.weights.map(({ name, shape, trainable }) => (
          <div key={name} title={trainable ? undefined : words.notTrained}>
            <dt>
              {name} [{shape.join(', ')}]
            </dt>
            <dd className={trainable ? undefined : styles.faint}>{formatCount(sizeOf(shape), locale)}</dd>
          </div>
        ))}
        {first && (
          <div>
            <dt>{words.meanDeviation}</dt>
            <dd>
              {formatScore(first.mean, locale)} ± {formatScore(first.deviation, locale)}
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

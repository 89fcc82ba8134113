import type { ReactElement } from 'react';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { readParams } from '../../nodes/kit/read.ts';
import type { Project } from '../../graph/project.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import styles from './Dock.module.css';
import { dockWords } from './dockWords.ts';
import { EngineMenu } from './engine/EngineMenu.tsx';
import { shortNames } from './engine/engineNames.ts';

/** What the newest run trains on, or what the next one will, as far as it is known without loading data. */
export function RunSummary(): ReactElement {
  const words = useWords(dockWords);
  const locale = useSettings((settings) => settings.locale);
  const start = useRunStore((state) => state.runs.at(-1)?.start ?? null);
  const moved = useRunStore((state) => state.runs.at(-1)?.moved ?? null);
  const project = useDocumentStore((state) => state.project);
  const train = start?.trainSamples ?? samplesOf(project);
  const { batchSize, seed } = start ?? project.run;
  const parts = [
    train === null ? null : words.trainSamples(formatCount(train, locale)),
    start && start.validationSamples > 0 ? words.validationSamples(formatCount(start.validationSamples, locale)) : null,
    words.batch(formatCount(batchSize, locale)),
    words.seed(seed),
    moved && words.moved(shortNames[moved.from], shortNames[moved.backend], formatCount(moved.batch, locale)),
  ];
  return (
    <>
      <span className={styles.summary}>{parts.filter((part) => part !== null).join(' · ')}</span>
      <EngineMenu />
    </>
  );
}

/** Training samples of the first data block that states them. */
function samplesOf(project: Project): number | null {
  for (const block of Object.values(project.main.blocks)) {
    const definition = blockDefinition(block.type);
    if (definition?.role !== 'data') continue;
    const { samples } = readParams(definition.params, block.params).values;
    if (typeof samples === 'number') return samples;
  }
  return null;
}

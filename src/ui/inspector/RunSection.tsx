import { useId, useState, type ReactElement } from 'react';
import type { RunSettings } from '../../graph/project.ts';
import { edit, useDocumentStore } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useWords } from '../i18n/words.ts';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { NumberField, type NumberLimits } from './NumberField.tsx';
import { rangeText } from './paramForm.ts';
import { Section } from './Section.tsx';

const limits: Readonly<Record<keyof RunSettings, NumberLimits>> = {
  epochs: { kind: 'int', min: 1, max: 10_000 },
  batchSize: { kind: 'int', min: 1, max: 4096 },
  seed: { kind: 'int', min: 0, max: 2 ** 31 - 1 },
};

/** How long and with what the next run trains. */
export function RunSection(): ReactElement {
  const words = useWords(inspectorWords);
  const running = useRunStore(({ status }) => status !== 'idle' && status !== 'ended');
  return (
    <Section title={words.run} note={running ? words.nextRun : undefined}>
      <RunRow name="epochs" label={words.epochs} />
      <RunRow name="batchSize" label={words.batchSize} />
      <RunRow name="seed" label={words.seed} />
    </Section>
  );
}

function RunRow({ name, label }: { readonly name: keyof RunSettings; readonly label: string }): ReactElement {
  const value = useDocumentStore((state) => state.project.run[name]);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const { min = 0, max = Infinity } = limits[name];
  // A run has no diagnostics to carry a wrong number, so the limits hold in the field.
  const change = (wanted: number): void => {
    const kept = Math.min(max, Math.max(min, wanted));
    edit({ say: name === 'batchSize' ? 'batch' : name }, { kind: 'setRun', run: { [name]: kept } }, `run ${name}`);
  };
  return (
    <div className={styles.row}>
      <span className={styles.labelCell}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      </span>
      <NumberField
        id={id}
        limits={limits[name]}
        value={value}
        onChange={change}
        onDraftProblem={setProblem}
        unit={rangeText(limits[name])}
        invalid={problem !== null}
        describedBy={problem === null ? undefined : `${id}-problem`}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

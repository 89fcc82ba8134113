import { SlidersHorizontal } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { RunSettings as Settings } from '../../../graph/project.ts';
import { edit, endGesture, useDocumentStore } from '../../../stores/documentStore.ts';
import { useWords } from '../../i18n/words.ts';
import button from '../../parts/Button.module.css';
import { classes } from '../../parts/classes.ts';
import { Field } from '../../parts/Field.tsx';
import { Popover } from '../../parts/Popover.tsx';
import dock from '../dock.module.css';
import styles from './train.module.css';
import { trainWords } from './trainWords.ts';

const limits: Readonly<Record<keyof Settings, { readonly min: number; readonly max: number }>> = {
  epochs: { min: 1, max: 10_000 },
  batchSize: { min: 1, max: 4096 },
  seed: { min: 0, max: 2 ** 31 - 1 },
};
const fields = ['epochs', 'batchSize', 'seed'] as const;

/** A button that opens the settings of the next run. */
export function RunSettings(props: { readonly iconOnly?: boolean }): ReactElement {
  const words = useWords(trainWords);
  const run = useDocumentStore((state) => state.project.run);
  return (
    <Popover
      label={words.settings}
      side="top"
      className={styles.popover}
      onClosed={endGesture}
      trigger={
        <button
          type="button"
          className={classes(button.button, button.outline, props.iconOnly && styles.iconOnly)}
          aria-label={words.settings}
          title={props.iconOnly ? words.settings : undefined}
        >
          <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden />
          {!props.iconOnly && words.settings}
        </button>
      }
    >
      {fields.map((field) => (
        <NumberRow key={field} field={field} label={words[field]} value={run[field]} />
      ))}
      <p className={dock.quiet}>{words.settingsNote}</p>
    </Popover>
  );
}

/** Typing is kept as it is until it is a number in the field's limits. */
function NumberRow(props: {
  readonly field: keyof Settings;
  readonly label: string;
  readonly value: number;
}): ReactElement {
  const { field, label, value } = props;
  const { min, max } = limits[field];
  const [draft, setDraft] = useState<string | null>(null);
  const change = (text: string): void => {
    setDraft(text);
    const number = Number(text);
    if (text.trim() === '' || !Number.isInteger(number) || number < min || number > max) return;
    edit(
      { say: field === 'batchSize' ? 'batch' : field },
      { kind: 'setRun', run: { [field]: number } },
      `run ${field}`,
    );
  };
  const wrong = draft !== null && Number(draft) !== value;
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <Field
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={draft ?? String(value)}
        invalid={wrong}
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          setDraft(null);
          endGesture();
        }}
      />
    </label>
  );
}

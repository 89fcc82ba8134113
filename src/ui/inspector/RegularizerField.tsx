import type { ReactElement } from 'react';
import styles from './Inspector.module.css';
import { NumberField } from './NumberField.tsx';
import type { ControlProps } from './ParamControl.tsx';

const limits = { kind: 'float', min: 0 } as const;

/** A penalty: a field for l1 and one for l2. */
export function RegularizerField(props: ControlProps & { readonly value: readonly number[] }): ReactElement {
  const { id, label, value, onChange, onDraftProblem, invalid, describedBy } = props;
  return (
    <div className={styles.pair} role="group" aria-label={label}>
      {['L1', 'L2'].map((name, index) => (
        <NumberField
          key={name}
          id={index === 0 ? id : undefined}
          label={`${label} ${name}`}
          unit={name}
          limits={limits}
          value={value[index] ?? 0}
          onChange={(changed) => onChange(value.with(index, changed))}
          onDraftProblem={onDraftProblem}
          invalid={invalid}
          describedBy={describedBy}
        />
      ))}
    </div>
  );
}

import type { ReactElement } from 'react';
import type { TextParam } from '../../nodes/kit/param.ts';
import { endGesture } from '../../stores/documentStore.ts';
import { Field } from '../parts/Field.tsx';

/** A formula or an equation in one line: the block reads it at every letter and says where it stumbles. */
export function TextField(props: {
  readonly id: string;
  readonly limits: Pick<TextParam, 'maxLength'>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, limits, value, onChange, invalid, describedBy } = props;
  return (
    <Field
      id={id}
      aria-describedby={describedBy}
      value={value}
      maxLength={limits.maxLength}
      autoCapitalize="off"
      invalid={invalid}
      onChange={(event) => onChange(event.target.value)}
      onBlur={endGesture}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) endGesture();
      }}
    />
  );
}

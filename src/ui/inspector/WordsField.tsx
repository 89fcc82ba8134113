import { useState, type ReactElement } from 'react';
import { endGesture } from '../../stores/documentStore.ts';
import { Field } from '../parts/Field.tsx';
import { readWords } from './paramForm.ts';

/** Words in one field: `good, bad, not bad`. */
export function WordsField(props: {
  readonly id: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly invalid: boolean;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, value, onChange, invalid, describedBy } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const finish = (): void => {
    setDraft(null);
    endGesture();
  };
  return (
    <Field
      id={id}
      aria-describedby={describedBy}
      value={draft ?? value.join(', ')}
      invalid={invalid}
      autoCapitalize="off"
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(readWords(event.target.value));
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
      }}
    />
  );
}

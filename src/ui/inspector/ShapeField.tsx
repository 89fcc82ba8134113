import { useState, type ReactElement } from 'react';
import { endGesture } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { Field } from '../parts/Field.tsx';
import { inspectorWords } from './inspectorWords.ts';
import { readShape, showShape } from './paramForm.ts';

/** A shape in one field: `28 × 28 × 1`, with any of × x , or spaces between. */
export function ShapeField(props: {
  readonly id: string;
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly onDraftProblem: (problem: string | null) => void;
  readonly invalid: boolean;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, value, onChange, onDraftProblem, invalid, describedBy } = props;
  const words = useWords(inspectorWords);
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string): void => {
    setDraft(text);
    const shape = readShape(text);
    onDraftProblem(shape === null ? words.notShape : null);
    if (shape !== null) onChange(shape);
  };
  const finish = (): void => {
    setDraft(null);
    onDraftProblem(null);
    endGesture();
  };
  return (
    <Field
      id={id}
      aria-describedby={describedBy}
      value={draft ?? showShape(value)}
      invalid={invalid}
      onChange={(event) => type(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
      }}
    />
  );
}

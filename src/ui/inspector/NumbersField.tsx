import { useState, type ReactElement } from 'react';
import type { NumbersParam } from '../../nodes/kit/param.ts';
import { endGesture } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { Field } from '../parts/Field.tsx';
import { inspectorWords } from './inspectorWords.ts';
import { readNumbers, showNumbers } from './paramForm.ts';

/** Numbers in one field: `0, 2, −1`. */
export function NumbersField(props: {
  readonly id: string;
  readonly param: NumbersParam;
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly onDraftProblem: (problem: string | null) => void;
  readonly invalid: boolean;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, param, value, onChange, onDraftProblem, invalid, describedBy } = props;
  const words = useWords(inspectorWords);
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string): void => {
    setDraft(text);
    const numbers = readNumbers(text, param.whole);
    onDraftProblem(numbers !== null ? null : param.whole ? words.notWholeNumbers : words.notNumbers);
    if (numbers !== null) onChange(numbers);
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
      value={draft ?? showNumbers(value)}
      invalid={invalid}
      onChange={(event) => type(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
      }}
    />
  );
}

import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { NumberParam } from '../../nodes/kit/param.ts';
import { endGesture } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { Field } from '../parts/Field.tsx';
import { evaluate } from './arithmetic.ts';
import { inspectorWords } from './inspectorWords.ts';
import { stepped } from './paramForm.ts';

export type NumberLimits = Pick<NumberParam, 'kind' | 'min' | 'max' | 'exclusive'>;

/**
 * A number: typed, reckoned (`2*32`), or moved by the arrows (Shift: by ten). What is typed takes effect at once where
 * it is a number; the rest stays in the field and is named wrong until the field is left.
 */
export function NumberField(props: {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly limits: NumberLimits;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** What is wrong with what is being typed; `null` when nothing is. */
  readonly onDraftProblem: (problem: string | null) => void;
  readonly unit?: string | undefined;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, label, limits, value, onChange, onDraftProblem, unit, invalid = false, describedBy } = props;
  const words = useWords(inspectorWords);
  const [draft, setDraft] = useState<string | null>(null);
  // A field that goes away while it is being typed into takes its complaint along.
  const problem = useRef(onDraftProblem);
  useEffect(() => {
    problem.current = onDraftProblem;
  });
  useEffect(() => () => problem.current(null), []);
  const type = (text: string): void => {
    setDraft(text);
    const typed = evaluate(text);
    const wrong =
      typed === null ? words.notNumber : limits.kind === 'int' && !Number.isInteger(typed) ? words.notWhole : null;
    onDraftProblem(wrong);
    if (typed !== null && wrong === null && typed !== value) onChange(typed);
  };
  const finish = (): void => {
    setDraft(null);
    onDraftProblem(null);
    endGesture();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction !== 0) {
      event.preventDefault();
      setDraft(null);
      onDraftProblem(null);
      onChange(stepped(limits, value, direction * (event.shiftKey ? 10 : 1)));
    } else if (event.key === 'Enter' || (event.key === 'Escape' && draft !== null)) {
      event.preventDefault();
      event.stopPropagation();
      finish();
    }
  };
  return (
    <Field
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      inputMode={limits.kind === 'int' ? 'numeric' : 'decimal'}
      value={draft ?? showNumber(value)}
      unit={draft === null ? unit : undefined}
      invalid={invalid}
      onChange={(event) => type(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}

/** As a person types it: `0.001`, `1e-7`, with a real minus in front. */
function showNumber(value: number): string {
  return String(value).replace(/^-/, '−');
}

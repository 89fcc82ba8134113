import { RotateCcw } from 'lucide-react';
import { useId, useRef, useState, type PointerEvent, type ReactElement } from 'react';
import type { GraphId, ParamValue } from '../../graph/project.ts';
import { endGesture } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { classes } from '../parts/classes.ts';
import { Tooltip } from '../parts/Tooltip.tsx';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { ParamControl } from './ParamControl.tsx';
import { stepped, type FormField } from './paramForm.ts';

/** A parameter: its label, its control, and what is wrong with it. Dragging the label of a number moves it. */
export function ParamRow(props: {
  readonly graph: GraphId;
  readonly field: FormField;
  readonly label: string;
  readonly help: string;
  readonly problem: string | null;
  readonly onChange: (value: ParamValue) => void;
}): ReactElement {
  const { graph, field, label, help, problem, onChange } = props;
  const words = useWords(inspectorWords);
  const id = useId();
  const [draftProblem, setDraftProblem] = useState<string | null>(null);
  const sentence = draftProblem ?? problem;
  const { kind } = field.param;
  return (
    <div
      className={classes(styles.row, kind === 'blocks' && styles.tall, kind === 'text' && styles.line)}
      data-param={field.name}
    >
      <span className={styles.labelCell}>
        {field.changed && <span className={styles.dot} aria-hidden />}
        <Label id={id} field={field} label={label} help={help} onChange={onChange} />
        {field.changed && (
          <button
            type="button"
            className={styles.reset}
            aria-label={words.reset(label)}
            title={words.reset(label)}
            onClick={() => {
              onChange(field.param.default);
              endGesture();
            }}
          >
            <RotateCcw size={11} strokeWidth={1.75} aria-hidden />
          </button>
        )}
      </span>
      <ParamControl
        id={id}
        graph={graph}
        field={field}
        label={label}
        onChange={onChange}
        onDraftProblem={setDraftProblem}
        invalid={sentence !== null}
        describedBy={sentence === null ? `${id}-help` : `${id}-problem ${id}-help`}
      />
      <span id={`${id}-help`} hidden>
        {help}
      </span>
      {sentence !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {sentence}
        </p>
      )}
    </div>
  );
}

/** Pixels of a drag that make one step. */
const pixelsPerStep = 4;

function Label(props: {
  readonly id: string;
  readonly field: FormField;
  readonly label: string;
  readonly help: string;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { id, field, label, help, onChange } = props;
  const { param } = field;
  const grip = useRef<{ x: number; moved: boolean } | null>(null);
  const isNumber = param.kind === 'int' || param.kind === 'float';
  const drag = {
    onPointerDown: (event: PointerEvent<HTMLLabelElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, moved: false };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!grip.current || !isNumber) return;
      const steps = Math.trunc((event.clientX - grip.current.x) / pixelsPerStep);
      if (steps === 0) return;
      grip.current = { x: grip.current.x + steps * pixelsPerStep, moved: true };
      onChange(stepped(param, field.value as number, event.shiftKey ? steps * 10 : steps));
    },
    onPointerUp: () => endGesture(),
    onPointerCancel: () => (grip.current = null),
    // The click after a drag would put the focus into the field.
    onClick: (event: { preventDefault: () => void }) => {
      if (grip.current?.moved) event.preventDefault();
      grip.current = null;
    },
  };
  return (
    <Tooltip text={help} side="left" isName>
      <label htmlFor={id} className={classes(styles.label, isNumber && styles.draggable)} {...(isNumber ? drag : {})}>
        {label}
      </label>
    </Tooltip>
  );
}

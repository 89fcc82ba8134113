import { Fragment, type ReactElement } from 'react';
import type { GraphId, ParamValue } from '../../graph/project.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { Segments } from '../parts/Segments.tsx';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { BlocksField } from './BlocksField.tsx';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { NumberField } from './NumberField.tsx';
import { NumbersField } from './NumbersField.tsx';
import { choiceControl, rangeText, type FormField } from './paramForm.ts';
import { RegularizerField } from './RegularizerField.tsx';
import { ShapeField } from './ShapeField.tsx';
import { TextField } from './TextField.tsx';
import { WordsField } from './WordsField.tsx';

export interface ControlProps {
  readonly id: string;
  readonly graph: GraphId;
  readonly field: FormField;
  readonly label: string;
  readonly onChange: (value: ParamValue) => void;
  readonly onDraftProblem: (problem: string | null) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** The control for a parameter of its kind. */
export function ParamControl(props: ControlProps): ReactElement {
  const { id, graph, field, label, onChange, onDraftProblem, invalid, describedBy } = props;
  const { param, value } = field;
  const shared = { id, invalid, describedBy };
  switch (param.kind) {
    case 'int':
    case 'float':
      return (
        <NumberField
          {...shared}
          limits={param}
          value={value as number}
          onChange={onChange}
          onDraftProblem={onDraftProblem}
          unit={rangeText(param)}
        />
      );
    case 'boolean':
      return <Switch id={id} label={label} on={value as boolean} onChange={onChange} describedBy={describedBy} />;
    case 'choice': {
      const options = param.options.map((option) => ({ value: option, label: option }));
      return choiceControl(param.options) === 'segments' ? (
        <Segments
          label={label}
          options={options}
          value={value as string}
          onChange={onChange}
          describedBy={describedBy}
        />
      ) : (
        <Select {...shared} options={options} value={value as string} onChange={onChange} />
      );
    }
    case 'dims':
      return <DimsField {...props} value={value as readonly number[]} />;
    case 'shape':
      return (
        <ShapeField
          {...shared}
          value={value as readonly number[]}
          onChange={onChange}
          onDraftProblem={onDraftProblem}
        />
      );
    case 'text':
      return <TextField {...shared} limits={param} value={value as string} onChange={onChange} />;
    case 'numbers':
      return (
        <NumbersField
          {...shared}
          param={param}
          value={value as readonly number[]}
          onChange={onChange}
          onDraftProblem={onDraftProblem}
        />
      );
    case 'words':
      return <WordsField {...shared} value={value as readonly string[]} onChange={onChange} />;
    case 'regularizer':
      return <RegularizerField {...props} value={value as readonly number[]} />;
    case 'blocks':
      return <BlocksField graph={graph} label={label} value={value as readonly string[]} onChange={onChange} />;
    case 'model':
      return <ModelSelect {...shared} value={value as string} onChange={onChange} />;
    default:
      return param satisfies never;
  }
}

/** Window sizes: a field for each axis, with × between. */
function DimsField(props: ControlProps & { readonly value: readonly number[] }): ReactElement {
  const { field, label, value, onChange, onDraftProblem, invalid, describedBy, id } = props;
  const words = useWords(inspectorWords);
  const limits = {
    kind: 'int',
    ...(field.param.kind === 'dims' ? { min: field.param.min, max: field.param.max } : {}),
  } as const;
  return (
    <div className={styles.pair} role="group" aria-label={label}>
      {value.map((length, axis) => (
        // The axes of a window keep their places.
        <Fragment key={axis}>
          {axis > 0 && <span aria-hidden>×</span>}
          <NumberField
            id={axis === 0 ? id : undefined}
            label={words.axis(label, axis, value.length)}
            limits={limits}
            value={length}
            onChange={(changed) => onChange(value.map((other, index) => (index === axis ? changed : other)))}
            onDraftProblem={onDraftProblem}
            invalid={invalid}
            describedBy={describedBy}
          />
        </Fragment>
      ))}
    </div>
  );
}

function ModelSelect(props: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}): ReactElement {
  const words = useWords(inspectorWords);
  const models = useDocumentStore((state) => state.project.models);
  const options = Object.entries(models).map(([value, model]) => ({ value, label: model.name }));
  return <Select {...props} options={[{ value: '', label: words.noModel }, ...options]} />;
}

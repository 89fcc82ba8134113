import { VenetianMask } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CompiledBlock, CompiledPort } from '../../compiler/compiled.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatShape, withBatchAxis } from '../../tensor/shape.ts';
import { arithmeticWord, portLabel } from '../i18n/blockWords.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { classes } from '../parts/classes.ts';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { Section } from './Section.tsx';

/** What comes in and goes out, and how the one becomes the other. */
export function ShapeSection({ known }: { readonly known: CompiledBlock }): ReactElement | null {
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const { inputs, outputs, arithmetic } = known;
  if (inputs.length + outputs.length === 0) return null;
  const one = inputs.length === 1 && outputs.length === 1;
  return (
    <Section
      title={words.shape}
      note={
        one && (
          <>
            <Type port={inputs[0]!} /> → <Type port={outputs[0]!} />
          </>
        )
      }
    >
      {!one && (
        <dl className={styles.pairs}>
          <Ports title={words.inputs} ports={inputs} />
          <Ports title={words.outputs} ports={outputs} />
        </dl>
      )}
      {arithmetic.length > 0 && (
        <div className={styles.arithmetic}>
          {arithmetic.map((line) => (
            <div key={line.label}>
              <span>{arithmeticWord(line.label, locale)}</span>
              <span>
                {arithmeticWord(line.formula, locale)} ={' '}
                <b className={classes(line.bad && styles.bad)}>{line.result}</b>
              </span>
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}

function Ports({ title, ports }: { readonly title: string; readonly ports: readonly CompiledPort[] }): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  return (
    <>
      {ports.map((port) => (
        <div key={port.name} title={title}>
          <dt>{portLabel(port, locale)}</dt>
          <dd>
            <Type port={port} />
          </dd>
        </div>
      ))}
    </>
  );
}

/** A port's shape; the batch axis and the kind of numbers are in the tooltip. */
function Type({ port }: { readonly port: CompiledPort }): ReactElement {
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const { type } = port;
  if (type === undefined) return <span className={styles.faint}>{port.wired ? words.unknown : words.unwired}</span>;
  if (type.kind === 'loss') return <span>{words.loss}</span>;
  const whole = withBatchAxis(type.shape).map((axis) => axis ?? 'null');
  const notes = [
    `[${whole.join(', ')}]`,
    type.dtype,
    ...(type.classes === undefined ? [] : [words.classes(formatCount(type.classes, locale))]),
    ...(type.masked === true ? [words.maskedNote] : []),
  ];
  return (
    <span title={notes.join(' · ')}>
      {formatShape(type.shape)}
      {type.masked === true && (
        <span className={styles.masked}>
          <VenetianMask size={12} strokeWidth={1.75} aria-hidden />
          {words.masked}
        </span>
      )}
    </span>
  );
}

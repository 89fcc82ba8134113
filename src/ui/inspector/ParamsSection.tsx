import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { message } from '../../diagnostics/message.ts';
import type { Block, GraphId, ParamValue } from '../../graph/project.ts';
import type { BlockDefinition } from '../../nodes/kit/define.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { edit } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { paramWords } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { paramForm, type FormField } from './paramForm.ts';
import { ParamRow } from './ParamRow.tsx';
import { Section } from './Section.tsx';

/** The form of a block's parameters, derived from its schema. Every change is an edit. */
export function ParamsSection(props: {
  readonly graph: GraphId;
  readonly block: Block;
  readonly definition: BlockDefinition;
}): ReactElement | null {
  const { graph, block, definition } = props;
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const running = useRunStore(({ status }) => status !== 'idle' && status !== 'ended');
  const diagnostics = useCompiled((compiled) => compiled.diagnostics);
  const form = paramForm(definition.params, block.params);
  const [opened, setOpened] = useState<boolean | null>(null);
  const open = opened ?? form.advancedChanged;
  if (form.main.length + form.advanced.length === 0) return null;
  const row = (field: FormField): ReactElement => (
    <ParamRow
      key={field.name}
      graph={graph}
      field={field}
      {...paramWords(block.type, field.name, locale)}
      problem={problemOf(diagnostics, graph, block.id, field.name, locale)}
      onChange={(value) => setParam(graph, block, field, value)}
    />
  );
  return (
    <Section title={words.parameters} note={running ? words.nextRun : undefined}>
      {form.main.map(row)}
      {form.advanced.length > 0 && (
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpened(!open)}>
          {open ? (
            <ChevronDown size={13} strokeWidth={1.75} aria-hidden />
          ) : (
            <ChevronRight size={13} strokeWidth={1.75} aria-hidden />
          )}
          {words.advanced}
        </button>
      )}
      {open && form.advanced.map(row)}
    </Section>
  );
}

function setParam(graph: GraphId, block: Block, field: FormField, value: ParamValue): void {
  edit(
    { say: 'change', param: { type: block.type, param: field.name } },
    { kind: 'setParams', graph, block: block.id, params: { [field.name]: value } },
    `${graph} ${block.id} ${field.name}`,
  );
}

/** The first thing wrong with a parameter, as the sentence under its field. */
function problemOf(
  diagnostics: readonly Diagnostic[],
  graph: GraphId,
  block: string,
  param: string,
  locale: Locale,
): string | null {
  const found = diagnostics.find(
    (diagnostic) => diagnostic.graph === graph && diagnostic.block === block && diagnostic.param === param,
  );
  return found ? message(found, locale).title : null;
}

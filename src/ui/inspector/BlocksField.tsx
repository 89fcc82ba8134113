import type { ReactElement } from 'react';
import { graphOf, type Block, type GraphId } from '../../graph/project.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { getFace } from '../../stores/faces.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { canvasWords } from '../canvas/words.ts';
import { shownName } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';

/** Blocks of the graph to choose among: those with weights, and those already chosen. */
export function BlocksField(props: {
  readonly graph: GraphId;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}): ReactElement {
  const { graph, label, value, onChange } = props;
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const blocks = useDocumentStore((state) => graphOf(state.project, graph)?.blocks);
  const known = useCompiled((compiled) => compiled.blocks[graph]);
  const offered = Object.values(blocks ?? {}).filter(({ id }) => {
    const block = known?.[id];
    return (
      value.includes(id) ||
      (block !== undefined && block.costs.trainableParams > 0 && !block.shared && block.outputs.length > 0)
    );
  });
  return (
    <div className={styles.blocks} role="group" aria-label={label}>
      {value.length === 0 && <span className={styles.quiet}>{words.allBlocks}</span>}
      {offered.map((block) => (
        <label key={block.id} className={styles.check}>
          <input
            type="checkbox"
            checked={value.includes(block.id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, block.id] : value.filter((other) => other !== block.id))
            }
          />
          <span>{nameOf(graph, block, locale)}</span>
        </label>
      ))}
    </div>
  );
}

/** Uses of one model have one name, so the further ones say which they are. */
function nameOf(graph: GraphId, block: Block, locale: Locale): string {
  const face = getFace(graph, block.id);
  const name = shownName(block, face?.name ?? block.id, locale);
  return face?.meta?.kind === 'use' ? `${name} · ${canvasWords[locale].use(face.meta.value)}` : name;
}

import type { ReactElement } from 'react';
import { graphOf, type Block, type GraphId } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/index.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useFace } from '../../stores/faces.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { BlockHead } from './BlockHead.tsx';
import styles from './Inspector.module.css';
import { ManyInspector } from './ManyInspector.tsx';
import { ModelInspector } from './ModelInspector.tsx';
import { ParamsSection } from './ParamsSection.tsx';
import { ShapeSection } from './ShapeSection.tsx';
import { WeightsSection } from './WeightsSection.tsx';

/** All about what is selected: one block, several, or the model as a whole. */
export function Inspector({ onHide }: { readonly onHide: () => void }): ReactElement {
  const wanted = useUiStore((state) => state.graph);
  const shown = useDocumentStore((state) => graphOf(state.project, wanted));
  const graph = shown ? wanted : 'main';
  const blocks = useDocumentStore((state) => graphOf(state.project, graph)?.blocks);
  const selected = useUiStore((state) => state.selectedBlocks);
  const present = selected.filter((id) => blocks !== undefined && Object.hasOwn(blocks, id));
  const only = present.length === 1 ? blocks?.[present[0]!] : undefined;
  return (
    <div className={styles.inspector} data-testid="inspector">
      {only ? (
        <BlockInspector key={`${graph} ${only.id}`} graph={graph} block={only} onHide={onHide} />
      ) : present.length > 1 ? (
        <ManyInspector graph={graph} ids={present} onHide={onHide} />
      ) : (
        <ModelInspector graph={graph} onHide={onHide} />
      )}
    </div>
  );
}

function BlockInspector(props: {
  readonly graph: GraphId;
  readonly block: Block;
  readonly onHide: () => void;
}): ReactElement | null {
  const { graph, block, onHide } = props;
  const face = useFace(graph, block.id);
  const known = useCompiled((compiled) => compiled.blocks[graph]?.[block.id]);
  const definition = blockDefinition(block.type);
  if (!face) return null;
  return (
    <>
      <BlockHead graph={graph} block={block} face={face} onHide={onHide} />
      {/* Another type has another form: what is being typed does not move over. */}
      {definition && <ParamsSection key={block.type} graph={graph} block={block} definition={definition} />}
      {known && <ShapeSection known={known} />}
      {known && <WeightsSection block={block} known={known} />}
    </>
  );
}

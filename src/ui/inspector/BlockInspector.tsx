import type { ReactElement } from 'react';
import type { Block, GraphId } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useFace } from '../../stores/faces.ts';
import { BlockHead } from './BlockHead.tsx';
import { ParamsSection } from './ParamsSection.tsx';
import { ShapeSection } from './ShapeSection.tsx';
import { WeightsSection } from './WeightsSection.tsx';

/** All about one block: what it is, its parameters, its shapes and its weights. */
export function BlockInspector(props: {
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

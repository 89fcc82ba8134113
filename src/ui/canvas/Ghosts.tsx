import { useStoreApi, ViewportPortal } from '@xyflow/react';
import { useMemo, type CSSProperties, type ReactElement } from 'react';
import { blockFace, faceSize } from '../../compiler/blockFace.ts';
import type { GraphPreview, Preview } from '../../compiler/preview.ts';
import { usePreview } from '../../stores/lookStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import { nameOf, typeText } from '../problems/describePreview.ts';
import { problemWords } from '../problems/problemWords.ts';
import type { Area } from './boxes.ts';
import { boxOf } from './flowElements.ts';
import styles from './Ghosts.module.css';
import { placeGhosts, type Ghosts as Placed } from './placeGhosts.ts';
import type { FlowElements } from './useFlowElements.ts';

/** The blocks and wires that the fix that is looked at would add, drawn over a canvas on which nothing moves. */
export function Ghosts({ elements }: { readonly elements: FlowElements }): ReactElement | null {
  const preview = usePreview((whole) => whole);
  const changes = preview?.graphs.get(elements.graphId);
  return preview && changes ? <GraphGhosts elements={elements} preview={preview} changes={changes} /> : null;
}

interface GhostsProps {
  readonly elements: FlowElements;
  readonly preview: Preview;
  readonly changes: GraphPreview;
}

function GraphGhosts({ elements, preview, changes }: GhostsProps): ReactElement {
  const words = useWords(problemWords);
  const locale = useSettings((settings) => settings.locale);
  const screen = useScreen();
  const { graphId } = elements;
  const ghosts = useMemo(() => placed(elements, preview, changes, screen()), [elements, preview, changes, screen]);
  return (
    <ViewportPortal>
      <svg className={styles.wires}>
        {ghosts.wires.map(({ id, path }) => (
          <path key={id} d={path} className={styles.wire} data-testid="ghost-wire" />
        ))}
      </svg>
      {ghosts.blocks.map(({ block, box }) => {
        const face = blockFace(preview.project, preview.compiled, graphId, block.id);
        const type = preview.compiled.blocks[graphId]?.[block.id]?.outputs[0]?.type;
        return (
          <div
            key={block.id}
            className={styles.ghost}
            data-testid="ghost"
            data-type={block.type}
            style={
              {
                transform: `translate(${box.x}px, ${box.y}px)`,
                width: box.width,
                height: box.height,
                '--category': categoryColor(face?.category ?? 'unknown'),
              } as CSSProperties
            }
          >
            <div className={styles.header}>
              <BlockIcon name={face?.icon ?? 'box'} />
              <span className={styles.name}>{nameOf(block, preview.project, locale)}</span>
            </div>
            {type && <div className={styles.gives}>{words.gives(typeText(type, words))}</div>}
          </div>
        );
      })}
    </ViewportPortal>
  );
}

function placed(
  { graphId, nodes, edges, sizes }: FlowElements,
  preview: Preview,
  changes: GraphPreview,
  screen: Area,
): Placed {
  const boxes = new Map(nodes.map(({ id, position }) => [id, boxOf(id, sizes[id]!, position)]));
  const sizeOf: Parameters<typeof placeGhosts>[2] = (block) => {
    const face = blockFace(preview.project, preview.compiled, graphId, block.id);
    return face ? faceSize(face, block) : { width: 160, height: 52, room: 52, inputs: {}, outputs: {} };
  };
  const routes = new Map(edges.flatMap(({ id, data }) => (data ? [[id, data.route] as const] : [])));
  return placeGhosts(changes, { boxes, routes, screen }, sizeOf);
}

/** What is on screen when it is asked, in canvas pixels; the totals float over the top. */
function useScreen(): () => Area {
  const store = useStoreApi();
  return useMemo(
    () => () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      return { left: -x / zoom, right: (width - x) / zoom, top: (48 - y) / zoom, bottom: (height - y) / zoom };
    },
    [store],
  );
}

import { ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import { modelOf } from '../../compiler/blockFace.ts';
import type { Block } from '../../graph/project.ts';
import { useWords } from '../i18n/words.ts';
import type { FlowElements } from './useFlowElements.ts';
import { canvasWords } from './words.ts';
import styles from './SharedWeights.module.css';

interface Link {
  readonly key: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** Dotted lines between the uses of one model: they share their weights. */
export function SharedWeights({ elements }: { readonly elements: FlowElements }): ReactElement | null {
  const words = useWords(canvasWords);
  const links = linksOf(elements);
  if (links.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={styles.lines}>
        {links.map(({ key, from, to }) => (
          <path key={key} d={`M${from.x} ${from.y}L${to.x} ${to.y}`} className={styles.line} />
        ))}
      </svg>
      {links.map(({ key, from, to }) => (
        <span
          key={key}
          className={styles.pill}
          style={{ transform: `translate(${(from.x + to.x) / 2}px, ${(from.y + to.y) / 2}px) translate(-50%, -50%)` }}
        >
          {words.sameWeights}
        </span>
      ))}
    </ViewportPortal>
  );
}

function linksOf({ graph, nodes, sizes }: FlowElements): Link[] {
  const places = new Map(nodes.map((node) => [node.id, node.position]));
  const firstUse = new Map<string, Block>();
  const links: Link[] = [];
  for (const block of Object.values(graph.blocks)) {
    const model = modelOf(block);
    if (model === null) continue;
    const first = firstUse.get(model);
    if (!first) {
      firstUse.set(model, block);
      continue;
    }
    const [a, b] = [box(first), box(block)];
    if (a && b) links.push({ key: `${first.id} ${block.id}`, ...ends(a, b) });
  }
  function box(block: Block) {
    const [place, size] = [places.get(block.id), sizes[block.id]];
    return place && size ? { ...place, width: size.width, height: size.height } : null;
  }
  return links;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From edge to edge: upright where one stands under the other, else level. */
function ends(a: Rectangle, b: Rectangle): Pick<Link, 'from' | 'to'> {
  const [left, right] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a];
  if (right - left > 16) {
    const x = (left + right) / 2;
    return { from: { x, y: upper.y + upper.height + 4 }, to: { x, y: lower.y } };
  }
  const [west, east] = a.x <= b.x ? [a, b] : [b, a];
  return {
    from: { x: west.x + west.width + 4, y: west.y + west.height - 12 },
    to: { x: east.x, y: east.y + east.height - 12 },
  };
}

import { NodeToolbar, Position, useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import { blocksBefore, blocksBehind, swapsFor } from '../../compiler/suggest.ts';
import { addConnected } from '../../stores/actions/wires.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { swapType } from '../../stores/actions/swap.ts';
import { showCanvasMenu, type CanvasMenu } from '../../stores/canvasMenuStore.ts';
import { carriedBy } from '../../stores/connectStore.ts';
import { getFace } from '../../stores/faces.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { shownName } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { BlockMenu } from './BlockMenu.tsx';
import { focusCanvas } from './focus.ts';
import { canvasWords } from './words.ts';
import styles from './CanvasMenus.module.css';

/** A list of blocks over the canvas: what a block could become, or what fits to a wire that was let go. */
export function OpenMenu({ menu }: { readonly menu: CanvasMenu }): ReactElement | null {
  return menu.kind === 'swap' ? <SwapMenu menu={menu} /> : <ConnectMenu menu={menu} />;
}

const close = () => {
  showCanvasMenu(null);
  focusCanvas();
};

function SwapMenu({ menu }: { readonly menu: CanvasMenu & { kind: 'swap' } }): ReactElement | null {
  const words = useWords(canvasWords);
  const locale = useSettings((settings) => settings.locale);
  const { graph, graphId, compiled } = currentScene();
  const block = graph.blocks[menu.block];
  if (!block) return null;
  const inputs = (compiled.blocks[graphId]?.[menu.block]?.inputs ?? [])
    .filter((port) => port.wired)
    .map((port) => port.type);
  const name = shownName(block, getFace(graphId, menu.block)?.name ?? block.type, locale);
  return (
    <NodeToolbar
      nodeId={menu.block}
      isVisible
      position={Position.Bottom}
      align="start"
      offset={8}
      style={{ zIndex: 20 }}
    >
      <BlockMenu
        title={words.swapTitle(name)}
        suggestions={swapsFor(block, inputs)}
        onChoose={(type) => {
          swapType(menu.block, type);
          close();
        }}
        onClose={close}
      />
    </NodeToolbar>
  );
}

/** About the largest a list gets, with a margin: it stays on the canvas wherever the wire was let go. */
const menuSize = { width: 248, height: 324 };

function ConnectMenu({ menu }: { readonly menu: CanvasMenu & { kind: 'connect' } }): ReactElement {
  const words = useWords(canvasWords);
  const left = useStore(({ transform: [x, , zoom], width }) => within(menu.at.x * zoom + x, width - menuSize.width));
  const top = useStore(({ transform: [, y, zoom], height }) => within(menu.at.y * zoom + y, height - menuSize.height));
  const { port, side, at } = menu;
  return (
    <div className={styles.anchor} style={{ left, top }}>
      <BlockMenu
        title={side === 'output' ? words.addBehind : words.addBefore}
        suggestions={suggestionsFor(menu)}
        onChoose={(type) => {
          addConnected(type, port, side, at);
          close();
        }}
        onClose={close}
      />
    </div>
  );
}

function within(place: number, most: number): number {
  return Math.max(8, Math.min(place, most));
}

function suggestionsFor({ port, side }: CanvasMenu & { kind: 'connect' }) {
  const { compiled, graphId } = currentScene();
  const block = compiled.blocks[graphId]?.[port.block];
  const spec = (side === 'output' ? block?.outputs : block?.inputs)?.find(({ name }) => name === port.port);
  if (!spec) return [];
  return side === 'output'
    ? blocksBehind(carriedBy(port, side), spec.kind ?? 'tensor', graphId)
    : blocksBefore(spec, graphId);
}

import type { KeyboardEvent } from 'react';
import type { Port } from '../../graph/project.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { connect } from '../../stores/actions/wires.ts';
import { beginConnect, endConnect, fitCount, pointAt, useConnectStore } from '../../stores/connectStore.ts';
import { getFace } from '../../stores/faces.ts';
import { announce } from '../../stores/uiStore.ts';
import { fittingPorts } from './walk.ts';
import type { CanvasWords } from './words.ts';

/** Starts drawing a wire from the selected block: from its first free output, or the first. */
export function startConnecting(words: CanvasWords): void {
  const { selected, compiled, graphId } = currentScene();
  const block = selected.at(-1);
  if (block === undefined) return;
  const outputs = compiled.blocks[graphId]?.[block]?.outputs ?? [];
  const inputs = compiled.blocks[graphId]?.[block]?.inputs ?? [];
  const output = outputs.find((port) => !port.wired) ?? outputs[0];
  if (output) begin({ block, port: output.name }, 'output', words);
  else if (inputs[0]) begin({ block, port: inputs[0].name }, 'input', words);
}

function begin(port: Port, side: 'output' | 'input', words: CanvasWords): void {
  beginConnect(port, side, 'keys');
  const { fits } = useConnectStore.getState();
  announce(words.connectFrom(portName(port, side, words), fitCount(fits)));
  const [first] = fittingPorts(currentScene().graph, fits);
  if (first) pointAt(first);
}

/** A key while a wire is drawn by keys: arrows walk only through what fits. */
export function connectKey(event: KeyboardEvent, words: CanvasWords): boolean {
  const { origin, side, fits, cursor } = useConnectStore.getState();
  if (!origin) return false;
  const ports = fittingPorts(currentScene().graph, fits);
  const at = ports.findIndex((port) => port.block === cursor?.block && port.port === cursor.port);
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowDown':
      move(ports[(at + 1) % ports.length], side, words);
      return true;
    case 'ArrowLeft':
    case 'ArrowUp':
      move(ports[(at - 1 + ports.length) % ports.length], side, words);
      return true;
    case 'Enter':
      finish(origin, cursor, side, words);
      return true;
    case 'c':
    case 'C':
      nextOrigin(origin, side, words);
      return true;
    case 'Escape':
      endConnect();
      announce(words.connectLeft);
      return true;
    default:
      return false;
  }
}

function move(port: Port | undefined, side: 'output' | 'input', words: CanvasWords): void {
  if (!port) return;
  pointAt(port);
  announce(portName(port, side === 'output' ? 'input' : 'output', words));
}

function finish(origin: Port, cursor: Port | null, side: 'output' | 'input', words: CanvasWords): void {
  endConnect();
  if (!cursor) {
    announce(words.connectLeft);
    return;
  }
  const reason = side === 'output' ? connect(origin, cursor) : connect(cursor, origin);
  announce(reason ?? words.connected(portName(cursor, side === 'output' ? 'input' : 'output', words)));
}

/** C again starts from the block's next output. */
function nextOrigin(origin: Port, side: 'output' | 'input', words: CanvasWords): void {
  const { compiled, graphId } = currentScene();
  const block = compiled.blocks[graphId]?.[origin.block];
  const ports = (side === 'output' ? block?.outputs : block?.inputs) ?? [];
  const next = ports[(ports.findIndex(({ name }) => name === origin.port) + 1) % ports.length];
  if (next) begin({ block: origin.block, port: next.name }, side, words);
}

/** `Dense input`, or `Cross-entropy input labels` where there are several. */
export function portName({ block, port }: Port, side: 'output' | 'input', words: CanvasWords): string {
  const face = getFace(currentScene().graphId, block);
  const ports = (side === 'output' ? face?.outputs : face?.inputs) ?? [];
  const spec = ports.find(({ name }) => name === port);
  return words[side](face?.name ?? block, ports.length > 1 ? (spec?.label ?? port) : '');
}

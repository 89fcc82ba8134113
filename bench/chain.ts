import { apply } from '../src/graph/edit.ts';
import { emptyProject, type Block, type Project, type Wire } from '../src/graph/project.ts';

/** Points, Dense blocks, a loss and an update step: so many blocks. */
export function chain(count: number): Project {
  const dense = Array.from({ length: count - 3 }, (_, i) => block(`b${i + 1}`, 'dense', { units: 8 }));
  dense[dense.length - 1] = block(`b${count - 3}`, 'dense', { units: 2, activation: 'softmax' });
  const blocks = [
    block('b0', 'points', {}),
    ...dense,
    block('loss', 'categoricalCrossentropy', {}),
    block('step', 'updateStep', {}),
  ];
  const wires = dense.map(({ id }, i) => wire(`b${i}`, i === 0 ? 'points' : 'output', id, 'input'));
  wires.push(wire(`b${count - 3}`, 'output', 'loss', 'predictions'), wire('b0', 'labels', 'loss', 'labels'));
  wires.push(wire('loss', 'loss', 'step', 'loss'));
  return apply(emptyProject('Chain'), { kind: 'addBlocks', graph: 'main', blocks, wires });
}

function block(id: string, type: string, params: Block['params']): Block {
  return { id, type, params, position: { x: 0, y: 0 } };
}

function wire(from: string, output: string, to: string, input: string): Wire {
  return { id: `${from}-${to}-${input}`, from: { block: from, port: output }, to: { block: to, port: input } };
}

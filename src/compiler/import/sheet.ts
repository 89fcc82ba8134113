import type { Block, Graph, Wire } from '../../graph/project.ts';
import type { TensorType } from '../../graph/project.ts';
import { isSafeKey, record } from '../../graph/records.ts';

/** A value on a graph that is being drawn; its type is `undefined` where it cannot be known. */
export interface Value {
  readonly block: string;
  readonly port: string;
  readonly type: TensorType | undefined;
}

/** A graph that is being drawn: the canvas, or the inside of a model. */
export interface Sheet {
  readonly isCanvas: boolean;
  /** Adds a block under an id made of its name; gives the id. */
  readonly add: (name: string, block: Omit<Block, 'id' | 'position'>) => string;
  /** Wires values to ports of a block. */
  readonly wire: (values: readonly Value[], block: string, ports: readonly string[]) => void;
  readonly change: (id: string, params: Block['params']) => void;
  readonly size: () => number;
  readonly graph: () => Graph;
}

export function newSheet(isCanvas: boolean): Sheet {
  const keys = newKeys();
  const blocks = new Map<string, Block>();
  const wires: Wire[] = [];
  return {
    isCanvas,
    add(name, block) {
      const id = keys(name);
      blocks.set(id, { id, ...block, position: { x: 0, y: 0 } });
      return id;
    },
    wire(values, block, ports) {
      values.forEach(({ block: from, port }, at) => {
        const to = ports[at];
        if (to !== undefined)
          wires.push({ id: `w${wires.length + 1}`, from: { block: from, port }, to: { block, port: to } });
      });
    },
    change(id, params) {
      const block = blocks.get(id)!;
      blocks.set(id, { ...block, params: { ...block.params, ...params } });
    },
    size: () => blocks.size,
    graph: () => ({ blocks: record(blocks), wires: record(wires.map((wire) => [wire.id, wire])) }),
  };
}

/** Gives keys made of names, each once. */
export function newKeys(): (name: string) => string {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return (name) => {
    const plain = name.replace(/[^\w-]+/g, '_').slice(0, 80);
    const start = isSafeKey(plain) && plain !== 'main' ? plain : `${plain}_1`;
    let key = start;
    let number = numbers.get(start) ?? 1;
    while (taken.has(key)) key = `${start}_${++number}`;
    numbers.set(start, number);
    taken.add(key);
    return key;
  };
}

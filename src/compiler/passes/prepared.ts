import type { BlockId, TensorType } from '../../graph/project.ts';
import type { PreparedColumn } from '../../nodes/kit/textEncoding.ts';
import { createNames } from '../names.ts';
import { throughBypassed } from './carve.ts';
import { nameOf, type ShapedBlock, type ShapedGraph } from './shaped.ts';

/** A column of numbers that a block on the canvas makes of a source's text. */
interface Prepared {
  readonly column: PreparedColumn;
  readonly type: TensorType;
  readonly by: ShapedBlock;
}

/** What the used preparations make of the text of one data block, under names that no port of it has. */
export function preparedColumns(source: ShapedBlock, main: ShapedGraph, used: ReadonlySet<BlockId>): Prepared[] {
  const names = createNames();
  for (const port of source.outputs) names.take(port.name);
  return [...main.blocks.values()].flatMap((by) => {
    const { block, definition } = by;
    if (definition?.role !== 'preparation' || block.bypassed === true || !used.has(block.id)) return [];
    const { from } = by.wires.get(by.inputs[0]!.name)!;
    const text = throughBypassed(main.blocks.get(from.block)!, from.port, main);
    if (text.producer !== source) return [];
    const column = { name: names.take(nameOf(by)), from: text.port, encoding: definition.encoding(by.params) };
    return [{ column, type: by.outputTypes[0] as TensorType, by }];
  });
}

import { formatShape } from '../../tensor/shape.ts';
import type { ValueType } from '../../graph/project.ts';
import type { PortSpec } from '../../nodes/kit/define.ts';
import type { Problem } from '../../nodes/kit/infer.ts';

/** Why a value does not fit a port, or `null`. Also what the canvas says while a wire is dragged. */
export function portProblem(port: PortSpec, type: ValueType): Problem | null {
  const name = port.label ?? port.name;
  const kind = port.kind ?? 'tensor';
  if (type.kind !== kind) {
    const words = { tensor: 'a tensor', loss: 'a loss' };
    return {
      code: 'graph/wrong-kind',
      data: { port: name, expected: words[kind], received: words[type.kind] },
      port: port.name,
    };
  }
  if (type.kind === 'loss') return null;
  if ((port.dtype === 'string') !== (type.dtype === 'string')) {
    return { code: port.dtype === 'string' ? 'shape/no-text' : 'shape/text', data: { port: name }, port: port.name };
  }
  const [least, most] = typeof port.rank === 'number' ? [port.rank, port.rank] : (port.rank ?? [0, 8]);
  if (type.shape.length < least || type.shape.length > most) {
    return {
      code: 'shape/rank',
      data: {
        port: name,
        expected: rankWords(least, most),
        received: formatShape(type.shape),
        help: rankHelp(least, type.shape.length),
      },
      port: port.name,
    };
  }
  if (port.dtype === 'int32' && type.dtype !== 'int32')
    return { code: 'shape/whole-numbers', data: { port: name }, port: port.name };
  if (port.dtype === 'float32' && type.dtype !== 'float32')
    return { code: 'shape/floats', data: { port: name }, port: port.name };
  return null;
}

function rankWords(least: number, most: number): string {
  const words = [
    'one number',
    'a row [features]',
    'a sequence [time, features]',
    'an image [height, width, channels]',
    'a volume [depth, height, width, channels]',
  ];
  if (least === most) return words[least] ?? `${least} axes`;
  return most >= 8 ? `at least ${least} ${least === 1 ? 'axis' : 'axes'}` : `${least} to ${most} axes`;
}

function rankHelp(least: number, rank: number): string {
  if (rank > least)
    return least === 1
      ? 'Flatten lays all axes end to end.'
      : 'Choose a block for more axes, or flatten what comes in.';
  return 'Reshape adds an axis, and recurrent layers keep time when they return sequences.';
}

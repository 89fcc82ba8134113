/** One axis of a result and how far apart an operand's numbers are along it: 0 where it has one for the whole axis. */
export interface StridedAxis {
  readonly length: number;
  readonly steps: readonly number[];
}

/** The shape that operands give together, each repeated along the axes where its length is 1 or that it lacks. */
export function broadcastShapes(...shapes: readonly (readonly number[])[]): readonly number[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const lengths = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const length = lengths.find((each) => each !== 1) ?? 1;
    if (lengths.some((each) => each !== 1 && each !== length)) {
      throw new Error(`Shapes do not go together: ${shapes.map((shape) => `[${shape.join(', ')}]`).join(', ')}.`);
    }
    return length;
  });
}

/** How far apart the numbers of a shape are along each of its axes when it lies whole in memory. */
export function stridesOf(shape: readonly number[]): readonly number[] {
  const strides: number[] = [];
  let stride = 1;
  for (const length of shape.toReversed()) {
    strides.unshift(stride);
    stride *= length;
  }
  return strides;
}

/** The steps of an operand along the axes of the shape it is broadcast to. */
export function broadcastSteps(operand: readonly number[], shape: readonly number[]): readonly number[] {
  const strides = stridesOf(operand);
  return shape.map((_, axis) => {
    const own = axis - shape.length + operand.length;
    return own < 0 || operand[own] === 1 ? 0 : strides[own]!;
  });
}

/**
 * The same walk over the same numbers with as few axes as can be: axes of length 1 go, and two neighbours become one
 * where every operand steps through them evenly.
 */
export function collapse(axes: readonly StridedAxis[]): readonly StridedAxis[] {
  const collapsed: StridedAxis[] = [];
  for (const axis of axes) {
    if (axis.length === 1) continue;
    const outer = collapsed.at(-1);
    if (outer && outer.steps.every((step, index) => step === axis.steps[index]! * axis.length)) {
      collapsed.splice(-1, 1, { length: outer.length * axis.length, steps: axis.steps });
    } else {
      collapsed.push(axis);
    }
  }
  return collapsed;
}

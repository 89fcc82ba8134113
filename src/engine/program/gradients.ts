import { add } from './primitives/binary.ts';
import type { Tape, Value } from './tape.ts';

/**
 * Records what computes the gradients of `value` with respect to `targets`: reverse mode over the operations so far.
 * `upstream` is the gradient of what is differentiated with respect to `value`: 1 for a value that is a single number.
 * A target that the value does not depend on is missing from the answer.
 */
export function gradients(
  tape: Tape,
  value: Value,
  targets: readonly Value[],
  upstream = tape.constant([1], value.shape),
): ReadonlyMap<Value, Value> {
  const forward = [...tape.operations];
  const needed = dependents(forward, targets);
  const known = new Map<Value, Value>();
  if (needed.has(value)) known.set(value, upstream);

  for (const operation of forward.reverse()) {
    const { primitive, attributes, inputs, outputs } = operation;
    const outputGradients = outputs.map((output) => known.get(output));
    const wanted = inputs.map((input) => needed.has(input));
    if (!wanted.includes(true) || outputGradients.every((gradient) => gradient === undefined)) continue;
    if (!primitive.gradients) throw new Error(`${primitive.name} has no gradient.`);
    const use = { tape, attributes, inputs, outputs };
    primitive.gradients(use, outputGradients, wanted).forEach((gradient, index) => {
      const input = inputs[index]!;
      if (!gradient || !wanted[index]) return;
      const before = known.get(input);
      known.set(input, before ? add(tape, before, gradient) : gradient);
    });
  }
  return new Map(targets.flatMap((target) => (known.has(target) ? [[target, known.get(target)!] as const] : [])));
}

/** The targets and every value that is computed from one by operations a gradient passes. */
function dependents(operations: Tape['operations'], targets: readonly Value[]): ReadonlySet<Value> {
  const found = new Set(targets);
  for (const { primitive, inputs, outputs } of operations) {
    if (primitive.gradients && inputs.some((input) => found.has(input)))
      for (const output of outputs) found.add(output);
  }
  return found;
}

import type { Plan, SourcePlan } from '../../src/compiler/plan.ts';
import type { TensorType } from '../../src/graph/project.ts';
import type { Batch } from '../../src/engine/program.ts';

/** One batch for a plan, made up: what the numbers are does not change how long they take. The same at every run. */
export function madeUpBatch(plan: Plan): Batch {
  return Object.fromEntries(plan.sources.map((source) => [source.name, columns(source, plan.run.batchSize)]));
}

function columns({ ports }: SourcePlan, samples: number): Batch[string] {
  return Object.fromEntries(Object.entries(ports).map(([port, type]) => [port, column(type, samples)]));
}

function column({ shape, dtype, classes }: TensorType, samples: number): Batch[string][string] {
  const whole = [samples, ...(shape as readonly number[])];
  const count = whole.reduce((product, length) => product * length, 1);
  const draw = numbers();
  if (dtype === 'int32') {
    return { data: Int32Array.from({ length: count }, () => Math.floor(draw() * (classes ?? 2))), shape: whole, dtype };
  }
  return { data: Float32Array.from({ length: count }, draw), shape: whole, dtype };
}

/** Numbers from 0 to below 1 by a multiplicative congruence (Park and Miller 1988). */
function numbers(): () => number {
  let state = 42;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

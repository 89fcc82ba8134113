import { ceilingTrainer, type CeilingBuilds } from './ceiling.ts';
import { taskPlan, type EngineName, type Task, type Trainer } from './trainer.ts';

/** What a host is asked, one thing after the other. */
export type HostRequest =
  /** Makes an engine ready for a task, warm. `ceiling` is for the loops that need no plan. */
  | { readonly kind: 'open'; readonly engine: EngineName; readonly task: Task; readonly ceiling?: CeilingBuilds }
  /** Trains for so long and says how far it came. */
  | { readonly kind: 'slice'; readonly ms: number };

export type HostAnswer =
  | { readonly kind: 'ready'; readonly note: string }
  | { readonly kind: 'slice'; readonly slice: Slice }
  /** This engine cannot do this task. */
  | { readonly kind: 'refused'; readonly reason: string };

/** So many steps took so long. */
export interface Slice {
  readonly steps: number;
  readonly ms: number;
}

/** Times one engine after the other, in a thread or process of its own. */
export function createHost(): (request: HostRequest) => Promise<HostAnswer> {
  let trainer: Trainer | undefined;
  /** Steps between two looks at the clock. */
  let chunk = 1;
  return async (request) => {
    try {
      if (request.kind === 'slice') return { kind: 'slice', slice: await slice(trainer!, chunk, request.ms) };
      trainer = await createTrainer(request.engine, request.task, request.ceiling);
      chunk = trainer.slowStepMs === undefined ? await warmChunk(trainer) : 1;
      return { kind: 'ready', note: trainer.note ?? '' };
    } catch (error) {
      return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function createTrainer(engine: EngineName, task: Task, ceiling?: CeilingBuilds): Promise<Trainer> {
  switch (engine) {
    case 'registers':
    case 'product of 512':
      return ceilingTrainer(engine, ceiling!);
    case 'static':
      return (await import('./ours.ts')).ourTrainer(taskPlan(task), 'static', 1);
    case 'static, 2 threads':
      return (await import('./ours.ts')).ourTrainer(taskPlan(task), 'static', 2);
    case 'wasm with our kernels':
      return (await import('./ours.ts')).ourTrainer(taskPlan(task), 'wasm', 1);
    case 'stock cpu':
      return (await import('./stock.ts')).stockTrainer(taskPlan(task), 'cpu');
    case 'stock wasm':
      return (await import('./stock.ts')).stockTrainer(taskPlan(task), 'wasm');
    case 'stock webgl':
      return (await import('./stock.ts')).stockTrainer(taskPlan(task), 'webgl');
    default:
      return engine satisfies never;
  }
}

/** How often the clock is looked at, in ms. */
const lookMs = 50;

/** Runs until the code is compiled at its best, and gives the steps that fit between two looks at the clock. */
async function warmChunk(trainer: Trainer): Promise<number> {
  const startedAt = performance.now();
  let chunk = 1;
  for (let elapsed = 0; elapsed < 600; elapsed = performance.now() - startedAt) {
    const chunkAt = performance.now();
    await trainer.steps(chunk);
    if (performance.now() - chunkAt < lookMs / 2) chunk *= 2;
  }
  return chunk;
}

/** At least two steps, unless one takes as long as ten slices: then one, and the first will do. */
async function slice(trainer: Trainer, chunk: number, ms: number): Promise<Slice> {
  const { slowStepMs = 0 } = trainer;
  if (slowStepMs >= 10 * ms) return { steps: 1, ms: slowStepMs };
  const startedAt = performance.now();
  let steps = 0;
  for (;;) {
    await trainer.steps(chunk);
    steps += chunk;
    const elapsed = performance.now() - startedAt;
    if (elapsed >= 10 * ms || (elapsed >= ms && steps >= 2)) return { steps, ms: elapsed };
  }
}

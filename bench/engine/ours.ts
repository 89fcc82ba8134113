import type { Plan } from '../../src/compiler/plan.ts';
import { startEngine } from '../../src/engine/engines.ts';
import type { Program } from '../../src/engine/program.ts';
import { madeUpBatch } from './batch.ts';
import type { Trainer } from './trainer.ts';

/** An engine of ours: the plan as a static WebAssembly program, or TensorFlow.js on its wasm backend with our kernels in it. */
export async function ourTrainer(plan: Plan, backend: 'static' | 'wasm', threads: number): Promise<Trainer> {
  const engine = await startEngine(backend, threads);
  return programTrainer(await engine.create(plan));
}

/** Trains through what the app trains through, on one batch that stays, and reads the scores of each step as the app does. */
function programTrainer(program: Program): Trainer {
  const batch = madeUpBatch(program.plan);
  const batchFor = () => batch;
  return {
    async steps(count) {
      for (let step = 0; step < count; step++) {
        const scores = program.train(batchFor);
        if (scores instanceof Promise) await scores;
      }
    },
  };
}

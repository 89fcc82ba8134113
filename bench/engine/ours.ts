import type { Plan } from '../../src/compiler/plan.ts';
import { startBackend } from '../../src/engine/engines.ts';
import type { Program } from '../../src/engine/program.ts';
import { createStaticProgram } from '../../src/engine/program/createStaticProgram.ts';
import { createTfjsProgram } from '../../src/engine/tfjs/program.ts';
import { madeUpBatch } from './batch.ts';
import type { Trainer } from './trainer.ts';

/** The plan as a static WebAssembly program. */
export async function staticTrainer(plan: Plan, threads: number): Promise<Trainer> {
  if (threads > 1) throw new Error('Static programs have one thread.');
  return programTrainer(await createStaticProgram(plan));
}

/** TensorFlow.js on its wasm backend, with our kernels in it. */
export async function kernelsTrainer(plan: Plan): Promise<Trainer> {
  await startBackend('wasm');
  return programTrainer(createTfjsProgram(plan));
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

import path from 'node:path';
import { compile } from '../compiler/compile.ts';
import type { Plan } from '../compiler/plan.ts';
import { backendNames } from '../engine/backend.ts';
import { apply } from '../graph/edit.ts';
import type { RunSettings } from '../graph/project.ts';
import { batchScores } from '../training/batchScores.ts';
import type { RunEvent, Scores } from '../training/protocol.ts';
import type { NodeRun } from '../training/runInNode.ts';
import { engineLine } from './engineLine.ts';
import { BadInput, log, print, printJson, WrongUsage, type Command } from './command.ts';
import { oneOf, onlyFile, readOptions, wholeNumber } from './options.ts';
import { reportProblems } from './problems.ts';
import { readProjectFile } from './readProject.ts';
import { saveModel } from './saveModel.ts';

const options = {
  epochs: { type: 'string' },
  seed: { type: 'string' },
  backend: { type: 'string', default: 'auto' },
  save: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Trains in Node, with the same curve as in the page on the same backend. Ctrl+C ends the run after the batch under way. */
export const train: Command = {
  form: 'train FILE [--epochs N] [--seed S] [--backend auto|static|wasm|cpu] [--json] [--save DIR]',
  summary: 'trains, telling of batches and epochs; --save writes TensorFlow.js layers models',
  run: async (args) => {
    const { values, positionals } = readOptions(args, options);
    const backend = oneOf('backend', values.backend, ['auto', ...backendNames]);
    if (backend === 'webgl' || backend === 'webgpu')
      throw new WrongUsage(`${backend} needs a browser; use --backend static, wasm or cpu here.`);
    const epochs = wholeNumber('epochs', values.epochs, 1, 100_000);
    const seed = wholeNumber('seed', values.seed, 0, 2 ** 32 - 1);
    const plan = readPlan(onlyFile(positionals), {
      ...(epochs === undefined ? {} : { epochs }),
      ...(seed === undefined ? {} : { seed }),
    });
    // Loaded only here: the other commands answer without waiting for TensorFlow.js.
    const { runInNode } = await import('../training/runInNode.ts');
    const { EngineUnfit } = await import('../engine/choose.ts');
    const run = await runInNode(plan, { backend }).catch((error: unknown) => {
      if (!(error instanceof EngineUnfit)) throw error;
      throw new BadInput([`${error.message} Without --backend, an engine is taken that can.`]);
    });
    const stop = () => run.control.ask('stop');
    process.once('SIGINT', stop);
    try {
      await follow(run, values.json === true);
      if (values.save !== undefined) await saveModels(run, values.save);
    } finally {
      process.off('SIGINT', stop);
      run.program.dispose();
    }
  },
};

function readPlan(file: string, changes: Partial<RunSettings>): Plan {
  const project = apply(readProjectFile(file), { kind: 'setRun', run: changes });
  const { plan, diagnostics } = compile(project);
  reportProblems(diagnostics, project);
  if (!plan) throw new BadInput([`${file}: there is nothing to train.`]);
  return plan;
}

/** Prints what a run tells. Throws `BadInput` when the loss left the finite numbers. */
async function follow({ events }: NodeRun, json: boolean): Promise<void> {
  let batchesPerEpoch = 1;
  for await (const event of events) {
    if (event.kind === 'start') batchesPerEpoch = event.batchesPerEpoch;
    if (event.kind === 'start' && !json) log(engineLine(event.choice));
    if (event.kind === 'engine') log(`${event.message} Training goes on with ${event.backend}.`);
    if (json) for (const report of reportsOf(event, batchesPerEpoch)) printJson(report, 'line');
    else if (event.kind === 'epoch') print(epochLine(event));
    if (event.kind === 'end') {
      if (event.reason === 'nan' || event.reason === 'error') throw new BadInput([event.message ?? 'The run failed.']);
      if (event.reason === 'stopped') log(`Stopped after ${event.batch} batches.`);
    }
  }
}

/** What is told of an event as JSON: `{ event: 'epoch', … }`, as scripts read it. */
function reportsOf(event: RunEvent, batchesPerEpoch: number): readonly object[] {
  switch (event.kind) {
    case 'start':
    case 'epoch':
    case 'engine':
    case 'end': {
      const { kind, ...rest } = event;
      return [{ event: kind, ...rest }];
    }
    case 'batches':
      return batchReports(event, batchesPerEpoch);
    case 'view':
    case 'state':
    case 'alive':
      return [];
    default:
      return event satisfies never;
  }
}

/** About twenty batches of an epoch, always the same ones, so that two runs can be compared line by line. */
function batchReports(event: Extract<RunEvent, { kind: 'batches' }>, batchesPerEpoch: number): readonly object[] {
  const { first, count, epoch, samplesPerSecond, msLeft } = event;
  const stride = Math.ceil(batchesPerEpoch / 20);
  const all = Array.from({ length: count }, (_, index) => ({
    batch: first + index,
    scores: batchScores(event, index),
  }));
  return all
    .filter(({ batch }) => (batch % batchesPerEpoch) % stride === 0)
    .map(({ batch, scores }) => ({ event: 'batch', batch, epoch, scores, samplesPerSecond, msLeft }));
}

function epochLine({ epoch, train: scores, validation, ms }: Extract<RunEvent, { kind: 'epoch' }>): string {
  const checked = validation ? `  validation: ${scoresText(validation)}` : '';
  return `epoch ${epoch + 1}  ${scoresText(scores)}${checked}  ${(ms / 1000).toFixed(1)} s`;
}

function scoresText(scores: Scores): string {
  return Object.entries(scores)
    .map(([series, value]) => `${series} ${value.toFixed(4)}`)
    .join('  ');
}

async function saveModels({ plan, program }: NodeRun, folder: string): Promise<void> {
  const { savedModels } = await import('../engine/tfjs/saved.ts');
  for (const [name, model] of await savedModels(plan, await program.weights())) {
    saveModel(model, path.join(folder, name));
    log(`Saved ${path.join(folder, name, 'model.json')}`);
  }
}

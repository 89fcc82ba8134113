import type { Plan } from '../compiler/plan.ts';
import { firstUntrained } from '../compiler/trainability.ts';
import type { BackendName } from './backend.ts';
import type { EngineChoice, EngineTrial } from './choice.ts';
import { graphicsBackends, mostThreads, startEngine } from './engines.ts';
import { firstUncovered } from './program/coverage.ts';
import type { Batch, Engine, Program } from './program.ts';
import { timeTraining } from './trial.ts';

/** A program on the engine that was chosen for it. */
export interface Chosen {
  readonly engine: Engine;
  readonly program: Program;
  readonly choice: EngineChoice;
}

/** A batch to try engines on. */
export interface Sample {
  readonly batchFor: (step: number) => Batch;
  readonly samples: number;
}

/** Trials of graphics engines compile for seconds: `full` runs them, `quick` leaves them out where it can. */
export type Depth = 'quick' | 'full';

export interface ChooseOptions {
  readonly depth: Depth;
  /** Asked before each trial that `quick` leaves out: someone waits now, and what was found so far has to do. */
  readonly hurried?: () => Promise<boolean>;
  /** Engines that are not to be chosen: they were lost. */
  readonly without?: readonly BackendName[];
}

/** Thrown where the engine that was asked for cannot train the plan, while another one can. */
export class EngineUnfit extends Error {
  override readonly name = 'EngineUnfit';
}

/** Choices made before, by what a choice depends on. The last few hundred edits of a project, at most. */
const known = new Map<string, { readonly choice: EngineChoice; readonly depth: Depth }>();
const mostKnown = 500;

/** A step shorter than this gains nothing from threads, which have to meet at each instruction. */
const worthThreadsMs = 0.2;
/** Another engine, or more threads, have to win clearly: a choice that flips from one run to the next helps nobody. */
const clearly = 1.1;
/** A batch so many times slower than the best one ends a trial. */
const hopeless = 3;

/** Makes a program of a plan on the engine asked for, or on the one that trains this plan fastest on this machine. */
export async function chooseEngine(
  plan: Plan,
  wanted: BackendName | 'auto',
  sample: Sample,
  options: ChooseOptions,
): Promise<Chosen> {
  const { depth, without = [] } = options;
  if (wanted !== 'auto') return takeAsked(plan, wanted, sample);
  const key = JSON.stringify([plan.models, plan.calls, plan.losses, plan.steps, plan.run.batchSize, without]);
  const before = known.get(key);
  if (before && (before.depth === 'full' || depth === 'quick')) return take(plan, before.choice);
  const { deep, ...chosen } = await takeFastest(plan, sample, options);
  if (known.size >= mostKnown) known.delete(known.keys().next().value!);
  known.set(key, { choice: chosen.choice, depth: deep ? 'full' : 'quick' });
  return chosen;
}

async function take(plan: Plan, choice: EngineChoice): Promise<Chosen> {
  const engine = await startEngine(choice.backend, choice.threads);
  return { engine, program: await engine.create(plan), choice };
}

async function takeAsked(plan: Plan, backend: BackendName, sample: Sample): Promise<Chosen> {
  const uncovered = uncoveredBlock(plan);
  const untrained = firstUntrained(plan, backend);
  if (untrained)
    throw new EngineUnfit(`The ${backend} engine cannot train the block ${untrained.block} (${untrained.type}).`);
  if (backend !== 'static') return take(plan, { backend, threads: 1, why: 'asked', trials: [], ...uncovered });
  if (uncovered) {
    const { block, reason } = uncovered.uncovered;
    throw new EngineUnfit(`The static engine cannot train the block ${block}: ${reason}.`);
  }
  const contest = createContest(plan, sample);
  await enterStatic(contest);
  return contest.take('asked');
}

/** `deep` says whether all trials of a `full` choice were run. */
async function takeFastest(
  plan: Plan,
  sample: Sample,
  { depth, hurried = async () => false, without = [] }: ChooseOptions,
): Promise<Chosen & { readonly deep: boolean }> {
  const contest = createContest(plan, sample);
  const uncovered = uncoveredBlock(plan);
  const may = (backend: BackendName): boolean => !without.includes(backend) && !firstUntrained(plan, backend);
  if (!uncovered && may('static')) await enterStatic(contest);
  // A graphics card pays for its calls on heavy batches; where the static engine can run, only a trial tells.
  let deep = depth === 'full' || !contest.won();
  for (const backend of deep ? (await graphicsBackends()).filter(may) : []) {
    if (contest.won() && (await hurried())) deep = false;
    else await contest.enter(backend);
  }
  // The same kernels with a call for each: never faster than the static engine, but for plans it does not cover.
  for (const backend of (['wasm', 'cpu'] as const).filter(may)) {
    if (!contest.won()) await contest.enter(backend);
  }
  const chosen = await contest.take(contest.trials.length > 1 ? 'fastest' : 'only');
  return { ...chosen, choice: { ...chosen.choice, ...uncovered }, deep };
}

function uncoveredBlock(plan: Plan): { readonly uncovered: NonNullable<EngineChoice['uncovered']> } | undefined {
  const found = firstUncovered(plan);
  if (!found) return undefined;
  const { block, graph } = found.layer;
  return { uncovered: { block, graph, reason: found.reason } };
}

/** One thread, and all of them where a step is long enough to be shared. */
async function enterStatic(contest: Contest): Promise<void> {
  await contest.enter('static');
  const threads = mostThreads();
  if (threads > 1 && contest.stepMs() > worthThreadsMs) await contest.enter('static', threads);
}

/** Engines that train the same program in turn. The programs of those that lose are disposed at once. */
interface Contest {
  readonly trials: readonly EngineTrial[];
  enter(backend: BackendName, threads?: number): Promise<void>;
  won(): boolean;
  /** Of the best so far. */
  stepMs(): number;
  /** Throws where no engine can train the program. */
  take(why: EngineChoice['why']): Promise<Chosen>;
}

function createContest(plan: Plan, { batchFor, samples }: Sample): Contest {
  const trials: EngineTrial[] = [];
  let best: { readonly engine: Engine; readonly program: Program; readonly samplesPerSecond: number } | undefined;
  const stepMs = (): number => (best ? (1000 * samples) / best.samplesPerSecond : Infinity);
  return {
    trials,
    won: () => best !== undefined,
    stepMs,
    async enter(backend, threads = 1) {
      let program: Program | undefined;
      try {
        const engine = await startEngine(backend, threads);
        program = await engine.create(plan);
        const samplesPerSecond = await timeTraining(program, batchFor, samples, hopeless * stepMs());
        trials.push({ backend, threads, samplesPerSecond });
        if (best && samplesPerSecond < clearly * best.samplesPerSecond) return program.dispose();
        best?.program.dispose();
        best = { engine, program, samplesPerSecond };
      } catch (error) {
        program?.dispose();
        trials.push({ backend, threads, failure: error instanceof Error ? error.message : String(error) });
      }
    },
    async take(why) {
      if (!best) throw new Error(trials.at(-1)?.failure ?? 'No engine starts here.');
      const { engine, program } = best;
      const { backend, threads } = engine;
      // A trial after this one may have left TensorFlow.js on another backend.
      if (backend !== 'static') await startEngine(backend);
      return { engine, program, choice: { backend, threads, why, trials } };
    },
  };
}

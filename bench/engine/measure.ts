import type { Page } from '@playwright/test';
import { buildCeiling } from './buildCeiling.ts';
import { ceilingFlops } from './ceiling.ts';
import { inChromium, inNode, type Contestant, type Place, type Refusal } from './contestants.ts';
import { trainingFlops } from './flops.ts';
import { inPython } from './native.ts';
import { netPlan, type NetName } from './nets.ts';
import { engineNames, taskPlan, type EngineName, type Task } from './trainer.ts';
import { inTurns, type Timing } from './turns.ts';

/** One net on every engine. */
export interface NetReport {
  readonly net: NetName;
  readonly samples: number;
  /** Floating-point operations of a step, `flops.ts`. */
  readonly flops: number;
  readonly timings: readonly Timing[];
  readonly refusals: readonly Refusal[];
  /** Operations a second of the quickest loop that does nothing else, by place. */
  readonly ceilings: Readonly<Partial<Record<Place, number>>>;
}

/** How the time of a step of a dense net grows along one axis. */
export interface ScalingReport {
  readonly axis: 'batch' | 'width' | 'depth';
  readonly points: readonly {
    readonly dense: readonly [batch: number, width: number, depth: number];
    readonly flops: number;
    /** Steps a second by engine; missing where the engine cannot train it. */
    readonly rates: Readonly<Record<string, number>>;
  }[];
}

const inBrowserOnly: ReadonlySet<EngineName> = new Set(['stock webgl']);
const isCeiling = (engine: string): engine is keyof typeof ceilingFlops => engine in ceilingFlops;

/** Times one net on all engines in the page, in Node and, where wanted, in native TensorFlow, all of them in turn. */
export async function measureNet(page: Page, net: NetName, rounds: number, native: boolean): Promise<NetReport> {
  const ceiling = await buildCeiling();
  const opened: (Contestant | Refusal)[] = [];
  for (const engine of engineNames) {
    opened.push(await inChromium(page, engine, { net }, ceiling));
    if (!inBrowserOnly.has(engine)) opened.push(await inNode(engine, { net }, ceiling));
  }
  if (native) for (const threads of [1, 2]) opened.push(...(await inPython(net, threads)));
  const timed = await timedAndClosed(opened, { rounds, sliceMs: 500 });
  const plan = netPlan(net);
  const samples = plan.run.batchSize;
  const ceilings: Partial<Record<Place, number>> = {};
  for (const { place, engine, best } of timed.timings) {
    if (isCeiling(engine)) ceilings[place] = Math.max(ceilings[place] ?? 0, best * ceilingFlops[engine]);
  }
  const timings = timed.timings.filter(({ engine }) => !isCeiling(engine));
  return { net, samples, flops: trainingFlops(plan, samples), timings, refusals: timed.refusals, ceilings };
}

async function timedAndClosed(opened: readonly (Contestant | Refusal)[], turns: { rounds: number; sliceMs: number }) {
  const contestants = opened.filter((each): each is Contestant => 'slice' in each);
  const refusals = opened.filter((each): each is Refusal => 'reason' in each);
  const timings = await inTurns(contestants, turns);
  for (const contestant of contestants) await contestant.close();
  return { timings, refusals };
}

const powers = (from: number, to: number): number[] => (from > to ? [] : [from, ...powers(2 * from, to)]);

/** Dense nets that differ in one thing: 64 samples, 128 units, four layers otherwise. */
const axes: Readonly<Record<ScalingReport['axis'], readonly ScalingReport['points'][number]['dense'][]>> = {
  batch: powers(16, 512).map((batch) => [batch, 128, 4]),
  width: powers(32, 1024).map((width) => [64, width, 4]),
  depth: powers(1, 16).map((depth) => [64, 128, depth]),
};

/** The engines whose growth is shown. */
export const scaledEngines = ['static', 'stock wasm'] as const satisfies readonly EngineName[];

/** Times dense nets of many sizes in the page. */
export async function measureScaling(page: Page): Promise<readonly ScalingReport[]> {
  const reports: ScalingReport[] = [];
  for (const [axis, sizes] of Object.entries(axes) as [ScalingReport['axis'], typeof axes.batch][]) {
    const points: ScalingReport['points'][number][] = [];
    for (const dense of sizes) {
      const task: Task = { dense };
      const opened: (Contestant | Refusal)[] = [];
      for (const engine of scaledEngines) opened.push(await inChromium(page, engine, task));
      const { timings } = await timedAndClosed(opened, { rounds: 5, sliceMs: 150 });
      const rates = Object.fromEntries(timings.map(({ engine, best }) => [engine, best]));
      points.push({ dense, flops: trainingFlops(taskPlan(task), dense[0]), rates });
    }
    reports.push({ axis, points });
  }
  return reports;
}

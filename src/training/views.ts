import { probesFor } from './probes/applies.ts';
import { probes } from './probes/index.ts';
import type { ComputeView, ProbeContext } from './probes/probe.ts';
import type { ProbeName, ViewEvent } from './protocol.ts';

/** Computes the live views of a run when their time has come. */
export interface Views {
  /** Whether `within` has something to compute. */
  isDue(): boolean;
  /** Views that move within an epoch. */
  within(batch: number, epoch: number): AsyncGenerator<ViewEvent, void>;
  /** All views; those that are too costly to follow short epochs wait, unless it is the last one. */
  afterEpoch(batch: number, epoch: number, last: boolean): AsyncGenerator<ViewEvent, void>;
  /** Views that follow the pinned sample, because it changed. */
  repin(batch: number, epoch: number): AsyncGenerator<ViewEvent, void>;
}

interface LiveView {
  readonly name: ProbeName;
  readonly within: boolean;
  readonly compute: ComputeView;
  dueAt: number;
  /** How long it took the last time. */
  ms: number;
}

const firstAfterMs = 50;
const betweenMs = 250;
/** Share of the time that all views together may take. */
const share = 0.05;

/** Views of those names that apply to the plan. */
export function createViews(names: readonly ProbeName[], context: ProbeContext): Views {
  const now = performance.now();
  const fitting = probesFor(context.plan);
  const live: LiveView[] = probes
    .filter(({ name }) => names.includes(name) && fitting.includes(name))
    .map((probe) => ({
      name: probe.name,
      within: probe.within,
      compute: probe.begin(context),
      dueAt: now + firstAfterMs,
      ms: 0,
    }));
  const inEpoch = live.filter((view) => view.within);
  const followers = live.filter((view) => view.name === 'featureMaps');
  let epochAt = now;

  async function* compute(views: readonly LiveView[], batch: number, epoch: number): AsyncGenerator<ViewEvent, void> {
    for (const view of views) {
      const startedAt = performance.now();
      const result = await view.compute();
      const endedAt = performance.now();
      view.ms = endedAt - startedAt;
      // Each view has its part of the share: so long a wait keeps its cost within it.
      const wait = (view.ms * live.length) / share;
      view.dueAt = endedAt + Math.max(betweenMs, wait);
      if (result) yield { kind: 'view', batch, epoch, view: result };
    }
  }
  const due = (views: readonly LiveView[]) => views.filter((view) => performance.now() >= view.dueAt);
  return {
    isDue: () => inEpoch.some((view) => performance.now() >= view.dueAt),
    within: (batch, epoch) => compute(due(inEpoch), batch, epoch),
    afterEpoch(batch, epoch, last) {
      const epochMs = performance.now() - epochAt;
      epochAt = performance.now();
      // After a long epoch nothing waits that costs little beside it.
      const small = (view: LiveView) => epochMs >= betweenMs && view.ms <= epochMs * share;
      const wanted = live.filter((view) => last || small(view) || performance.now() >= view.dueAt);
      return compute(wanted, batch, epoch);
    },
    repin: (batch, epoch) => compute(followers, batch, epoch),
  };
}

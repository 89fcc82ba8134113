import type { Plan } from '../compiler/plan.ts';
import type { AssetReader } from '../data/dataset.ts';
import type { EngineChoice } from '../engine/choice.ts';
import { nextTask } from './breathe.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { RunOptions } from './protocol.ts';

/** A run that is prepared before anyone asks for it, with time to try every engine. */
export interface WarmUp {
  /** Whether it would be the run of this plan on this engine. */
  fits(plan: Plan, backend: RunOptions['backend']): boolean;
  /** Hands it over, as soon as the trial under way is done; `undefined` where it could not be prepared. */
  take(plan: Plan): Promise<Prepared | undefined>;
  /** Disposes what it made or is about to make. Resolves when it no longer holds the thread. */
  giveUp(): Promise<void>;
}

interface WarmUpNews {
  /** Called before the thread is held. */
  readonly onBuild: () => void;
  /** Called when all is done, with the choice unless there is none, or nobody wants it any more. */
  readonly onDone: (choice?: EngineChoice) => void;
}

/** Begins to prepare a run when `after` has resolved. Errors are kept for the run itself to meet and tell. */
export function beginWarmUp(
  plan: Plan,
  backend: RunOptions['backend'],
  assets: AssetReader,
  after: Promise<void>,
  { onBuild, onDone }: WarmUpNews,
): WarmUp {
  const key = keyOf(plan, backend);
  let wanted = true;
  let taken = false;
  let building = false;
  const build = async (): Promise<Prepared | undefined> => {
    const prepared = await prepare(plan, backend, assets, {
      depth: 'full',
      async hurried() {
        await nextTask();
        return taken || !wanted;
      },
      onBuild() {
        if (!wanted) throw new Error('The project has changed since.');
        building = true;
        onBuild();
      },
    });
    if (wanted) return prepared;
    prepared.program.dispose();
    return undefined;
  };
  const prepared = after.then(build).catch(() => undefined);
  const done = prepared.then((made) => {
    if (building) onDone(wanted && !taken ? made?.choice : undefined);
  });
  return {
    fits: (other, on) => keyOf(other, on) === key,
    take(other) {
      taken = true;
      return prepared.then((made) => made && Object.assign(made, { plan: other }));
    },
    async giveUp() {
      // While it waits for data it holds nothing, and will see that it is not wanted.
      wanted = false;
      await (building ? done : after);
      if (building) (await prepared)?.program.dispose();
    },
  };
}

/** All that a program and its first weights depend on: runs of other lengths, or by another name, begin alike. */
function keyOf(plan: Plan, backend: RunOptions['backend']): string {
  return JSON.stringify([{ ...plan, title: '', run: { ...plan.run, epochs: 0 } }, backend]);
}

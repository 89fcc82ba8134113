import { createBrowserClient, type TrainingClient } from '../training/client.ts';
import { probesFor } from '../training/probes/applies.ts';
import { getCompiled } from './compiled.ts';
import { useDocumentStore } from './documentStore.ts';
import { beginRun, receive, useRunStore } from './runStore.ts';
import { changeSettings, useSettings } from './settingsStore.ts';
import { showDock } from './uiStore.ts';

let made: TrainingClient | null = null;

/** Made at first use, so that importing this file starts no worker. */
function client(): TrainingClient {
  made ??= createBrowserClient();
  return made;
}

/** How long a project stays as it is before a run of it is prepared. */
const quietMs = 1000;
let quietTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Loads the training code in its worker and has it prepare a run of the open project, now and whenever the project, the
 * engine or the run has changed, so that Train answers fast. Call it when the page has nothing better to do.
 */
export function warmTraining(): void {
  prepareAhead();
  const later = (): void => {
    clearTimeout(quietTimer);
    quietTimer = setTimeout(prepareAhead, quietMs);
  };
  useDocumentStore.subscribe((state, before) => state.project !== before.project && later());
  useSettings.subscribe((state, before) => state.engine !== before.engine && later());
  useRunStore.subscribe((state, before) => state.status !== before.status && later());
}

function prepareAhead(): void {
  if (isRunning()) return;
  const { plan } = getCompiled();
  const backend = useSettings.getState().engine;
  client().warm(plan ? { plan, backend, onWarmed: (choice) => useRunStore.setState({ ahead: choice }) } : undefined);
}

/** Starts a run of the open project. While problems stand in the way it shows them instead; a run under way goes on. */
export function train(): void {
  trainEpochs(useDocumentStore.getState().project.run.epochs);
}

/** Starts a run of other than the project's number of epochs, for a first look. */
export function trainEpochs(epochs: number): void {
  if (isRunning()) return;
  const { plan } = getCompiled();
  if (!plan) {
    showDock('problems');
    return;
  }
  changeSettings({ hintSeen: true });
  const number = beginRun(useDocumentStore.getState().project);
  client().start(
    number,
    { ...plan, run: { ...plan.run, epochs } },
    { backend: useSettings.getState().engine, probes: probesFor(plan) },
    receive,
  );
}

/** Holds the run after the batch under way. */
export function pause(): void {
  if (useRunStore.getState().status === 'training') client().ask('pause');
}

/** Lets a paused run go on. */
export function resume(): void {
  if (useRunStore.getState().status === 'paused') client().ask('resume');
}

/** Trains one batch and pauses. */
export function step(): void {
  if (isRunning()) client().ask('step');
}

/** Ends the run after the batch under way, or within a second. */
export function stop(): void {
  if (!isRunning()) return;
  useRunStore.setState({ status: 'stopping' });
  client().stop();
}

/** Has feature maps follow a sample: an index of the validation split, as in the gallery. */
export function pinSample(sample: number): void {
  useRunStore.setState({ pinned: sample });
  made?.pin(sample);
}

function isRunning(): boolean {
  const { status } = useRunStore.getState();
  return status !== 'idle' && status !== 'ended';
}

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyProject, type Project } from '../graph/project.ts';
import type { Ahead, TrainingClient } from '../training/client.ts';
import { edit, openProject } from './documentStore.ts';
import { beginRun, receive, useRunStore } from './runStore.ts';
import { changeSettings } from './settingsStore.ts';
import { pause, resume, step, stop, train, warmTraining } from './training.ts';
import { useUiStore } from './uiStore.ts';

/** A client that only remembers what it was asked. */
const client = {
  warm: vi.fn<TrainingClient['warm']>(),
  start: vi.fn<TrainingClient['start']>(),
  ask: vi.fn<TrainingClient['ask']>(),
  stop: vi.fn<TrainingClient['stop']>(),
  pin: vi.fn<TrainingClient['pin']>(),
};
vi.mock('../training/client.ts', () => ({ createBrowserClient: () => client }));

beforeEach(() => {
  openProject({ say: 'openNew' }, emptyProject('Nothing'));
  useRunStore.setState({ status: 'idle', runs: [] });
  useUiStore.setState({ dockTab: 'train', dockOpen: false });
});

it('Train shows the problems of a project that cannot train, and begins no run', () => {
  train();
  expect(useUiStore.getState()).toMatchObject({ dockTab: 'problems', dockOpen: true });
  expect(useRunStore.getState()).toMatchObject({ status: 'idle', runs: [] });
});

it('Pause, Step, Resume and Stop ask nothing when no run is under way', () => {
  pause();
  step();
  resume();
  stop();
  expect(useRunStore.getState().status).toBe('idle');
});

it('a run whose worker died is ended with the reason, and another can begin', () => {
  beginRun(emptyProject('Nothing'));
  receive([{ kind: 'end', reason: 'error', message: 'The worker is gone.', batch: 3, epoch: 0, ms: 10 }]);
  expect(useRunStore.getState().status).toBe('ended');
  expect(useRunStore.getState().runs.at(-1)?.end?.message).toBe('The worker is gone.');
  expect(beginRun(emptyProject('Nothing'))).toBe(2);
  expect(useRunStore.getState().status).toBe('starting');
});

describe('warmed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    changeSettings({ engine: 'auto' });
    openProject({ say: 'openNew' }, JSON.parse(readFileSync('templates/spiral.json', 'utf8')) as Project);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const asked = (): (Ahead | undefined)[] => client.warm.mock.calls.map(([ahead]) => ahead);
  const setBatch = (batchSize: number): void => {
    edit({ say: 'epochs' }, { kind: 'setRun', run: { batchSize } });
  };

  it('has a run prepared at once, and again a second after the last of several edits', () => {
    warmTraining();
    expect(asked()).toMatchObject([{ plan: { run: { batchSize: 32 } }, backend: 'auto' }]);
    setBatch(16);
    vi.advanceTimersByTime(600);
    setBatch(8);
    vi.advanceTimersByTime(600);
    expect(asked()).toHaveLength(1);
    vi.advanceTimersByTime(400);
    expect(asked().slice(1)).toMatchObject([{ plan: { run: { batchSize: 8 } } }]);
  });

  it('prepares nothing while a run is going, and what is open when it has ended', () => {
    warmTraining();
    train();
    setBatch(16);
    vi.advanceTimersByTime(5000);
    expect(asked()).toHaveLength(1);
    receive([{ kind: 'end', reason: 'finished', batch: 3, epoch: 0, ms: 10 }]);
    vi.advanceTimersByTime(1000);
    expect(asked().at(-1)).toMatchObject({ plan: { run: { batchSize: 16 } } });
  });

  it('prepares and starts runs on the engine that a person chose, and keeps what the worker says of it', () => {
    warmTraining();
    changeSettings({ engine: 'cpu' });
    vi.advanceTimersByTime(1000);
    expect(asked().at(-1)).toMatchObject({ backend: 'cpu' });
    const choice = { backend: 'cpu', threads: 1, why: 'asked', trials: [] } as const;
    asked().at(-1)?.onWarmed(choice);
    expect(useRunStore.getState().ahead).toBe(choice);
    train();
    expect(client.start.mock.lastCall?.[2]).toMatchObject({ backend: 'cpu' });
  });

  it('only loads the worker for a project that cannot train', () => {
    openProject({ say: 'openNew' }, emptyProject('Nothing'));
    warmTraining();
    expect(asked()).toEqual([undefined]);
  });
});

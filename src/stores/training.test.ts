import { beforeEach, expect, it } from 'vitest';
import { emptyProject } from '../graph/project.ts';
import { openProject } from './documentStore.ts';
import { beginRun, receive, useRunStore } from './runStore.ts';
import { pause, resume, step, stop, train } from './training.ts';
import { useUiStore } from './uiStore.ts';

beforeEach(() => {
  openProject('Open Nothing', emptyProject('Nothing'));
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

import { useEffect, useState } from 'react';
import { useRunStore, type RunState } from '../../../stores/runStore.ts';

/** Charts are redrawn at most ten times a second. */
const frameMs = 100;
/** On a slow machine they wait longer: what a redraw costs may take this share of the time. */
const share = 0.25;

/** What is known of the runs, taken anew at most ten times a second, and not at all while the page is hidden. */
export function useRunFrame(): RunState {
  const [frame, setFrame] = useState(useRunStore.getState);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let dueAt = 0;
    const draw = (): void => {
      timer = undefined;
      const startedAt = performance.now();
      dueAt = startedAt + frameMs;
      setFrame(useRunStore.getState());
      // Runs once what was set has been rendered, the charts' own passes included.
      setTimeout(() => {
        dueAt = Math.max(dueAt, startedAt + (performance.now() - startedAt) / share);
      });
    };
    const changed = (): void => {
      if (document.hidden || timer !== undefined) return;
      timer = setTimeout(draw, Math.max(0, dueAt - performance.now()));
    };
    changed();
    const unsubscribe = useRunStore.subscribe(changed);
    document.addEventListener('visibilitychange', changed);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', changed);
    };
  }, []);
  return frame;
}

import { useEffect, useRef, useState } from 'react';
import { useRunStore, type RunState } from '../../../stores/runStore.ts';

/** Charts are redrawn at most ten times a second. */
const frameMs = 100;

/** What is known of the runs, taken anew at most ten times a second, and not at all while the page is hidden. */
export function useRunFrame(): RunState {
  const [frame, setFrame] = useState(useRunStore.getState);
  const drawnAt = useRef(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      timer = undefined;
      drawnAt.current = performance.now();
      setFrame(useRunStore.getState());
    };
    const changed = (): void => {
      if (document.hidden || timer !== undefined) return;
      timer = setTimeout(draw, Math.max(0, drawnAt.current + frameMs - performance.now()));
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

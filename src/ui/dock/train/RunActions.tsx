import { Pause, Play, Square, StepForward } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCompiled } from '../../../stores/compiled.ts';
import type { RunStatus } from '../../../stores/runStore.ts';
import { pause, resume, step, stop, train } from '../../../stores/training.ts';
import { useWords } from '../../i18n/words.ts';
import { DockButton } from '../DockButton.tsx';
import dock from '../dock.module.css';
import { RunSettings } from './RunSettings.tsx';
import { trainWords } from './trainWords.ts';

/** What can be done with the run as it stands. */
export function RunActions(props: { readonly status: RunStatus }): ReactElement {
  const { status } = props;
  const words = useWords(trainWords);
  const ready = useCompiled((compiled) => compiled.plan !== null);
  if (status === 'ended' || status === 'idle') {
    return (
      <div className={dock.actions}>
        <DockButton kind="primary" icon={Play} onClick={train} disabled={!ready} title={ready ? '' : words.blockedText}>
          {words.trainAgain}
        </DockButton>
        <RunSettings iconOnly />
      </div>
    );
  }
  const going = status === 'training' || status === 'paused';
  return (
    <div className={dock.actions}>
      {status === 'paused' ? (
        <DockButton icon={Play} onClick={resume}>
          {words.resume}
        </DockButton>
      ) : (
        <DockButton icon={Pause} onClick={pause} disabled={!going}>
          {words.pause}
        </DockButton>
      )}
      <DockButton icon={StepForward} onClick={step} disabled={!going} title={words.stepOnceHint}>
        {words.stepOnce}
      </DockButton>
      <DockButton icon={Square} onClick={stop} disabled={status === 'stopping'}>
        {words.stop}
      </DockButton>
    </div>
  );
}

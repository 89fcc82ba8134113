import { Pause, Play, Square, StepForward } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCompiled } from '../../../stores/compiled.ts';
import type { RunStatus } from '../../../stores/runStore.ts';
import { pause, resume, step, stop, train } from '../../../stores/training.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../parts/Button.tsx';
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
        <Button kind="primary" icon={Play} onClick={train} disabledReason={ready ? null : words.blockedText}>
          {words.trainAgain}
        </Button>
        <RunSettings iconOnly />
      </div>
    );
  }
  const begins = status === 'starting' || status === 'adapting';
  const reason = begins ? words.startingHint : status === 'stopping' ? words.stoppingHint : null;
  return (
    <div className={dock.actions}>
      {status === 'paused' ? (
        <Button kind="outline" icon={Play} onClick={resume}>
          {words.resume}
        </Button>
      ) : (
        <Button kind="outline" icon={Pause} onClick={pause} disabledReason={reason}>
          {words.pause}
        </Button>
      )}
      <Button kind="outline" icon={StepForward} onClick={step} disabledReason={reason} title={words.stepOnceHint}>
        {words.stepOnce}
      </Button>
      <Button
        kind="outline"
        icon={Square}
        onClick={stop}
        disabledReason={status === 'stopping' ? words.stoppingHint : null}
      >
        {words.stop}
      </Button>
    </div>
  );
}

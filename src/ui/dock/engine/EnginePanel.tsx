import type { ReactElement } from 'react';
import type { EngineChoice } from '../../../engine/choice.ts';
import type { EngineEvent } from '../../../training/protocol.ts';
import { EngineOptions } from './EngineOptions.tsx';
import { EngineReason } from './EngineReason.tsx';
import { EngineTrials } from './EngineTrials.tsx';

/** Why runs are on this engine, what others gave, and the choice for the next run. */
export function EnginePanel(props: {
  /** Of the newest run, or of the one that was prepared ahead; `null` before anything was tried. */
  readonly choice: EngineChoice | null;
  readonly moved: EngineEvent | null;
  /** Whether the choice is that of a run that is going. */
  readonly going: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { choice, moved, going, onClose } = props;
  return (
    <>
      <EngineReason choice={choice} moved={moved} onClose={onClose} />
      {choice && choice.trials.length > 0 && <EngineTrials choice={choice} />}
      <EngineOptions stays={going && choice ? choice.backend : null} />
    </>
  );
}

import { CircleX } from 'lucide-react';
import type { ReactElement } from 'react';
import { getCompiled } from '../../../stores/compiled.ts';
import { changeSettings, useSettings } from '../../../stores/settingsStore.ts';
import { train } from '../../../stores/training.ts';
import { select, showGraph } from '../../../stores/uiStore.ts';
import type { EndEvent } from '../../../training/protocol.ts';
import { useWords } from '../../i18n/words.ts';
import dock from '../dock.module.css';
import { SmallButton } from '../SmallButton.tsx';
import { trainWords } from './trainWords.ts';

/** Why a run broke off, and the way out. */
export function RunProblem(props: { readonly end: EndEvent }): ReactElement {
  const { end } = props;
  const words = useWords(trainWords);
  const choseEngine = useSettings((settings) => settings.engine !== 'auto');
  const step = getCompiled().plan?.steps[0];
  const showStep = (): void => {
    showGraph('main');
    if (step) select([step.block]);
  };
  const trainAutomatically = (): void => {
    changeSettings({ engine: 'auto' });
    train();
  };
  return (
    <div className={dock.problem} role="alert">
      <CircleX size={14} strokeWidth={1.75} aria-hidden />
      <div>
        <p>{end.message}</p>
        {end.reason === 'error' && <p>{words.projectIsSafe}</p>}
        {end.reason === 'error' && choseEngine && (
          <SmallButton onClick={trainAutomatically}>{words.trainAutomatically}</SmallButton>
        )}
        {end.reason === 'nan' && step && <SmallButton onClick={showStep}>{words.showStep}</SmallButton>}
      </div>
    </div>
  );
}

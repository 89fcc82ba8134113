import { Play, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCompiled } from '../../../stores/compiled.ts';
import { train } from '../../../stores/training.ts';
import { showDock } from '../../../stores/uiStore.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../parts/Button.tsx';
import dock from '../dock.module.css';
import { RunSettings } from './RunSettings.tsx';
import { trainWords } from './trainWords.ts';

/** Before the first run: what Train does, or what stands in its way. */
export function NoRun(): ReactElement {
  const words = useWords(trainWords);
  const ready = useCompiled((compiled) => compiled.plan !== null);
  return (
    <>
      <h3 className={dock.emptyTitle}>{ready ? words.noRun : words.blocked}</h3>
      <p className={dock.text}>{ready ? words.noRunText : words.blockedText}</p>
      <div className={dock.actions} style={{ marginTop: 0 }}>
        {ready ? (
          <Button kind="primary" icon={Play} onClick={train}>
            {words.train}
          </Button>
        ) : (
          <Button kind="outline" icon={TriangleAlert} onClick={() => showDock('problems')}>
            {words.showProblems}
          </Button>
        )}
        <RunSettings />
      </div>
    </>
  );
}

import { LayoutGrid, Play, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Compiled } from '../../../compiler/compiled.ts';
import { useCompiled } from '../../../stores/compiled.ts';
import { train } from '../../../stores/training.ts';
import { showDialog, showDock } from '../../../stores/uiStore.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../parts/Button.tsx';
import dock from '../dock.module.css';
import { RunSettings } from './RunSettings.tsx';
import { trainWords } from './trainWords.ts';

/** Before the first run: what Train does, or what stands in its way. */
export function NoRun(): ReactElement {
  const words = useWords(trainWords);
  const readiness = useCompiled(readinessOf);
  return (
    <>
      <h3 className={dock.emptyTitle}>{words[readiness]}</h3>
      <p className={dock.text}>{words[`${readiness}Text`]}</p>
      <div className={dock.actions} style={{ marginTop: 0 }}>
        {readiness === 'noRun' && (
          <Button kind="primary" icon={Play} onClick={train}>
            {words.train}
          </Button>
        )}
        {readiness === 'blocked' && (
          <Button kind="outline" icon={TriangleAlert} onClick={() => showDock('problems')}>
            {words.showProblems}
          </Button>
        )}
        {readiness === 'incomplete' && (
          <Button kind="outline" icon={LayoutGrid} onClick={() => showDialog('templates')}>
            {words.openTemplate}
          </Button>
        )}
        <RunSettings />
      </div>
    </>
  );
}

/** Ready, kept back by an error, or not yet a whole program: as the words call it. */
function readinessOf({ plan, diagnostics }: Compiled): 'noRun' | 'blocked' | 'incomplete' {
  if (plan !== null) return 'noRun';
  return diagnostics.some(({ severity }) => severity === 'error') ? 'blocked' : 'incomplete';
}

import { Package } from 'lucide-react';
import type { ReactElement } from 'react';
import { frameRefusal, selectionToModel } from '../../stores/actions/frames.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { nextModelName } from '../i18n/modelName.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { makeModelWords } from './makeModelWords.ts';

/** Makes a model of the selected layers, or says why that cannot be. */
export function MakeModel(): ReactElement {
  const words = useWords(makeModelWords);
  // Shapes decide it too, so it is asked again after each compilation.
  useCompiled((compiled) => compiled);
  const refusal = frameRefusal();
  return (
    <Button
      kind="outline"
      icon={Package}
      title={words.title}
      disabledReason={refusal === null ? null : words[refusal]}
      onClick={() => selectionToModel(nextModelName())}
    >
      {words.make}
    </Button>
  );
}

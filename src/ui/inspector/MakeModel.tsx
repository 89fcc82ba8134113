import { Package } from 'lucide-react';
import type { ReactElement } from 'react';
import { frameRefusal, selectionToModel, type FrameRefusal } from '../../stores/actions/frames.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { nextModelName } from '../i18n/modelName.ts';
import { defineWords, useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';

const makeModelWords = defineWords(
  {
    make: 'Make a model',
    title: 'Put these layers into a model, to be used more than once',
    empty: 'Select layers first',
    nested: 'Models stand on the canvas, not in each other',
    notLayers: 'Data, losses and update steps stay outside a model: select layers alone',
    noInput: 'No wire comes into the selection',
    unknownShape: 'The shape that comes in is not known yet',
    gap: 'A block between the selected ones is not selected',
  },
  {
    make: '组成模型',
    title: '把这些层放进一个模型，以便多次使用',
    empty: '请先选择层',
    nested: '模型只能放在画布上，不能互相嵌套',
    notLayers: '数据、损失和更新步骤不能放进模型：请只选择层',
    noInput: '没有连线进入所选部分',
    unknownShape: '输入的形状尚不明确',
    gap: '所选模块之间有未选择的模块',
  },
) satisfies Record<string, Record<FrameRefusal, string>>;

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

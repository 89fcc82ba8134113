import { defineFrame } from '../kit/define.ts';
import { model as modelReference } from '../kit/param.ts';

export const model = defineFrame({
  role: 'model',
  type: 'model',
  category: 'training',
  label: 'Model',
  aliases: ['subnetwork', 'reuse', 'shared weights', 'nn.Module'],
  summary: 'A use of a model: all uses of the same one share their weights.',
  icon: 'package',
  reference: 'https://keras.io/api/models/model/',
  // The compiler gives it the ports of the model it uses.
  inputs: [],
  outputs: [],
  params: { model: modelReference({ label: 'Model', help: 'Which model is used here.' }) },
});

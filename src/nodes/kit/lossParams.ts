import type { ConfigPart } from './config.ts';
import { bool } from './param.ts';

export const fromLogitsParam = bool(false, {
  label: 'From logits',
  help: 'On when the last layer has no softmax or sigmoid: the loss then applies it.',
  advanced: true,
});

export const logitsText = (fromLogits: boolean): ConfigPart =>
  fromLogits ? { logits: true } : { probabilities: true };

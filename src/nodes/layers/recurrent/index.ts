import type { LayerDefinition } from '../../kit/define.ts';
import { bidirectional } from './bidirectional.ts';
import { convLSTM1d } from './convLSTM1d.ts';
import { convLSTM2d } from './convLSTM2d.ts';
import { gru } from './gru.ts';
import { lstm } from './lstm.ts';
import { simpleRNN } from './simpleRNN.ts';
import { timeDistributed } from './timeDistributed.ts';

/** In the order of the palette. */
export const recurrentLayers: readonly LayerDefinition[] = [
  simpleRNN,
  lstm,
  gru,
  bidirectional,
  convLSTM1d,
  convLSTM2d,
  timeDistributed,
];

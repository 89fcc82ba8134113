import type { LayerDefinition } from '../../kit/define.ts';
import { bidirectional } from './bidirectional.ts';
import { gru } from './gru.ts';
import { lstm } from './lstm.ts';
import { simpleRNN } from './simpleRNN.ts';

/** In the order of the palette. */
export const recurrentLayers: readonly LayerDefinition[] = [simpleRNN, lstm, gru, bidirectional];

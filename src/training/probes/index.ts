import { boundary } from './boundary.ts';
import { confusion } from './confusion.ts';
import { featureMaps } from './featureMaps.ts';
import { predictions } from './predictions.ts';
import type { Probe } from './probe.ts';
import { samples } from './samples.ts';
import { text } from './text.ts';
import { weights } from './weights.ts';

/** Every live view, the ones people look at first in front. */
export const probes: readonly Probe[] = [boundary, samples, featureMaps, predictions, text, confusion, weights];

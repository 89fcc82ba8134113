import { loadPart, storePart } from '../part';
import { activate, slope } from './activations';
import { copyRow, rowAt } from './rows';
import { backward, forward, Sequence, SequenceGradient } from './sequence';

/** The recurrent layer of Elman 1990: hidden = activated([hidden input 1] × matrix). */
export function simpleRnn(words: usize, begin: i32, end: i32, scratch: usize): void {
  forward<SimpleRnn>(words, begin, end, scratch);
}

/** The gradient of `simpleRnn`. */
export function simpleRnnGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  backward<SimpleRnn>(words, begin, end, scratch);
}

// @ts-ignore: decorator
@unmanaged
class SimpleRnn {
  // @ts-ignore: decorator
  @inline
  gates(): i32 {
    return 1;
  }

  // @ts-ignore: decorator
  @inline
  advance(sequence: Sequence, place: i32, samples: i32, rows: usize, sums: usize, cells: usize, scratch: usize): void {
    const units = sequence.units;
    const width = units + sequence.features + sequence.ones;
    for (let sample = 0; sample < samples; sample++) {
      const kept = rowAt(sequence.gates, place + sample * sequence.steps, units);
      activate(sequence.activation, rowAt(sums, sample, units), kept, units);
      copyRow(rowAt(rows, sample, width), kept, units);
    }
  }

  // @ts-ignore: decorator
  @inline
  retreat(
    sequence: SequenceGradient,
    place: i32,
    samples: i32,
    rows: usize,
    slopes: usize,
    cells: usize,
    scratch: usize,
  ): void {
    const units = sequence.units;
    const width = units + (sequence.inputSlopes ? sequence.features : 0);
    for (let sample = 0; sample < samples; sample++) {
      const kept = place + sample * sequence.steps;
      const hidden = rowAt(rows, sample, width);
      retreatOne(sequence, kept, hidden, rowAt(slopes, sample, units));
    }
  }
}

/** One step of one sample back. The hidden state before the step acted through the sums alone. */
function retreatOne(sequence: SequenceGradient, kept: i32, hidden: usize, slopes: usize): void {
  const units = sequence.units;
  const gates = rowAt(sequence.gates, kept, units);
  const out = rowAt(sequence.gateSlopes, kept, units);
  for (let unit = 0; unit < units; unit += 4) {
    const at = (<usize>unit) << 2;
    const left = units - unit;
    const steepness = slope(sequence.activation, loadPart(gates + at, left));
    const dSum = f32x4.mul(loadPart(hidden + at, left), steepness);
    storePart(slopes + at, dSum, left);
    storePart(out + at, dSum, left);
    storePart(hidden + at, f32x4.splat(0), left);
  }
}

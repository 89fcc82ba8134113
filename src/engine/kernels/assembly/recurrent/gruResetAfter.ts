import { loadPart, storePart } from '../part';
import { activate, slope } from './activations';
import { mix } from './gru';
import { copyRow, rowAt } from './rows';
import { backward, forward, Sequence, SequenceGradient } from './sequence';

/**
 * The gated recurrent unit as Keras has it by default (`reset_after`), where the reset gate scales a product instead of
 * what goes into one:
 *
 *     [z r i u] = [hidden input 1] × matrix, z and r activated
 *     shown     = activated(i + r u)
 *     hidden    = z hidden + (1 - z) shown
 *
 * The matrix has zeros where i does not see the hidden state and where u does not see the input: one product is made
 * of two. Of the gates, [z r shown u] are kept.
 */
export function gruResetAfter(words: usize, begin: i32, end: i32, scratch: usize): void {
  forward<GruResetAfter>(words, begin, end, scratch);
}

/** The gradient of `gruResetAfter`. */
export function gruResetAfterGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  backward<GruResetAfter>(words, begin, end, scratch);
}

// @ts-ignore: decorator
@unmanaged
class GruResetAfter {
  // @ts-ignore: decorator
  @inline
  gates(): i32 {
    return 4;
  }

  // @ts-ignore: decorator
  @inline
  advance(sequence: Sequence, place: i32, samples: i32, rows: usize, sums: usize, cells: usize, scratch: usize): void {
    const units = sequence.units;
    const width = units + sequence.features + sequence.ones;
    for (let sample = 0; sample < samples; sample++) {
      const gates = rowAt(sequence.gates, place + sample * sequence.steps, 4 * units);
      advanceOne(sequence, rowAt(rows, sample, width), rowAt(sums, sample, 4 * units), gates);
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
      const hidden = rowAt(rows, sample, width);
      retreatOne(sequence, place + sample * sequence.steps, hidden, rowAt(slopes, sample, 4 * units));
    }
  }
}

/** One step of one sample. */
function advanceOne(sequence: Sequence, hidden: usize, sums: usize, gates: usize): void {
  const units = sequence.units;
  const width = (<usize>units) << 2;
  activate(sequence.recurrentActivation, sums, gates, 2 * units);
  const shown = gates + 2 * width;
  copyRow(shown + width, sums + 3 * width, units);
  for (let unit = 0; unit < units; unit += 4) {
    const at = (<usize>unit) << 2;
    const left = units - unit;
    const scaled = f32x4.mul(loadPart(gates + width + at, left), loadPart(sums + 3 * width + at, left));
    storePart(shown + at, f32x4.add(loadPart(sums + 2 * width + at, left), scaled), left);
  }
  activate(sequence.activation, shown, shown, units);
  mix(hidden, gates, shown, units);
}

/** One step of one sample back. */
function retreatOne(sequence: SequenceGradient, kept: i32, hidden: usize, slopes: usize): void {
  const units = sequence.units;
  const width = (<usize>units) << 2;
  const gates = rowAt(sequence.gates, kept, 4 * units);
  const before = rowAt(sequence.joined, kept, units + sequence.features + sequence.ones);
  for (let unit = 0; unit < units; unit += 4) {
    const at = (<usize>unit) << 2;
    const left = units - unit;
    const z = loadPart(gates + at, left);
    const r = loadPart(gates + width + at, left);
    const y = loadPart(gates + 2 * width + at, left);
    const u = loadPart(gates + 3 * width + at, left);
    const dHidden = loadPart(hidden + at, left);
    const difference = f32x4.sub(loadPart(before + at, left), y);
    const dUpdate = f32x4.mul(f32x4.mul(dHidden, difference), slope(sequence.recurrentActivation, z));
    const dShown = f32x4.mul(dHidden, f32x4.sub(f32x4.splat(1), z));
    const dCandidate = f32x4.mul(dShown, slope(sequence.activation, y));
    const dReset = f32x4.mul(f32x4.mul(dCandidate, u), slope(sequence.recurrentActivation, r));
    storePart(slopes + at, dUpdate, left);
    storePart(slopes + width + at, dReset, left);
    storePart(slopes + 2 * width + at, dCandidate, left);
    storePart(slopes + 3 * width + at, f32x4.mul(dCandidate, r), left);
    storePart(hidden + at, f32x4.mul(dHidden, z), left);
  }
  copyRow(rowAt(sequence.gateSlopes, kept, 4 * units), slopes, 4 * units);
}

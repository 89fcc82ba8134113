import { loadPart, storePart } from '../part';
import { multiply } from '../matMul';
import { elementAt } from '../words';
import { activate, slope } from './activations';
import { addRow, copyRow, rowAt } from './rows';
import { backward, forward, samplesTogether, Sequence, SequenceGradient } from './sequence';

/**
 * The gated recurrent unit of Cho et al. 2014, whose candidate sees what the reset gate left of the hidden state:
 *
 *     [z r]  = activated([hidden input 1] × matrix)
 *     shown  = activated([r hidden, input, 1] × candidate's matrix)
 *     hidden = z hidden + (1 - z) shown
 */
export function gru(words: usize, begin: i32, end: i32, scratch: usize): void {
  forward<Gru>(words, begin, end, scratch);
}

/** The gradient of `gru`. */
export function gruGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  backward<Gru>(words, begin, end, scratch);
}

// @ts-ignore: decorator
@unmanaged
class Gru {
  // @ts-ignore: decorator
  @inline
  gates(): i32 {
    return 2;
  }

  // @ts-ignore: decorator
  @inline
  advance(sequence: Sequence, place: i32, samples: i32, rows: usize, sums: usize, cells: usize, scratch: usize): void {
    const units = sequence.units;
    const steps = sequence.steps;
    const width = units + sequence.features + sequence.ones;
    // What lies behind the gates is free in a layer without cells.
    const resetRows = cells;
    const candidates = elementAt(resetRows, samplesTogether * width);
    for (let sample = 0; sample < samples; sample++) {
      const kept = place + sample * steps;
      const gates = rowAt(sequence.gates, kept, 2 * units);
      activate(sequence.recurrentActivation, rowAt(sums, sample, 2 * units), gates, 2 * units);
      const row = rowAt(rows, sample, width);
      const resetRow = rowAt(resetRows, sample, width);
      copyRow(resetRow, row, width);
      multiplyRow(resetRow, elementAt(gates, units), row, units);
      copyRow(rowAt(sequence.joinedReset, kept, width), resetRow, width);
    }
    multiply(resetRows, width, 1, sequence.packedCandidate, candidates, units, samples, units, width, false, scratch);
    for (let sample = 0; sample < samples; sample++) {
      const kept = place + sample * steps;
      const shown = rowAt(sequence.shown, kept, units);
      activate(sequence.activation, rowAt(candidates, sample, units), shown, units);
      mix(rowAt(rows, sample, width), rowAt(sequence.gates, kept, 2 * units), shown, units);
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
    const steps = sequence.steps;
    const width = units + (sequence.inputSlopes ? sequence.features : 0);
    const resetRows = cells;
    const candidates = elementAt(resetRows, samplesTogether * width);
    for (let sample = 0; sample < samples; sample++) {
      const hidden = rowAt(rows, sample, width);
      unmix(
        sequence,
        place + sample * steps,
        hidden,
        rowAt(slopes, sample, 2 * units),
        rowAt(candidates, sample, units),
      );
    }
    multiply(candidates, units, 1, sequence.packedCandidate, resetRows, width, samples, width, units, false, scratch);
    for (let sample = 0; sample < samples; sample++) {
      const hidden = rowAt(rows, sample, width);
      const resetRow = rowAt(resetRows, sample, width);
      unreset(sequence, place + sample * steps, hidden, rowAt(slopes, sample, 2 * units), resetRow);
      // What acted on the input through the candidate; the gates' share is added by the product that follows.
      addRow(elementAt(hidden, units), elementAt(resetRow, units), width - units);
    }
  }
}

/** to[i] = a[i] b[i] */
function multiplyRow(to: usize, a: usize, b: usize, count: i32): void {
  for (let left = count; left > 0; left -= 4, to += 16, a += 16, b += 16) {
    storePart(to, f32x4.mul(loadPart(a, left), loadPart(b, left)), left);
  }
}

/** hidden = z hidden + (1 - z) shown */
export function mix(hidden: usize, z: usize, shown: usize, units: i32): void {
  for (let left = units; left > 0; left -= 4, hidden += 16, z += 16, shown += 16) {
    const kept = loadPart(z, left);
    const old = f32x4.mul(kept, loadPart(hidden, left));
    const made = f32x4.mul(f32x4.sub(f32x4.splat(1), kept), loadPart(shown, left));
    storePart(hidden, f32x4.add(old, made), left);
  }
}

/** From the gradient of the new hidden state to those of the sums of z and of the candidate, and what z passes on. */
function unmix(sequence: SequenceGradient, kept: i32, hidden: usize, slopes: usize, candidates: usize): void {
  const units = sequence.units;
  const gates = rowAt(sequence.gates, kept, 2 * units);
  const shown = rowAt(sequence.shown, kept, units);
  const before = rowAt(sequence.joined, kept, units + sequence.features + sequence.ones);
  const gateOut = rowAt(sequence.gateSlopes, kept, 2 * units);
  const candidateOut = rowAt(sequence.candidateSlopes, kept, units);
  for (let unit = 0; unit < units; unit += 4) {
    const at = (<usize>unit) << 2;
    const left = units - unit;
    const z = loadPart(gates + at, left);
    const y = loadPart(shown + at, left);
    const dHidden = loadPart(hidden + at, left);
    const difference = f32x4.sub(loadPart(before + at, left), y);
    const dUpdate = f32x4.mul(f32x4.mul(dHidden, difference), slope(sequence.recurrentActivation, z));
    const dShown = f32x4.mul(dHidden, f32x4.sub(f32x4.splat(1), z));
    const dCandidate = f32x4.mul(dShown, slope(sequence.activation, y));
    storePart(slopes + at, dUpdate, left);
    storePart(gateOut + at, dUpdate, left);
    storePart(candidates + at, dCandidate, left);
    storePart(candidateOut + at, dCandidate, left);
    storePart(hidden + at, f32x4.mul(dHidden, z), left);
  }
}

/** From the gradient of what the reset gate left to that of the gate's sum, and what the gate passes on. */
function unreset(sequence: SequenceGradient, kept: i32, hidden: usize, slopes: usize, resetRow: usize): void {
  const units = sequence.units;
  const gates = elementAt(rowAt(sequence.gates, kept, 2 * units), units);
  const before = rowAt(sequence.joined, kept, units + sequence.features + sequence.ones);
  const sums = elementAt(slopes, units);
  const out = elementAt(rowAt(sequence.gateSlopes, kept, 2 * units), units);
  for (let unit = 0; unit < units; unit += 4) {
    const at = (<usize>unit) << 2;
    const left = units - unit;
    const r = loadPart(gates + at, left);
    const dLeft = loadPart(resetRow + at, left);
    const dGate = f32x4.mul(dLeft, loadPart(before + at, left));
    const dReset = f32x4.mul(dGate, slope(sequence.recurrentActivation, r));
    storePart(sums + at, dReset, left);
    storePart(out + at, dReset, left);
    storePart(hidden + at, f32x4.add(loadPart(hidden + at, left), f32x4.mul(dLeft, r)), left);
  }
}

import { loadPart, storePart } from '../part';
import { elementAt } from '../words';
import { activate, slope } from './activations';
import { rowAt } from './rows';
import { backward, forward, Sequence, SequenceGradient } from './sequence';

/**
 * The long short-term memory of Hochreiter and Schmidhuber 1997 with the forget gate of Gers et al. 2000:
 *
 *     [i f g o] = activated([hidden input 1] × matrix)
 *     cell      = f cell + i g
 *     hidden    = o activated(cell)
 *
 * `cells` keeps the cell before each step, and `shown` what it shows after it.
 */
export function lstm(words: usize, begin: i32, end: i32, scratch: usize): void {
  forward<Lstm>(words, begin, end, scratch);
}

/** The gradient of `lstm`. */
export function lstmGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  backward<Lstm>(words, begin, end, scratch);
}

// @ts-ignore: decorator
@unmanaged
class Lstm {
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
      const kept = place + sample * sequence.steps;
      const row = rowAt(rows, sample, width);
      advanceOne(sequence, kept, row, rowAt(sums, sample, 4 * units), rowAt(cells, sample, units));
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
      const row = rowAt(rows, sample, width);
      const slopesOfRow = rowAt(slopes, sample, 4 * units);
      const cell = rowAt(cells, sample, units);
      retreatOne(sequence, kept, row, slopesOfRow, cell);
    }
  }
}

/** One step of one sample: from the sums of its gates to its new cell and hidden state. */
function advanceOne(sequence: Sequence, kept: i32, hidden: usize, sums: usize, cell: usize): void {
  const units = sequence.units;
  const i = rowAt(sequence.gates, kept, 4 * units);
  const f = elementAt(i, units);
  const g = elementAt(f, units);
  const o = elementAt(g, units);
  activate(sequence.recurrentActivation, sums, i, 2 * units);
  activate(sequence.activation, elementAt(sums, 2 * units), g, units);
  activate(sequence.recurrentActivation, elementAt(sums, 3 * units), o, units);

  const before = rowAt(sequence.cells, kept, units);
  for (let unit = 0; unit < units; unit += 4) {
    const at = <usize>unit << 2;
    const left = units - unit;
    const old = loadPart(cell + at, left);
    const forgotten = f32x4.mul(loadPart(f + at, left), old);
    storePart(before + at, old, left);
    storePart(cell + at, f32x4.add(forgotten, f32x4.mul(loadPart(i + at, left), loadPart(g + at, left))), left);
  }
  const shown = rowAt(sequence.shown, kept, units);
  activate(sequence.activation, cell, shown, units);
  for (let unit = 0; unit < units; unit += 4) {
    const at = <usize>unit << 2;
    const left = units - unit;
    storePart(hidden + at, f32x4.mul(loadPart(o + at, left), loadPart(shown + at, left)), left);
  }
}

/**
 * One step of one sample back: from the gradients of its new state to those of the sums of its gates and of its old
 * cell. The hidden state before the step acted through the gates alone.
 */
function retreatOne(sequence: SequenceGradient, kept: i32, hidden: usize, slopes: usize, cell: usize): void {
  const units = sequence.units;
  const inner = sequence.activation;
  const outer = sequence.recurrentActivation;
  const gates = rowAt(sequence.gates, kept, 4 * units);
  const shift = rowAt(sequence.gateSlopes, kept, 4 * units) - slopes;
  const before = rowAt(sequence.cells, kept, units);
  const shown = rowAt(sequence.shown, kept, units);
  const width = <usize>units << 2;
  for (let unit = 0; unit < units; unit += 4) {
    const at = <usize>unit << 2;
    const left = units - unit;
    const i = loadPart(gates + at, left);
    const f = loadPart(gates + width + at, left);
    const g = loadPart(gates + 2 * width + at, left);
    const o = loadPart(gates + 3 * width + at, left);
    const y = loadPart(shown + at, left);
    const dHidden = loadPart(hidden + at, left);
    const dShown = f32x4.mul(f32x4.mul(dHidden, o), slope(inner, y));
    const dCell = f32x4.add(loadPart(cell + at, left), dShown);
    const dInput = f32x4.mul(f32x4.mul(dCell, g), slope(outer, i));
    const dForget = f32x4.mul(f32x4.mul(dCell, loadPart(before + at, left)), slope(outer, f));
    const dCandidate = f32x4.mul(f32x4.mul(dCell, i), slope(inner, g));
    const dOutput = f32x4.mul(f32x4.mul(dHidden, y), slope(outer, o));
    storeTwice(slopes + at, shift, dInput, left);
    storeTwice(slopes + width + at, shift, dForget, left);
    storeTwice(slopes + 2 * width + at, shift, dCandidate, left);
    storeTwice(slopes + 3 * width + at, shift, dOutput, left);
    storePart(cell + at, f32x4.mul(dCell, f), left);
    storePart(hidden + at, f32x4.splat(0), left);
  }
}

/** For the step's product, and `shift` bytes further for those over all steps. */
// @ts-ignore: decorator
@inline
function storeTwice(at: usize, shift: usize, value: v128, count: i32): void {
  storePart(at, value, count);
  storePart(at + shift, value, count);
}

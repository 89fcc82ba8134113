import { UnaryFunction } from '../../functions';
import { multiply } from '../matMul';
import { tileRows, tileScratch } from '../tile';
import { elementAt } from '../words';
import { addRow, copyRow, rowAt } from './rows';

/*
 * What the cells of recurrent layers share: whole sequences as one instruction.
 *
 * A step reads one row, [hidden, input, 1], and multiplies it by one matrix, the recurrent kernel above the kernel
 * above the bias: one product where a layer has two and a sum, whose result never leaves the nearest cache before it is
 * activated. The rows of all steps are kept, so that the gradient of the matrix is one product too, over all samples
 * and steps.
 *
 * No sample reads another's numbers. Threads share the batch and need no barrier between two steps, and what comes out
 * does not depend on how many there are. What a step works on lies together in scratch, in the nearest cache; what is
 * kept lies as [batch, time, width], and a row of it is written once going forward and read once going back.
 */

/**
 * Samples that take a step together: several tiles of `multiply`, so that a panel of the matrix is used more than once
 * while it is in the nearest cache.
 */
export const samplesTogether: i32 = 16;

/** The words of a sequence that is taken forward. Addresses of what a cell does not have are 0. */
// @ts-ignore: decorator
@unmanaged
export class Sequence {
  /** [batch, steps, features] */
  inputs: usize;
  /** [units + features + ones, gates × units], packed. */
  packed: usize;
  /** The matrix that makes the candidate, where it has rows of its own. */
  packedCandidate: usize;
  /** [batch, units], or 0 for zeros. */
  initialHidden: usize;
  initialCell: usize;
  /** Kept rows: [batch, steps, units + features + ones]. */
  joined: usize;
  /** Kept rows of the candidate's own matrix. */
  joinedReset: usize;
  /** Kept: activated gates. */
  gates: usize;
  /** Kept, [batch, steps, units]: cells before each step. */
  cells: usize;
  /** Kept, [batch, steps, units]: what a cell shows, or candidates. */
  shown: usize;
  /** Hidden state after each step, [batch, steps, units], or 0. */
  outputs: usize;
  /** [batch, units] */
  lastHidden: usize;
  lastCell: usize;
  batch: i32;
  steps: i32;
  units: i32;
  features: i32;
  /** 1 where rows end with a 1, whose weights are the bias. */
  ones: i32;
  activation: UnaryFunction;
  recurrentActivation: UnaryFunction;
  /** Whether the last place in time is read first. */
  backwards: i32;
  /** Whether `outputs` lists steps in the order they were taken, not in that of time. */
  asTaken: i32;
}

/** The words of a sequence that is taken back. Addresses of what a cell does not have are 0. */
// @ts-ignore: decorator
@unmanaged
export class SequenceGradient {
  gates: usize;
  cells: usize;
  shown: usize;
  joined: usize;
  /** The transpose of the matrix without the bias, packed: [gates × units, units + features]; see `inputSlopes`. */
  packed: usize;
  packedCandidate: usize;
  /** Gradients with respect to what came out, each or 0. */
  outputSlopes: usize;
  lastHiddenSlopes: usize;
  lastCellSlopes: usize;
  /** Out: gradients with respect to the gates before they were activated. May be the memory of `gates`. */
  gateSlopes: usize;
  candidateSlopes: usize;
  /** Out, or 0: then `packed` has columns for the hidden state only. */
  inputSlopes: usize;
  initialHiddenSlopes: usize;
  initialCellSlopes: usize;
  batch: i32;
  steps: i32;
  units: i32;
  features: i32;
  ones: i32;
  activation: UnaryFunction;
  recurrentActivation: UnaryFunction;
  backwards: i32;
  asTaken: i32;
}

/** The place in time of a step. */
// @ts-ignore: decorator
@inline
function timeOf(step: i32, steps: i32, backwards: i32): i32 {
  return backwards ? steps - 1 - step : step;
}

/** The end of the samples whose units, tiles of `multiply`, come before `end`. */
// @ts-ignore: decorator
@inline
function samplesBefore(end: i32, batch: i32): i32 {
  return min(batch, end * tileRows);
}

/** Takes the samples of some units through all steps. A unit is four samples. */
// @ts-ignore: decorator
@inline
export function forward<Cell>(words: usize, begin: i32, end: i32, scratch: usize): void {
  const sequence = changetype<Sequence>(words);
  const last = samplesBefore(end, sequence.batch);
  for (let sample = begin * tileRows; sample < last; sample += samplesTogether) {
    forwardTogether<Cell>(sequence, sample, min(samplesTogether, last - sample), scratch);
  }
}

function forwardTogether<Cell>(sequence: Sequence, first: i32, samples: i32, scratch: usize): void {
  const kind = changetype<Cell>(<usize>0);
  const units = sequence.units;
  const steps = sequence.steps;
  const width = units + sequence.features + sequence.ones;
  const gateWidth = kind.gates() * units;
  const rows = scratch + tileScratch;
  const gates = elementAt(rows, samplesTogether * width);
  const cells = elementAt(gates, samplesTogether * gateWidth);
  for (let sample = 0; sample < samples; sample++) {
    const row = rowAt(rows, sample, width);
    copyRow(row, rowAt(sequence.initialHidden, first + sample, units), units);
    if (sequence.ones) store<f32>(elementAt(row, width - 1), 1);
    if (sequence.cells) copyRow(rowAt(cells, sample, units), rowAt(sequence.initialCell, first + sample, units), units);
  }
  for (let step = 0; step < steps; step++) {
    const place = first * steps + timeOf(step, steps, sequence.backwards);
    for (let sample = 0; sample < samples; sample++) {
      const row = rowAt(rows, sample, width);
      const kept = place + sample * steps;
      copyRow(elementAt(row, units), rowAt(sequence.inputs, kept, sequence.features), sequence.features);
      copyRow(rowAt(sequence.joined, kept, width), row, width);
    }
    multiply(rows, width, 1, sequence.packed, gates, gateWidth, samples, gateWidth, width, false, scratch);
    kind.advance(sequence, place, samples, rows, gates, cells, scratch);
    if (sequence.outputs) {
      const listed = sequence.asTaken ? first * steps + step : place;
      for (let sample = 0; sample < samples; sample++) {
        copyRow(rowAt(sequence.outputs, listed + sample * steps, units), rowAt(rows, sample, width), units);
      }
    }
  }
  for (let sample = 0; sample < samples; sample++) {
    copyRow(rowAt(sequence.lastHidden, first + sample, units), rowAt(rows, sample, width), units);
    if (sequence.cells) copyRow(rowAt(sequence.lastCell, first + sample, units), rowAt(cells, sample, units), units);
  }
}

/** Takes the samples of some units from the last step back to the first. A unit is four samples. */
// @ts-ignore: decorator
@inline
export function backward<Cell>(words: usize, begin: i32, end: i32, scratch: usize): void {
  const sequence = changetype<SequenceGradient>(words);
  const last = samplesBefore(end, sequence.batch);
  for (let sample = begin * tileRows; sample < last; sample += samplesTogether) {
    backwardTogether<Cell>(sequence, sample, min(samplesTogether, last - sample), scratch);
  }
}

function backwardTogether<Cell>(sequence: SequenceGradient, first: i32, samples: i32, scratch: usize): void {
  const kind = changetype<Cell>(<usize>0);
  const units = sequence.units;
  const steps = sequence.steps;
  const features = sequence.inputSlopes ? sequence.features : 0;
  const width = units + features;
  const gateWidth = kind.gates() * units;
  const rows = scratch + tileScratch;
  const gates = elementAt(rows, samplesTogether * width);
  const cells = elementAt(gates, samplesTogether * gateWidth);
  for (let sample = 0; sample < samples; sample++) {
    copyRow(rowAt(rows, sample, width), rowAt(sequence.lastHiddenSlopes, first + sample, units), units);
    const cell = rowAt(cells, sample, units);
    if (sequence.cells) copyRow(cell, rowAt(sequence.lastCellSlopes, first + sample, units), units);
  }
  for (let step = steps - 1; step >= 0; step--) {
    const place = first * steps + timeOf(step, steps, sequence.backwards);
    const listed = sequence.asTaken ? first * steps + step : place;
    for (let sample = 0; sample < samples; sample++) {
      const row = rowAt(rows, sample, width);
      if (sequence.outputSlopes) addRow(row, rowAt(sequence.outputSlopes, listed + sample * steps, units), units);
      copyRow(elementAt(row, units), 0, features);
    }
    kind.retreat(sequence, place, samples, rows, gates, cells, scratch);
    multiply(gates, gateWidth, 1, sequence.packed, rows, width, samples, width, gateWidth, true, scratch);
    if (features) {
      for (let sample = 0; sample < samples; sample++) {
        const row = elementAt(rowAt(rows, sample, width), units);
        copyRow(rowAt(sequence.inputSlopes, place + sample * steps, features), row, features);
      }
    }
  }
  for (let sample = 0; sample < samples; sample++) {
    copyRow(rowAt(sequence.initialHiddenSlopes, first + sample, units), rowAt(rows, sample, width), units);
    const cell = rowAt(cells, sample, units);
    if (sequence.cells) copyRow(rowAt(sequence.initialCellSlopes, first + sample, units), cell, units);
  }
}

import { UnaryFunction } from '../functions.ts';
import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { matMulScratch } from './matMul.ts';

/** The cells that run over whole sequences; `gates` says how wide a row of theirs is, in units. */
export const cells = {
  simpleRnn: { forward: Opcode.SimpleRnn, backward: Opcode.SimpleRnnGradient, gates: 1 },
  lstm: { forward: Opcode.Lstm, backward: Opcode.LstmGradient, gates: 4 },
  gru: { forward: Opcode.Gru, backward: Opcode.GruGradient, gates: 2 },
  gruResetAfter: { forward: Opcode.GruResetAfter, backward: Opcode.GruResetAfterGradient, gates: 4 },
} as const;
export type CellName = keyof typeof cells;

/** Activations that a cell may have: those whose slope can be told from what they gave. Affine is the identity. */
export const cellActivations: ReadonlySet<UnaryFunction> = new Set([
  UnaryFunction.Affine,
  UnaryFunction.Relu,
  UnaryFunction.Sigmoid,
  UnaryFunction.Tanh,
  UnaryFunction.HardSigmoid,
  UnaryFunction.Elu,
  UnaryFunction.Selu,
  UnaryFunction.Softplus,
  UnaryFunction.Softsign,
  UnaryFunction.Relu6,
]);

/** A cell and the sequences it runs over. */
export interface CellRun {
  readonly cell: CellName;
  readonly batch: number;
  readonly steps: number;
  readonly units: number;
  readonly features: number;
  /** Whether the rows that a cell multiplies end with a 1: the matrix has the bias as its last row. */
  readonly biased: boolean;
  readonly activation: UnaryFunction;
  readonly recurrentActivation: UnaryFunction;
  /** Whether the last place in time is read first. */
  readonly backwards: boolean;
  /** Whether the states of all steps are listed as they were taken, rather than in the order of time. */
  readonly asTaken: boolean;
}

/** Where the numbers of a sequence lie. What is optional is zeros, not wanted, or nothing that the cell has. */
export interface SequenceMemory {
  /** `[batch, steps, features]` */
  readonly inputs: Address;
  /** From `packRight`: `[rowWidth, gates × units]`, rows those of hidden state, inputs and bias. */
  readonly packed: Address;
  /** GRU: `[rowWidth, units]`. */
  readonly packedCandidate?: Address | undefined;
  /** `[batch, units]`, as all states. */
  readonly initialHidden?: Address | undefined;
  readonly initialCell?: Address | undefined;
  /** `[batch, steps, rowWidth]`: kept rows, for the gradient of the matrix. */
  readonly joined: Address;
  /** GRU: the same for the matrix of the candidate. */
  readonly joinedReset?: Address | undefined;
  /** `[batch, steps, gates × units]`: kept. */
  readonly gates: Address;
  /** LSTM, `[batch, steps, units]`: kept. */
  readonly cells?: Address | undefined;
  /** LSTM and GRU, `[batch, steps, units]`: kept. */
  readonly shown?: Address | undefined;
  /** `[batch, steps, units]`: the hidden states. */
  readonly outputs?: Address | undefined;
  readonly lastHidden: Address;
  /** LSTM. */
  readonly lastCell?: Address | undefined;
}

/** Numbers in the rows that a cell multiplies. */
export function rowWidth({ units, features, biased }: CellRun): number {
  return units + features + Number(biased);
}

/** Runs a cell over whole sequences. Needs `sequenceScratch`. Shared among threads by samples. */
export function runCell(run: CellRun, memory: SequenceMemory): Instruction {
  return instruction(run, cells[run.cell].forward, [
    memory.inputs,
    memory.packed,
    memory.packedCandidate ?? 0,
    memory.initialHidden ?? 0,
    memory.initialCell ?? 0,
    memory.joined,
    memory.joinedReset ?? 0,
    memory.gates,
    memory.cells ?? 0,
    memory.shown ?? 0,
    memory.outputs ?? 0,
    memory.lastHidden,
    memory.lastCell ?? 0,
  ]);
}

/** Where the numbers of a sequence's gradient lie. */
export interface SequenceGradientMemory {
  /** What `runCell` kept. */
  readonly gates: Address;
  readonly cells?: Address | undefined;
  readonly shown?: Address | undefined;
  readonly joined: Address;
  /**
   * From `packRight`: the transpose of the matrix without the bias, `[gates × units, units + features]`; without the
   * features where `inputSlopes` is not wanted.
   */
  readonly packed: Address;
  /** GRU: `[units, units + features]`, likewise. */
  readonly packedCandidate?: Address | undefined;
  /** Gradients with respect to the hidden states of all steps and to the last states. */
  readonly outputSlopes?: Address | undefined;
  readonly lastHiddenSlopes?: Address | undefined;
  readonly lastCellSlopes?: Address | undefined;
  /** Out, `[batch, steps, gates × units]`: those of the products. May be the memory of `gates`. */
  readonly gateSlopes: Address;
  /** GRU, out: `[batch, steps, units]`. */
  readonly candidateSlopes?: Address | undefined;
  /** Out: `[batch, steps, features]`. */
  readonly inputSlopes?: Address | undefined;
  readonly initialHiddenSlopes: Address;
  /** LSTM. */
  readonly initialCellSlopes?: Address | undefined;
}

/** The gradient of `runCell`. Needs `sequenceScratch`. Shared among threads by samples. */
export function runCellBack(run: CellRun, memory: SequenceGradientMemory): Instruction {
  return instruction(run, cells[run.cell].backward, [
    memory.gates,
    memory.cells ?? 0,
    memory.shown ?? 0,
    memory.joined,
    memory.packed,
    memory.packedCandidate ?? 0,
    memory.outputSlopes ?? 0,
    memory.lastHiddenSlopes ?? 0,
    memory.lastCellSlopes ?? 0,
    memory.gateSlopes,
    memory.candidateSlopes ?? 0,
    memory.inputSlopes ?? 0,
    memory.initialHiddenSlopes,
    memory.initialCellSlopes ?? 0,
  ]);
}

/** As in `assembly/recurrent/sequence.ts`. */
const samplesTogether = 16;

/** Bytes of scratch that a run and its gradient need: rows, gates, and states or what the GRU's candidate has of its own. */
export function sequenceScratch(run: CellRun): number {
  const width = rowWidth(run);
  return matMulScratch + 4 * samplesTogether * (2 * width + (cells[run.cell].gates + 1) * run.units);
}

/** Samples in a unit, and multiplications that are worth a thread: about 10 microseconds. */
const samplesOfUnit = 4;
const worthAThread = 2 ** 17;

function instruction(run: CellRun, opcode: Opcode, addresses: readonly Address[]): Instruction {
  const { cell, batch, steps, units, features, biased, activation, recurrentActivation, backwards, asTaken } = run;
  const settings = [batch, steps, units, features, biased, activation, recurrentActivation, backwards, asTaken];
  const work = samplesOfUnit * steps * rowWidth(run) * cells[cell].gates * units;
  return {
    opcode,
    units: Math.ceil(batch / samplesOfUnit),
    grain: Math.ceil(worthAThread / work),
    words: [...addresses, ...settings.map(Number)],
  };
}

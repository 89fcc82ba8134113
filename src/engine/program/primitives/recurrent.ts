import type { UnaryFunction } from '../../kernels/functions.ts';
import { matMulScratch, packedSize, packRight } from '../../kernels/instructions/matMul.ts';
import {
  cells,
  rowWidth,
  runCell,
  runCellBack,
  sequenceScratch,
  type CellName,
  type CellRun,
} from '../../kernels/instructions/recurrent.ts';
import type { Address, Instruction } from '../../kernels/instruction.ts';
import type { EmittedUse, OutputType, Primitive, Use } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { matMul } from './matMul.ts';
import { reshape } from './movement.ts';

/** A recurrent cell and how it runs over its sequences. */
export interface RecurrentOptions {
  readonly cell: CellName;
  readonly units: number;
  /** Whether the matrix has the bias as its last row. */
  readonly biased: boolean;
  readonly activation: UnaryFunction;
  readonly recurrentActivation: UnaryFunction;
  /** Whether the last place in time is read first. */
  readonly backwards: boolean;
  /** Whether `sequence` lists the states as they were taken, rather than in the order of time. */
  readonly asTaken: boolean;
  /** Whether the states of all steps are wanted. */
  readonly sequence: boolean;
}

/** What a cell reads beside its sequences. States are `[batch, units]`, zeros where absent; only an LSTM has cells. */
export interface RecurrentInputs {
  /** `[units + features (+ 1), gates × units]`: the recurrent kernel above the kernel above the bias. */
  readonly matrix: Value;
  /** GRU: the same for its candidate, which sees what the reset gate left of the hidden state. */
  readonly candidate?: Value | undefined;
  readonly hidden?: Value | undefined;
  readonly cell?: Value | undefined;
}

/** What a cell gives: `sequence` is `[batch, steps, units]`, the states `[batch, units]`. */
export interface RecurrentOutputs {
  readonly sequence: Value | undefined;
  readonly lastHidden: Value;
  readonly lastCell: Value | undefined;
}

/** A recurrent cell over `[batch, steps, features]`: gates i, f, g, o of an LSTM, z and r of a GRU. */
export function recurrent(tape: Tape, x: Value, given: RecurrentInputs, options: RecurrentOptions): RecurrentOutputs {
  const { matrix, candidate, hidden, cell } = given;
  const inputs = { x, matrix, candidate, hidden, cell };
  const present = inputNames.filter((name) => inputs[name]);
  const attributes = { ...options, present };
  const values = tape.record(
    recurrentPrimitive,
    present.map((name) => inputs[name]!),
    attributes,
  );
  const outputs = named(outputNames(attributes), values);
  return { sequence: outputs.sequence, lastHidden: outputs.lastHidden!, lastCell: outputs.lastCell };
}

const inputNames = ['x', 'matrix', 'candidate', 'hidden', 'cell'] as const;
type InputName = (typeof inputNames)[number];
/** What comes out, and behind it what is kept for the gradient. */
type OutputName = 'lastHidden' | 'lastCell' | 'sequence' | 'gates' | 'joined' | 'joinedReset' | 'cells' | 'shown';
type GradientInputName = Exclude<OutputName, 'joinedReset'> | 'matrix' | 'candidate';
type GradientOutputName = 'gates' | 'candidates' | 'x' | 'hidden' | 'cell';

type Attributes = RecurrentOptions & { readonly present: readonly InputName[]; readonly [key: string]: unknown };
type GradientAttributes = RecurrentOptions & {
  readonly run: CellRun;
  readonly given: readonly GradientInputName[];
  /** Whether the gradient with respect to the sequences is wanted. */
  readonly wantsInputs: boolean;
  readonly [key: string]: unknown;
};

type Named<Name extends string> = { readonly [key in Name]?: Value };

/** Values by the names of their places. */
function named<Name extends string>(names: readonly Name[], values: readonly Value[]): Named<Name> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Named<Name>;
}

function outputNames({ cell, sequence }: RecurrentOptions): readonly OutputName[] {
  return [
    'lastHidden',
    'gates',
    'joined',
    ...(sequence ? (['sequence'] as const) : []),
    ...(cell === 'lstm' ? (['lastCell', 'cells', 'shown'] as const) : []),
    ...(cell === 'gru' ? (['joinedReset', 'shown'] as const) : []),
  ];
}

function runOf(options: RecurrentOptions, { shape }: Value): CellRun {
  const [batch, steps, features] = shape as [number, number, number];
  return { ...options, batch, steps, features };
}

const recurrentPrimitive: Primitive<Attributes> = {
  name: 'recurrent',
  outputs([x], attributes) {
    const run = runOf(attributes, x!);
    const { batch, steps, units } = run;
    const shapes: Readonly<Record<OutputName, readonly number[]>> = {
      lastHidden: [batch, units],
      lastCell: [batch, units],
      sequence: [batch, steps, units],
      cells: [batch, steps, units],
      shown: [batch, steps, units],
      gates: [batch, steps, cells[run.cell].gates * units],
      joined: [batch, steps, rowWidth(run)],
      joinedReset: [batch, steps, rowWidth(run)],
    };
    return outputNames(attributes).map((name) => ({ shape: shapes[name] }));
  },
  gradients: recurrentGradients,
  emit(use) {
    const { attributes } = use;
    const inputs = named(attributes.present, use.inputs);
    const outputs = named(outputNames(attributes), use.outputs);
    const run = runOf(attributes, inputs.x!);
    const [k, gateWidth] = [rowWidth(run), cells[run.cell].gates * run.units];
    const matrix = packed(use, inputs.matrix!, k, gateWidth, false);
    const candidate = inputs.candidate && packed(use, inputs.candidate, k, run.units, false);
    const at = (value: Value | undefined): Address | undefined => value && use.address(value);
    use.scratch(Math.max(matMulScratch, sequenceScratch(run)));
    return [
      matrix.instruction,
      ...(candidate ? [candidate.instruction] : []),
      runCell(run, {
        inputs: use.address(inputs.x!),
        packed: matrix.out,
        packedCandidate: candidate?.out,
        initialHidden: at(inputs.hidden),
        initialCell: at(inputs.cell),
        joined: use.address(outputs.joined!),
        joinedReset: at(outputs.joinedReset),
        gates: use.address(outputs.gates!),
        cells: at(outputs.cells),
        shown: at(outputs.shown),
        outputs: at(outputs.sequence),
        lastHidden: use.address(outputs.lastHidden!),
        lastCell: at(outputs.lastCell),
      }),
    ];
  },
};

/** A matrix as a cell's products read it. */
function packed<A>(
  { address, workspace }: EmittedUse<A>,
  matrix: Value,
  k: number,
  n: number,
  transposed: boolean,
): { readonly out: Address; readonly instruction: Instruction } {
  const out = workspace(packedSize(k, n));
  return { out, instruction: packRight({ out, b: address(matrix), k, n, transposed }) };
}

/** The way back gives the slopes of all steps' products; those of the matrices are one product over all steps. */
function recurrentGradients(
  { tape, attributes, inputs, outputs }: Use<Attributes>,
  outputGradients: readonly (Value | undefined)[],
  wanted: readonly boolean[],
): readonly (Value | undefined)[] {
  const given = named(attributes.present, inputs);
  const made = named(outputNames(attributes), outputs);
  const slopes = named(outputNames(attributes), outputGradients as readonly Value[]);
  const run = runOf(attributes, given.x!);
  const read: Named<GradientInputName> = {
    gates: made.gates!,
    joined: made.joined!,
    matrix: given.matrix!,
    ...(made.cells && { cells: made.cells }),
    ...(made.shown && { shown: made.shown }),
    ...(given.candidate && { candidate: given.candidate }),
    ...(slopes.sequence && { sequence: slopes.sequence }),
    ...(slopes.lastHidden && { lastHidden: slopes.lastHidden }),
    ...(slopes.lastCell && { lastCell: slopes.lastCell }),
  };
  const names = Object.keys(read) as GradientInputName[];
  const wantsInputs = wanted[attributes.present.indexOf('x')]!;
  const gradientAttributes = { ...attributes, run, given: names, wantsInputs };
  const values = tape.record(
    recurrentGradientPrimitive,
    names.map((name) => read[name]!),
    gradientAttributes,
  );
  const found = named(gradientNames(gradientAttributes), values);
  const rows = run.batch * run.steps;
  const ofMatrix = (joined: Value, products: Value): Value => {
    const [left, right] = [joined, products].map((value) => reshape(tape, value, [rows, value.shape[2]!]));
    return matMul(tape, left!, right!, { transposeA: true });
  };
  return attributes.present.map((name, index) => {
    if (!wanted[index]) return undefined;
    if (name === 'matrix') return ofMatrix(made.joined!, found.gates!);
    if (name === 'candidate') return ofMatrix(made.joinedReset!, found.candidates!);
    return found[name];
  });
}

function gradientNames({ cell, wantsInputs }: GradientAttributes): readonly GradientOutputName[] {
  return [
    'gates',
    'hidden',
    ...(wantsInputs ? (['x'] as const) : []),
    ...(cell === 'lstm' ? (['cell'] as const) : []),
    ...(cell === 'gru' ? (['candidates'] as const) : []),
  ];
}

const recurrentGradientPrimitive: Primitive<GradientAttributes> = {
  name: 'recurrentGradient',
  outputs(_inputs, attributes): readonly OutputType[] {
    const { batch, steps, units, features, cell } = attributes.run;
    const shapes: Readonly<Record<GradientOutputName, readonly number[]>> = {
      gates: [batch, steps, cells[cell].gates * units],
      candidates: [batch, steps, units],
      x: [batch, steps, features],
      hidden: [batch, units],
      cell: [batch, units],
    };
    return gradientNames(attributes).map((name) => ({ shape: shapes[name] }));
  },
  emit(use) {
    const { run, given, wantsInputs } = use.attributes;
    const inputs = named(given, use.inputs);
    const outputs = named(gradientNames(use.attributes), use.outputs);
    const gateWidth = cells[run.cell].gates * run.units;
    const columns = run.units + (wantsInputs ? run.features : 0);
    const matrix = packed(use, inputs.matrix!, gateWidth, columns, true);
    const candidate = inputs.candidate && packed(use, inputs.candidate, run.units, columns, true);
    const at = (value: Value | undefined): Address | undefined => value && use.address(value);
    use.scratch(sequenceScratch(run));
    return [
      matrix.instruction,
      ...(candidate ? [candidate.instruction] : []),
      runCellBack(run, {
        gates: use.address(inputs.gates!),
        cells: at(inputs.cells),
        shown: at(inputs.shown),
        joined: use.address(inputs.joined!),
        packed: matrix.out,
        packedCandidate: candidate?.out,
        outputSlopes: at(inputs.sequence),
        lastHiddenSlopes: at(inputs.lastHidden),
        lastCellSlopes: at(inputs.lastCell),
        gateSlopes: use.address(outputs.gates!),
        candidateSlopes: at(outputs.candidates),
        inputSlopes: at(outputs.x),
        initialHiddenSlopes: use.address(outputs.hidden!),
        initialCellSlopes: at(outputs.cell),
      }),
    ];
  },
  overwrites: [0],
};

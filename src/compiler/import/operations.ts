import type { TensorType } from '../../graph/project.ts';
import { own } from '../../graph/records.ts';
import type { Json } from '../kerasConfig.ts';
import type { KerasCall, KerasLayer } from './kerasModel.ts';
import type { LayerSettings } from './settings.ts';

// Functions that were called on tensors of a model: `keras.ops` in files of Keras 3, `TFOpLambda` in those of TensorFlow 2.

/** The name of the function a layer is, as Keras 3 names its class: `TrueDivide`; `null` for a layer. */
export function operationOf({ className, module, config }: KerasLayer): string | null {
  if (module.includes('.ops.')) return className;
  const name = own(config, 'function');
  if (className !== 'TFOpLambda' || typeof name !== 'string') return null;
  const words = (name.split('.').at(-1) ?? '').split('_').filter((word) => word !== 'reduce' && word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return Object.hasOwn(tensorFlowNames, joined) ? tensorFlowNames[joined]! : joined;
}

const tensorFlowNames: Readonly<Record<string, string>> = { Truediv: 'TrueDivide', Abs: 'Absolute', Concat: 'Concatenate', Pow: 'Power' }; // prettier-ignore

const binary: Readonly<Record<string, readonly [name: string, sign: string]>> = {
  Add: ['add', '+'],
  Subtract: ['subtract', '-'],
  Multiply: ['multiply', '*'],
  Divide: ['divide', '/'],
  TrueDivide: ['divide', '/'],
  Power: ['power', '^'],
  Maximum: ['maximum', ''],
  Minimum: ['minimum', ''],
};
/** Those whose order does not matter. */
const commutes: ReadonlySet<string> = new Set(['Add', 'Multiply', 'Maximum', 'Minimum']);
/** Those that are layers of Keras too, where both tensors have one shape. */
const merges: ReadonlySet<string> = new Set(['Add', 'Subtract', 'Multiply', 'Maximum', 'Minimum']);

const unary: ReadonlySet<string> = new Set(
  'Absolute Negative Square Sqrt Rsqrt Reciprocal Exp Expm1 Log Log1p Log2 Log10 Sin Cos Tan Sinh Cosh Floor Ceil Round Sign'.split(' '), // prettier-ignore
);
const activations: ReadonlySet<string> = new Set(
  'Relu Relu6 Sigmoid Tanh Silu Swish Gelu Elu Selu Softplus Softsign Mish LogSigmoid HardSigmoid HardSilu LogSoftmax'.split(
    ' ',
  ),
);
const reductions: ReadonlySet<string> = new Set('Mean Sum Max Min Prod Var Std Logsumexp'.split(' '));

type Layer = Pick<LayerSettings, 'className' | 'stated'>;

/** A function as a layer that there is a block for; `null` where there is none. */
export function operationLayer(
  operation: string,
  settings: Readonly<Record<string, Json>>,
  call: KerasCall,
  inputs: readonly (TensorType | undefined)[],
): Layer | null {
  const { axis = null, keepdims = false } = settings;
  if (Object.hasOwn(binary, operation)) return binaryLayer(operation, call, inputs);
  if (operation === 'Matmul' && inputs.length === 2) return { className: 'Expression', stated: { formula: 'a @ b' } };
  if (operation === 'Concatenate' || operation === 'Concat') return { className: 'Concatenate', stated: { axis } };
  if (inputs.length !== 1) return null;
  if (unary.has(operation)) {
    return { className: 'UnaryMath', stated: { function: operation === 'Absolute' ? 'abs' : lowered(operation) } };
  }
  if (activations.has(operation)) return { className: 'Activation', stated: { activation: lowered(operation) } };
  if (operation === 'Softmax') return { className: 'Softmax', stated: { axis: axis ?? -1 } };
  const axes = typeof axis === 'number' ? [axis] : (axis as readonly number[] | null);
  if (reductions.has(operation) && axes !== null && !axes.includes(0)) {
    return { className: 'Reduce', stated: { reduction: lowered(operation), axes, keepdims } };
  }
  return rearranged(operation, settings);
}

function binaryLayer(
  operation: string,
  { constant }: KerasCall,
  inputs: readonly (TensorType | undefined)[],
): Layer | null {
  const [name, sign] = binary[operation]!;
  if (inputs.length === 2) {
    const alike = JSON.stringify(inputs[0]?.shape) === JSON.stringify(inputs[1]?.shape);
    return merges.has(operation) && alike
      ? { className: operation, stated: {} }
      : { className: 'BinaryMath', stated: { function: name, value: 1 } };
  }
  if (inputs.length !== 1 || constant === undefined) return null;
  if (!constant.first || commutes.has(operation)) return { className: 'BinaryMath', stated: { function: name, operand: 'number', value: constant.value } }; // prettier-ignore
  return { className: 'Expression', stated: { formula: `${constant.value} ${sign} a` } };
}

/** The same numbers in another shape. */
function rearranged(operation: string, settings: Readonly<Record<string, Json>>): Layer | null {
  const { axis = null, axes = null, newshape = settings['shape'] ?? null } = settings;
  if (operation === 'Reshape' && Array.isArray(newshape) && (newshape[0] === -1 || newshape[0] === null))
    return { className: 'Reshape', stated: { target_shape: newshape.slice(1) as readonly Json[] } };
  if (operation === 'Transpose' && Array.isArray(axes) && axes[0] === 0)
    return { className: 'Permute', stated: { dims: axes.slice(1) as readonly Json[] } };
  if ((operation === 'ExpandDims' || operation === 'Squeeze') && typeof axis === 'number' && axis !== 0)
    return { className: operation, stated: { axis } };
  return null;
}

const lowered = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).toLowerCase();

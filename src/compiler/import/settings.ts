import { asRaw, own, type Raw } from '../../graph/records.ts';
import { snakeCase, type Json } from '../kerasConfig.ts';
import { kerasAliases, kerasDefaults } from './kerasDefaults.generated.ts';
import { newSpelling } from './oldSpelling.ts';
import type { KerasVersion } from './kerasModel.ts';

/** A layer's class and settings in the words of Keras 3, plain: an initializer is its name, a wrapped layer an object. */
export interface LayerSettings {
  readonly className: string;
  /** What the file states. */
  readonly stated: Readonly<Record<string, Json>>;
  /** What Keras takes for settings that the file does not state; null for those that are not here. */
  readonly defaults: Readonly<Record<string, Json>>;
}

/** What is about the file, the machine or an older version's drawing board, and not about what is computed. */
const ignored: ReadonlySet<string> = new Set(
  (
    'name trainable dtype batch_input_shape batch_shape input_shape input_dtype input_length build_config seed ' +
    'implementation consume_less unroll sparse ragged synchronized quantization_config lora_rank lora_alpha use_cudnn ' +
    'autocast time_major num_constants zero_output_for_mask flash_attention shared_object_id registered_name module ' +
    'masked fused virtual_batch_size adjustment renorm_clipping renorm_momentum experimental_autocast name_scope'
  ).split(' '),
);

/** Reads the settings of a layer, in whatever version's words. */
export function readSettings(className: string, config: Raw, version: KerasVersion, depth = 0): LayerSettings {
  const old = version.major === 1 ? newSpelling(className, config) : { className, config };
  const name = Object.hasOwn(kerasAliases, old.className) ? kerasAliases[old.className]! : old.className;
  const stated: Record<string, Json> = {};
  for (const [key, value] of Object.entries(old.config)) {
    if (ignored.has(key) || value === undefined || !/^[a-z][a-z0-9_]{0,60}$/i.test(key)) continue;
    // Wiring that our own attention layers keep among their settings.
    if (key === 'inputs' && Array.isArray(value)) continue;
    if (key === 'input_dim' && name !== 'Embedding') continue;
    stated[key === 'alpha' && name === 'LeakyReLU' ? 'negative_slope' : key] = plain(key, value, version, depth);
  }
  // All steps of a sequence, as where it is not said.
  if (name === 'MultiHeadAttention' && JSON.stringify(stated['attention_axes']) === '[1]')
    delete stated['attention_axes'];
  if (name === 'IntegerLookup') bareVocabulary(stated);
  // Until Keras 2, and in TensorFlow.js, this was another function than the one of that name is now: x / 6 + 1 / 2.
  if (version.major < 3 && Object.values(stated).includes('hard_sigmoid')) stated['hard_sigmoid'] = '0.2 x + 0.5';
  return { className: name, stated, defaults: defaultsOf(name) };
}

/** The numbers of a lookup alone: files may have padding and the number for others in front, and say how many all are. */
function bareVocabulary(stated: Record<string, Json>): void {
  const { vocabulary, mask_token: mask = null, oov_token: other = -1, num_oov_indices: others = 1 } = stated;
  delete stated['vocabulary_size'];
  if (!Array.isArray(vocabulary) || typeof others !== 'number') return;
  const padding = mask === null || (stated['output_mode'] ?? 'int') !== 'int' ? [] : [mask];
  const front = [...padding, ...Array.from({ length: Math.min(others, vocabulary.length) }, () => other)];
  const all = vocabulary as readonly Json[];
  if (front.every((value, place) => value === all[place])) stated['vocabulary'] = all.slice(front.length);
}

function defaultsOf(className: string): Readonly<Record<string, Json>> {
  const defaults = Object.hasOwn(kerasDefaults, className) ? kerasDefaults[className]! : {};
  // What a file does not state was not there yet when it was written: the cell of Cho et al.
  return className === 'GRU' ? { ...defaults, reset_after: false } : defaults;
}

/** A value of a config as plain data. What is nested deeper than anything Keras writes is dropped. */
function plain(key: string, value: unknown, version: KerasVersion, depth: number): Json {
  if (depth > 8) return null;
  if (typeof value === 'number') return readable(value);
  if (typeof value === 'string') return word(key, value);
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, 10_000).map((each: unknown) => plain(key, each, version, depth + 1));
  const raw = asRaw(value);
  if (!raw) return null;
  if (key.endsWith('initializer')) return initializerName(raw);
  if (key.endsWith('regularizer')) return regularizer(raw);
  if (key.endsWith('constraint')) return constraint(raw);
  const className = own(raw, 'class_name');
  const config = own(raw, 'config');
  if (className === 'function' && typeof config === 'string') return word(key, config);
  if (key.endsWith('activation')) return typeof className === 'string' ? snakeCase(lowerFirst(className)) : null;
  if (typeof className === 'string' && asRaw(config)) {
    const layer = readSettings(className, asRaw(config)!, version, depth + 1);
    return { class_name: layer.className, config: { ...layer.defaults, ...layer.stated } };
  }
  return null;
}

/** 0.0010000000474974513 is 0.001 in float32. */
function readable(value: number): number {
  const short = Number(value.toPrecision(7));
  return Math.fround(short) === Math.fround(value) ? short : value;
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Names of functions that files spell in several ways. */
const sameWord: Readonly<Record<string, string>> = {
  swish: 'silu',
  one: 'ones',
  zero: 'zeros',
  uniform: 'random_uniform',
  normal: 'random_normal',
  l1l2: 'l1_l2',
};

function word(key: string, value: string): Json {
  if (key.endsWith('regularizer') && ['l1', 'l2', 'l1_l2', 'L1', 'L2'].includes(value)) {
    const name = value.toLowerCase();
    return penalty(name === 'l2' ? 0 : 0.01, name === 'l1' ? 0 : 0.01);
  }
  if (!/(activation|initializer)$/.test(key)) return value;
  const name = /^[A-Z]/.test(value) ? snakeCase(lowerFirst(value)) : value;
  return Object.hasOwn(sameWord, name) ? sameWord[name]! : name;
}

/** `{ class_name: 'VarianceScaling', config: { scale: 2, mode: 'fan_in', … } }` is `he_uniform`. */
function initializerName(raw: Raw): Json {
  const className = own(raw, 'class_name');
  const config = asRaw(own(raw, 'config')) ?? {};
  if (typeof className !== 'string') return null;
  if (className === 'Constant') return constant(own(config, 'value'));
  if (className !== 'VarianceScaling') return word('initializer', className);
  const scale = own(config, 'scale') ?? 1;
  const mode = own(config, 'mode') ?? 'fan_in';
  const family = scale === 2 && mode === 'fan_in' ? 'he' : scale === 1 && mode === 'fan_in' ? 'lecun' : scale === 1 && mode === 'fan_avg' ? 'glorot' : null; // prettier-ignore
  if (family === null) return ['variance_scaling', scale, mode, own(config, 'distribution') ?? ''].join(' ').trim();
  return `${family}_${own(config, 'distribution') === 'uniform' ? 'uniform' : 'normal'}`;
}

const constant = (value: unknown): Json =>
  value === 0 ? 'zeros' : value === 1 ? 'ones' : `constant ${typeof value === 'number' ? value : ''}`.trim();

const penalty = (l1: number, l2: number): Json =>
  l1 === 0 && l2 === 0 ? null : { class_name: 'L1L2', config: { l1: readable(l1), l2: readable(l2) } };

/** Of any version: `{ class_name: 'L2', config: { l2: 0.01 } }`, `{ name: 'L1L2Regularizer', l1: 0, l2: 0.01 }`. */
function regularizer(raw: Raw): Json {
  const config = asRaw(own(raw, 'config')) ?? raw;
  const number = (name: string): number => {
    const value = own(config, name);
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  const className = own(raw, 'class_name') ?? own(raw, 'name');
  return /^(L1L2|L1|L2|WeightRegularizer|L1L2Regularizer)$/i.test(String(className)) ? penalty(number('l1'), number('l2')) : String(className); // prettier-ignore
}

/** Of any version, as `kerasConfig` writes it. */
function constraint(raw: Raw): Json {
  const className = String(own(raw, 'class_name') ?? own(raw, 'name'));
  const config = asRaw(own(raw, 'config')) ?? raw;
  const number = (name: string, otherwise: number): number => {
    const value = own(config, name) ?? (name === 'max_value' ? own(config, 'm') : undefined);
    return typeof value === 'number' ? readable(value) : otherwise;
  };
  const axis = own(config, 'axis');
  const axes = (Array.isArray(axis) ? axis : [axis ?? 0]).filter((each): each is number => Number.isInteger(each));
  switch (snakeCase(lowerFirst(className))) {
    case 'non_neg':
      return { class_name: 'NonNeg', config: {} };
    case 'unit_norm':
      return { class_name: 'UnitNorm', config: { axis: axes } };
    case 'max_norm':
      return { class_name: 'MaxNorm', config: { max_value: number('max_value', 2), axis: axes } };
    case 'min_max_norm': {
      const limits = { min_value: number('min_value', 0), max_value: number('max_value', 1), rate: number('rate', 1) };
      return { class_name: 'MinMaxNorm', config: { ...limits, axis: axes } };
    }
    default:
      return className;
  }
}

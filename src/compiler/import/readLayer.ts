import type { ParamValue, TensorType } from '../../graph/project.ts';
import { inputPorts, type LayerDefinition } from '../../nodes/kit/define.ts';
import { exampleInputs } from '../../nodes/kit/example.ts';
import type { ParamSchema } from '../../nodes/kit/param.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { snakeCase, type Json } from '../kerasConfig.ts';
import { portProblem } from '../passes/ports.ts';
import { candidates, fileClass, writings, type Written } from './candidates.ts';
import { paramFrom } from './readParam.ts';
import { sameSetting } from './same.ts';
import type { LayerSettings } from './settings.ts';

type Params = Readonly<Record<string, ParamValue>>;
type Settings = Readonly<Record<string, Json>>;

/** A layer of a file as a block of ours. */
export interface ReadLayer {
  readonly definition: LayerDefinition;
  /** What differs from the block's defaults. */
  readonly params: Params;
  /** Settings of the file that the block does not follow, by their names in the file. */
  readonly left: Settings;
}

/**
 * Finds the block and the parameters that a layer of a file stands for, by their names and in reverse: a reading is right
 * when the block, written as Keras would write it, says what the file says. `undefined` where no block is of that class.
 */
export function readLayer(
  settings: LayerSettings,
  inputs: readonly TensorType[] | null,
  count: number,
): ReadLayer | undefined {
  let best: Attempt | undefined;
  for (const definition of candidates(settings.className)) {
    const attempt = improved(attemptAt(definition, settings, inputs, count));
    if (!best || attempt.distance < best.distance) best = attempt;
    if (best.distance === 0) break;
  }
  if (!best) return undefined;
  const { schema, params } = best;
  const left = best.wrong.map((key) => [key, settings.stated[key] ?? null] as const);
  const changed = Object.entries(params).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(schema[name]!.default)); // prettier-ignore
  return { definition: best.definition, params: Object.fromEntries(changed), left: Object.fromEntries(left) };
}

interface Attempt {
  readonly definition: LayerDefinition;
  readonly schema: ParamSchema;
  readonly stated: Settings;
  readonly params: Params;
  /** Parameters that no setting was found for by name. */
  readonly open: readonly string[];
  /** What the block says with these parameters, as the file would; `null` where it refuses them. */
  readonly written: Written | null;
  /** Settings that the file states and the block does not follow. */
  readonly wrong: readonly string[];
  /** From what the file says to what the block would say: 0 where they are word for word the same. */
  readonly distance: number;
  readonly retry: (params: Params) => Attempt;
}

function attemptAt(
  definition: LayerDefinition,
  settings: LayerSettings,
  inputs: readonly TensorType[] | null,
  count: number,
): Attempt {
  const schema = definition.params;
  const found = paramsByName(definition, settings, inputs, count);
  const open = Object.keys(schema).filter((name) => !Object.hasOwn(found, name));
  const retry = (params: Params): Attempt => {
    // A class of ours may be called as Keras's is: what fits better is meant.
    const tries = writtenWith(definition, settings.className, params, inputs).map((written) => {
      const wrong = wrongSettings(settings, params, written, inputs);
      return { written, wrong, distance: 100 * wrong.length + distanceOf(settings, written) };
    });
    const [nearest] = tries.toSorted((a, b) => a.distance - b.distance);
    return { definition, schema, stated: settings.stated, params, open, ...nearest!, retry };
  };
  return retry(found);
}

/** Parameters whose names the settings have: `kernelSize` from `kernel_size`; those of a wrapped layer too. */
function paramsByName(
  definition: LayerDefinition,
  settings: LayerSettings,
  inputs: readonly TensorType[] | null,
  count: number,
): Params {
  const wrapped = wrappedLayer(settings.stated);
  const given = { ...wrapped?.config, ...settings.defaults, ...settings.stated, ...constraintSettings({ ...wrapped?.config, ...settings.stated }) }; // prettier-ignore
  const params: Record<string, ParamValue> = { ...definition.reads?.(settings.stated, inputs ?? []) };
  for (const [name, param] of Object.entries(definition.params)) {
    const key = snakeCase(name);
    if (Object.hasOwn(params, name)) continue;
    if (name === 'inputs' && param.kind === 'int') params[name] = count;
    else if (name === 'layer' && wrapped && param.kind === 'choice') {
      const option = param.options.find((each) => wraps(definition, { [name]: each }, wrapped.className));
      if (option !== undefined) params[name] = option;
    } else if (Object.hasOwn(given, key)) {
      const value = paramFrom(param, given[key]!);
      if (value !== undefined) params[name] = value;
    }
  }
  return params;
}

function wrappedLayer(stated: Settings): Written | undefined {
  const value = stated['layer'];
  if (typeof value !== 'object' || value === null || !('class_name' in value)) return undefined;
  return { className: fileClass(String(value['class_name'])), config: value['config'] as Settings };
}

function wraps(definition: LayerDefinition, params: Params, className: string): boolean {
  const { values } = readParams(definition.params, params);
  const call = definition.lower(values, exampleInputs(definition.examples[0]!));
  const inner = (call.kerasArgs ?? call.args)['layer'];
  return typeof inner === 'object' && inner !== null && 'layer' in inner && inner.layer.keras !== null && fileClass(inner.layer.keras) === className; // prettier-ignore
}

/** `kernel_constraint: { class_name: 'MaxNorm', … }` as the parameters that blocks have for it. */
function constraintSettings(stated: Settings): Settings {
  const parts: Record<string, Json> = {};
  for (const [key, value] of Object.entries(stated)) {
    if (!key.endsWith('_constraint') || typeof value !== 'object' || value === null || !('class_name' in value))
      continue;
    const name = key.slice(0, -'_constraint'.length);
    const config = value['config'] as Settings;
    parts[key] = snakeCase(String(value['class_name']).replace(/^./, (letter) => letter.toLowerCase()));
    const renamed = { axis: 'norm_axis', max_value: 'max_norm', min_value: 'min_norm', rate: 'norm_rate' };
    for (const [from, to] of Object.entries(renamed))
      if (Object.hasOwn(config, from)) parts[`${name}_${to}`] = config[from]!;
  }
  return parts;
}

/**
 * What a block with these parameters would write into a file for a class, behind these inputs or those of its first
 * example; `null` alone where it refuses them.
 */
function writtenWith(
  definition: LayerDefinition,
  className: string,
  params: Params,
  inputs: readonly TensorType[] | null,
): readonly (Written | null)[] {
  const { values, problems } = readParams(definition.params, params);
  if (problems.length > 0) return [null];
  const types = inputs ?? exampleInputs(definition.examples[0]!);
  const ports = inputPorts(definition, values);
  const fits = types.length >= ports.filter(({ optional }) => optional !== true).length && types.length <= ports.length && types.every((type, at) => portProblem(ports[at]!, type) === null); // prettier-ignore
  if (!fits || 'problem' in definition.infer(values, types)) return [null];
  const found = writings(definition.lower(values, types)).filter((each) => each.className === className);
  return found.length > 0 ? found : [null];
}

function wrongSettings(
  { stated, defaults }: LayerSettings,
  params: Params,
  written: Written | null,
  inputs: readonly TensorType[] | null,
): readonly string[] {
  const rank = inputs?.[0] ? inputs[0].shape.length + 1 : null;
  const read = new Set(Object.keys(params).map(snakeCase));
  return Object.entries(stated).flatMap(([key, value]) => {
    if (written && Object.hasOwn(written.config, key))
      return sameSetting(key, written.config[key]!, value, rank) ? [] : [key];
    // A parameter took it; where the block then refuses it, it says why itself.
    if (read.has(key) || (!written && key === 'layer')) return [];
    return sameSetting(key, value, Object.hasOwn(defaults, key) ? defaults[key]! : null, rank) || isNothing(value) ? [] : [key]; // prettier-ignore
  });
}

/** How unlike what a block says is to what a file says, where both mean the same: settings more or fewer, other lengths. */
function distanceOf({ stated, defaults }: LayerSettings, written: Written | null): number {
  if (!written) return 50;
  const keys = new Set([...Object.keys(stated), ...Object.keys(written.config)]);
  return [...keys].reduce((sum, key) => {
    const [says, said] = [written.config[key], stated[key] ?? defaults[key] ?? null];
    if (says === undefined) return sum + 1;
    return sum + (!Object.hasOwn(stated, key) && !sameSetting(key, says, said, null) ? 10 : lengthOf(says) === lengthOf(said) ? 0 : 1); // prettier-ignore
  }, 0);
}

const lengthOf = (value: Json): number => (Array.isArray(value) ? value.length : -1);

/** What switches a setting off, whatever it is. */
const isNothing = (value: Json): boolean =>
  value === null || value === false || value === 'channels_last' || (Array.isArray(value) && value.length === 0);

/** Tries parameters that have no setting of their name with the values that are still wrong. */
function improved(start: Attempt): Attempt {
  let best = start;
  for (const name of start.open) {
    if (best.distance === 0) break;
    const param = start.schema[name]!;
    const values: readonly ParamValue[] =
      param.kind === 'choice'
        ? param.options
        : param.kind === 'boolean'
          ? [true, false]
          : best.wrong.flatMap((key) => paramFrom(param, start.stated[key]!) ?? []);
    for (const value of values) {
      const next = best.retry({ ...best.params, [name]: value });
      if (next.distance < best.distance) best = next;
    }
  }
  return best;
}

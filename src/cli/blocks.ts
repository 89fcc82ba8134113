import { backendNames, type BackendName } from '../engine/backend.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { inputPorts, outputPorts, type BlockDefinition, type PortSpec } from '../nodes/kit/define.ts';
import { exampleInputs } from '../nodes/kit/example.ts';
import { readParams } from '../nodes/kit/read.ts';
import { print, printJson, type Command } from './command.ts';
import { paramsSchema } from './jsonSchema.ts';
import { noWords, readOptions } from './options.ts';

/** Every block there is, for programs that write projects. */
export const blocks: Command = {
  form: 'blocks [--json]',
  summary: 'every block: parameters as JSON Schema, ports, where it can train',
  run: async (args) => {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
    noWords(positionals);
    if (!values.json) {
      const lines = blockDefinitions.map(
        ({ type, category, label }) => `${type.padEnd(30)}${category.padEnd(15)}${label}`,
      );
      return print(lines.join('\n'));
    }
    // Loaded only here: the list for people does not wait for it.
    const { layerLowerings } = await import('../engine/program/layers/index.ts');
    printJson(blockDefinitions.map((definition) => blockReport(definition, Object.keys(layerLowerings))));
  },
};

function blockReport(definition: BlockDefinition, lowered: readonly string[]) {
  const { type, category, label, aliases = [], summary, reference = null, role, params } = definition;
  const { values } = readParams(params, {});
  return {
    type,
    category,
    label,
    aliases,
    summary,
    reference,
    role,
    parameters: paramsSchema(params),
    // As they stand with the default parameters; some blocks grow or lose ports with them.
    ports: {
      inputs: inputPorts(definition, values).map(portReport),
      outputs: outputPorts(definition, values).map(portReport),
    },
    trainsOn: trainsOn(definition, lowered),
  };
}

/**
 * Where a block can train, `lowered` being the layers that the static engine has, by `LayerCall.tfjs`. A layer trains
 * wherever TensorFlow.js runs: our kernels teach its wasm backend what that lacks.
 */
export function trainsOn(definition: BlockDefinition, lowered: readonly string[]): readonly BackendName[] {
  if (definition.role !== 'layer') return backendNames;
  const [example] = definition.examples;
  const inputs = example ? exampleInputs(example) : [];
  const { tfjs } = definition.lower(readParams(definition.params, example?.params ?? {}).values, inputs);
  return backendNames.filter((name) => name !== 'static' || lowered.includes(tfjs));
}

function portReport({ name, kind, rank, dtype, optional }: PortSpec) {
  return {
    name,
    kind: kind ?? 'tensor',
    ...(rank === undefined ? {} : { rank }),
    ...(dtype === undefined ? {} : { dtype }),
    ...(optional ? { optional } : {}),
  };
}

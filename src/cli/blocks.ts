import { backendNames } from '../engine/backend.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { inputPorts, outputPorts, type BlockDefinition, type PortSpec } from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { print, printJson, type Command } from './command.ts';
import { paramsSchema } from './jsonSchema.ts';
import { noWords, readOptions } from './options.ts';

/** Every block there is, for programs that write projects. */
export const blocks: Command = {
  form: 'blocks [--json]',
  summary: 'every block: parameters as JSON Schema, ports, where it can train',
  run: (args) => {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
    noWords(positionals);
    if (values.json) printJson(blockDefinitions.map(blockReport));
    else
      print(
        blockDefinitions
          .map(({ type, category, label }) => `${type.padEnd(30)}${category.padEnd(15)}${label}`)
          .join('\n'),
      );
  },
};

function blockReport(definition: BlockDefinition) {
  const { type, category, label, summary, role, params } = definition;
  const { values } = readParams(params, {});
  return {
    type,
    category,
    label,
    summary,
    role,
    parameters: paramsSchema(params),
    // As they stand with the default parameters; some blocks grow or lose ports with them.
    ports: {
      inputs: inputPorts(definition, values).map(portReport),
      outputs: outputPorts(definition, values).map(portReport),
    },
    // Our kernels teach the wasm backend what it lacks, so that a layer trains wherever TensorFlow.js runs.
    trainsOn: backendNames,
  };
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

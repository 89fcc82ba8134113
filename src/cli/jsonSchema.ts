import type { NumberParam, Param, ParamSchema } from '../nodes/kit/param.ts';

/** A part of a JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What a block's `params` may hold, exactly as a file is checked (`readParams`). Every one may be left out: the default
 * stands then.
 */
export function paramsSchema(params: ParamSchema): JsonSchema {
  const properties = Object.fromEntries(Object.entries(params).map(([name, param]) => [name, paramSchema(param)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    additionalProperties: false,
  };
}

function paramSchema(param: Param): JsonSchema {
  return { title: param.label, description: param.help, default: param.default, ...valueSchema(param) };
}

function valueSchema(param: Param): JsonSchema {
  switch (param.kind) {
    case 'int':
    case 'float':
      return { type: param.kind === 'int' ? 'integer' : 'number', ...limits(param) };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: param.options };
    case 'dims':
      return {
        type: 'array',
        items: { type: 'integer', minimum: param.min, maximum: param.max },
        minItems: param.length,
        maxItems: param.length,
      };
    case 'shape':
      return {
        type: 'array',
        // -1 stands for what is left, 0 for nothing.
        items: { type: 'integer', ...(param.allowRest ? { minimum: -1, not: { const: 0 } } : { minimum: 1 }) },
        maxItems: 8,
      };
    case 'numbers':
      return {
        type: 'array',
        items: { type: param.whole ? 'integer' : 'number', ...limits(param) },
        minItems: param.minLength,
        maxItems: param.maxLength,
      };
    case 'words':
      return {
        type: 'array',
        items: { type: 'string' },
        minItems: param.minLength,
        maxItems: param.maxLength,
      };
    case 'regularizer':
      return { type: 'array', items: { type: 'number', minimum: 0 }, minItems: 2, maxItems: 2 };
    case 'blocks':
      return { type: 'array', items: { type: 'string' } };
    case 'text':
      return { type: 'string', maxLength: param.maxLength };
    case 'model':
      return { type: 'string' };
    default:
      return param satisfies never;
  }
}

function limits(param: Pick<NumberParam, 'min' | 'max' | 'exclusive'>): JsonSchema {
  const [low, high] = param.exclusive ? ['exclusiveMinimum', 'exclusiveMaximum'] : ['minimum', 'maximum'];
  return {
    ...(param.min === undefined ? {} : { [low as string]: param.min }),
    ...(param.max === undefined ? {} : { [high as string]: param.max }),
  };
}

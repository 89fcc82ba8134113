import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamValue } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { readParams } from '../nodes/kit/read.ts';
import { paramsSchema, type JsonSchema } from './jsonSchema.ts';

const words = new Set(['$schema', 'title', 'description', 'default']);
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** The keywords our schemas are made of, as JSON Schema 2020-12 has them. */
const keywords: Readonly<Record<string, (value: unknown, wanted: never, schema: JsonSchema) => boolean>> = {
  type: (value, wanted: string) =>
    wanted === 'array'
      ? Array.isArray(value)
      : wanted === 'integer'
        ? Number.isInteger(value)
        : wanted === 'object'
          ? typeof value === 'object' && value !== null && !Array.isArray(value)
          : typeof value === wanted,
  enum: (value, wanted: readonly unknown[]) => wanted.includes(value),
  const: (value, wanted) => value === wanted,
  not: (value, wanted: JsonSchema) => !accepts(wanted, value),
  minimum: (value, wanted: number) => !isNumber(value) || value >= wanted,
  maximum: (value, wanted: number) => !isNumber(value) || value <= wanted,
  exclusiveMinimum: (value, wanted: number) => !isNumber(value) || value > wanted,
  exclusiveMaximum: (value, wanted: number) => !isNumber(value) || value < wanted,
  items: (value, wanted: JsonSchema) => !Array.isArray(value) || value.every((entry) => accepts(wanted, entry)),
  minItems: (value, wanted: number) => !Array.isArray(value) || value.length >= wanted,
  maxItems: (value, wanted: number) => !Array.isArray(value) || value.length <= wanted,
  maxLength: (value, wanted: number) => typeof value !== 'string' || [...value].length <= wanted,
  properties: (value, wanted: Readonly<Record<string, JsonSchema>>) =>
    Object.entries(value as object).every(([name, entry]) => !wanted[name] || accepts(wanted[name], entry)),
  additionalProperties: (value, _wanted: false, schema) =>
    Object.keys(value as object).every((name) => Object.hasOwn(schema['properties'] as object, name)),
};

/** Whether a value satisfies a schema. Throws at a keyword that this checker does not know. */
function accepts(schema: JsonSchema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (words.has(keyword)) return true;
    const check = keywords[keyword];
    if (!check) throw new Error(`The checker does not know the keyword ${keyword}.`);
    return check(value, wanted as never, schema);
  });
}

/** Values near and far from what parameters take. */
const anyValue: fc.Arbitrary<ParamValue> = fc.oneof(
  fc.boolean(),
  fc.constantFrom(-1, 0, 1, 2, 0.5, 1.5, 1e3, 1e6, 1e12),
  fc.integer({ min: -5, max: 5000 }),
  fc.double({ min: -2, max: 2, noNaN: true }),
  fc.constantFrom('', 'valid', 'same', 'relu', 'a'.repeat(600)),
  fc.array(fc.constantFrom(-1, 0, 1, 2, 3, 0.5, 5000, 1e10), { maxLength: 10 }),
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
);

describe('the JSON Schema of a block', () => {
  it.each(blockDefinitions.map((definition) => [definition.type, definition] as const))(
    '%s takes its own defaults and examples, and nothing it does not know',
    (_type, definition) => {
      const schema = paramsSchema(definition.params);
      const defaults = Object.fromEntries(Object.entries(definition.params).map(([name, { default: d }]) => [name, d]));
      expect(accepts(schema, {})).toBe(true);
      expect(accepts(schema, defaults)).toBe(true);
      const examples = 'examples' in definition ? definition.examples : [];
      for (const { title, params } of examples) expect(accepts(schema, params), title).toBe(true);
      expect(accepts(schema, { notThere: 1 })).toBe(false);
    },
  );

  it('takes a value exactly where a project file may hold it', () => {
    const params = blockDefinitions.flatMap((definition) => Object.entries(definition.params));
    fc.assert(
      fc.property(fc.constantFrom(...params), anyValue, ([name, param], value) => {
        const schema = paramsSchema({ [name]: param });
        const { problems } = readParams({ [name]: param }, { [name]: value });
        expect(accepts(schema, { [name]: value })).toBe(problems.length === 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('says in words what each parameter is', () => {
    const wordless = blockDefinitions.flatMap(({ type, params }) =>
      Object.entries(params)
        .filter(([, { label, help }]) => label === '' || help === '')
        .map(([name]) => `${type}.${name}`),
    );
    expect(wordless).toEqual([]);
  });
});

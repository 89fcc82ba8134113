import { describe, expect, it } from 'vitest';

import { writings } from '../../compiler/import/candidates.ts';
import { readLayer } from '../../compiler/import/readLayer.ts';
import { readSettings } from '../../compiler/import/settings.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { kerasCases } from './cases.ts';

// Whatever a block says to Keras, or to a file of its own, is read back from there as a block that says the same.

const all = kerasCases();
const types = [...new Set(all.map(({ definition }) => definition.type))];

/** Which inputs come is said by the wires. */
const withoutWiring = (config: object): string =>
  JSON.stringify(config, (key, value: unknown) => (key === 'masked' || (key === 'inputs' && Array.isArray(value)) ? undefined : value)); // prettier-ignore

describe.each(types)('%s is read from files', (type) => {
  it('as it would be written', () => {
    const wrong = all
      .filter(({ definition }) => definition.type === type)
      .flatMap(({ id, call, inputs }) =>
        writings(call).flatMap(({ className, config }) => {
          const settings = readSettings(className, JSON.parse(JSON.stringify(config)) as typeof config, { major: 3 });
          const read = readLayer(settings, inputs, inputs.length);
          if (!read) return [`${id}: no block is read from ${className}`];
          const { values } = readParams(read.definition.params, read.params);
          const refused = 'problem' in read.definition.infer(values, inputs);
          const again = refused ? [] : writings(read.definition.lower(values, inputs));
          const same =
            again.some(
              (each) => each.className === className && withoutWiring(each.config) === withoutWiring(config),
            ) && Object.keys(read.left).length === 0;
          return same ? [] : [`${id}: ${className} ${JSON.stringify(config)} is read as ${read.definition.type} ${JSON.stringify(read.params)} without ${JSON.stringify(read.left)}, refused ${refused}`]; // prettier-ignore
        }),
      );
    expect(wrong).toEqual([]);
  });
});

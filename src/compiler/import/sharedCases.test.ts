import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { compile } from '../compile.ts';
import '../whole.ts';
import { importModel } from './importModel.ts';

// Models made by others, which are not part of this repository: the table in their README says what they must come to.

const folder = '../shared/cases/import';
const rows = existsSync(folder)
  ? readFileSync(path.join(folder, 'README.md'), 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter((cells) => cells[1]?.endsWith('.json') === true)
      .map(([, file, , , params, trainable]) => ({ file: file!, params: numberOf(params!), trainable: numberOf(trainable!) })) // prettier-ignore
  : [];

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}

describe.skipIf(rows.length === 0)('models made by others', () => {
  it('are all there', () => {
    const files = readdirSync(folder).filter((file) => /^\d.*\.json$/.test(file));
    expect(rows.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it.each(rows)('$file has $params weights', ({ file, params, trainable }) => {
    const result = importModel(JSON.parse(readFileSync(path.join(folder, file), 'utf8')), 'model');
    if (!result?.ok) throw new Error(JSON.stringify(result));
    const { totals, diagnostics } = compile(result.project);
    expect({ params: totals.params, trainable: totals.trainableParams }).toEqual({ params, trainable });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

import { compile } from '../compiler/compile.ts';
import type { ModelReport } from '../compiler/compiled.ts';
import { print, printJson, type Command } from './command.ts';
import { onlyFile, readOptions } from './options.ts';
import { diagnosticReport, reportProblems } from './problems.ts';
import { readProjectFile } from './readProject.ts';

/** Shapes, parameters and costs of every model, and what is wrong with the project. */
export const inspect: Command = {
  form: 'inspect FILE [--json]',
  summary: 'shapes, parameters and costs of every layer, and every problem',
  run: (args) => {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
    const project = readProjectFile(onlyFile(positionals));
    const { models, diagnostics } = compile(project);
    if (values.json) {
      printJson({ models: models.map(modelReport), diagnostics: diagnostics.map(diagnosticReport) });
    } else {
      print(models.map(modelTable).join('\n\n'));
    }
    reportProblems(diagnostics, project);
  },
};

function modelReport({ name, inputs, outputs, params, trainableParams, flops, layers }: ModelReport) {
  return { name, inputs, outputs, totalParams: params, trainableParams, flops, layers };
}

function modelTable({ name, params, trainableParams, flops, layers }: ModelReport): string {
  const rows = layers.map((layer) => [
    layer.name,
    layer.type,
    layer.outputShapes.map((shape) => `[${shape.map((dim) => dim ?? 'null').join(', ')}]`).join(' '),
    layer.params.toLocaleString('en-US'),
  ]);
  const all = [['layer', 'type', 'output', 'params'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 3 ? cell.padStart(widths[3] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
  const counts = [params, trainableParams, flops].map((count) => count.toLocaleString('en-US'));
  return [
    `${name}: ${counts[0]} parameters, ${counts[1]} of them trained, ${counts[2]} FLOPs a sample`,
    ...all.map((row) => `  ${line(row)}`),
  ].join('\n');
}

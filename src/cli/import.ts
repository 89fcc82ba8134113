import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../compiler/compile.ts';
import { formatProject } from '../project/format.ts';
import { openModel } from '../project/openModel.ts';
import { BadInput, log, print, WrongUsage, type Command } from './command.ts';
import { readOptions } from './options.ts';
import { reportProblems } from './problems.ts';
import { readFile } from './readProject.ts';

/** Makes a project of a model's architecture, and says what of it has no place here. */
export const importFile: Command = {
  form: 'import MODEL.json [-o FILE]',
  summary: 'makes a project of a model of Keras 1 to 3 (architecture JSON) or TensorFlow.js (model.json)',
  run: (args) => {
    const { values, positionals } = readOptions(args, { out: { type: 'string', short: 'o' } });
    const [model, ...more] = positionals;
    if (model === undefined) throw new WrongUsage('MODEL is missing: a model.json, or what model.to_json() gives.');
    if (more.length > 0) throw new WrongUsage(`One MODEL at a time; there is also ${more.join(', ')}.`);
    const imported = openModel(readFile(model), path.basename(model).replace(/\.json$/i, ''));
    if (!imported.ok) throw new BadInput([`${model}: ${imported.sentence}`]);
    const { project, renamed, copied } = imported;
    for (const name of renamed) log(`${model}: a second layer called “${name}” has a number behind its name now.`);
    for (const name of copied) log(`${model}: “${name}” is shared inside of a shared model: each use has weights of its own.`); // prettier-ignore
    if (values.out === undefined) print(formatProject(project).trimEnd());
    else writeProject(values.out, formatProject(project));
    // Whether it fits into memory is a question for a training.
    const diagnostics = compile(project).diagnostics.filter(({ severity, code }) => severity !== 'tip' && !code.startsWith('budget/')); // prettier-ignore
    reportProblems(diagnostics, project);
  },
};

function writeProject(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new BadInput([`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

import { compile } from '../../src/compiler/compile.ts';
import { exportTypeScript } from '../../src/compiler/targets/typescript/exportTypeScript.ts';
import '../../src/compiler/whole.ts';
import { templates } from '../../templates/index.ts';
import type { GeneratedFile } from './file.ts';

/** The files of an export that a person reads first; the rest is carried along or the same for every project. */
const shown = ['model.ts', 'train.ts', 'data.ts'];

/** The generated code of every template, kept so that each change of it is seen and reviewed. */
export function goldenCode(): readonly GeneratedFile[] {
  return templates.flatMap(({ id, project }) => {
    const { plan } = compile(project);
    if (!plan) throw new Error(`The template "${id}" does not compile.`);
    return exportTypeScript(plan)
      .filter(({ path }) => shown.includes(path))
      .map(({ path, text }) => ({ path: `templates/golden/${id}/${path}`, content: text }));
  });
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from '../compiler/compile.ts';
import { exportAssets, exportTypeScript } from '../compiler/targets/typescript/exportTypeScript.ts';
import { diskAssets } from '../data/nodeAssets.ts';
import { BadInput, log, WrongUsage, type Command } from './command.ts';
import { notHere } from './notHere.ts';
import { oneOf, onlyFile, readOptions } from './options.ts';
import { reportProblems } from './problems.ts';
import { readProjectFile } from './readProject.ts';

/** Writes the project's program as TypeScript, with the data it needs: a folder that runs by itself. */
export const exportCode: Command = {
  form: 'export FILE --target typescript --out DIR',
  summary: 'writes a TypeScript project that trains the same network with the same numbers',
  run: async (args) => {
    const { values, positionals } = readOptions(args, { target: { type: 'string' }, out: { type: 'string' } });
    checkTarget(values.target);
    if (values.out === undefined) throw new WrongUsage('--out DIR is missing: the folder to write into.');
    await writeProject(onlyFile(positionals), values.out);
  },
};

function checkTarget(target: string | undefined): void {
  if (target === undefined) throw new WrongUsage('--target is missing; this version has --target typescript.');
  const sentence = Object.hasOwn(notHere.targets, target) ? notHere.targets[target] : undefined;
  if (sentence !== undefined) throw new WrongUsage(sentence);
  oneOf('target', target, ['typescript']);
}

async function writeProject(file: string, folder: string): Promise<void> {
  const project = readProjectFile(file);
  const { plan, diagnostics } = compile(project);
  reportProblems(diagnostics, project);
  if (!plan) throw new BadInput([`${file}: there is nothing to export.`]);
  const read = diskAssets();
  const texts = exportTypeScript(plan);
  const assets = exportAssets(plan);
  for (const { path: name, text } of texts) write(folder, name, text);
  for (const { path: name, asset } of assets) write(folder, name, new Uint8Array(await read(asset)));
  log(`Wrote ${texts.length + assets.length} files into ${folder}. README.md there says how to run them.`);
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

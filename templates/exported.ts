import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import type * as tf from '@tensorflow/tfjs';
import type { Plan } from '../src/compiler/plan.ts';
import {
  exportAssets,
  exportTypeScript,
  type ExportFile,
} from '../src/compiler/targets/typescript/exportTypeScript.ts';
import type { AssetReader, Split } from '../src/data/dataset.ts';

/** An exported project on disk, with this repository's libraries beside it. */
export interface Exported {
  readonly root: string;
  readonly files: readonly ExportFile[];
  remove(): void;
}

type Scores = Readonly<Record<string, number>>;

/** What an exported project's modules give. Its models are one, or several by name. */
export interface ExportedModules {
  readonly create: Readonly<Record<string, (seed?: number) => tf.LayersModel>>;
  readonly loadData: (...taken: unknown[]) => Promise<unknown>;
  readonly train: (models: unknown, data: unknown, options: object) => Promise<void>;
  readonly evaluate?: (models: unknown, data: unknown, split: Split, seed?: number) => Scores;
}

/** Writes files as a project of its own into a temporary folder. */
export function writeProject(files: readonly ExportFile[]): Exported {
  const root = mkdtempSync(path.join(tmpdir(), 'layerloom-export-'));
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction');
  return { root, files, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Writes the export of a plan with the data it needs. */
export function writeExport(plan: Plan): Exported {
  const exported = writeProject(exportTypeScript(plan));
  for (const { path: name, asset } of exportAssets(plan)) {
    mkdirSync(path.dirname(path.join(exported.root, name)), { recursive: true });
    copyFileSync(path.join('public/data', asset), path.join(exported.root, name));
  }
  return exported;
}

/** What the TypeScript compiler says of a project under its own `tsconfig.json`. */
export function typeErrors(root: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** Paths of the files that a formatter with this repository's settings would change. */
export async function unformatted(files: readonly ExportFile[]): Promise<string[]> {
  const options = await prettier.resolveConfig(path.resolve('package.json'));
  const checked = files.map(async (file) => {
    const good = await prettier.check(file.text, { ...options, filepath: file.path });
    return good ? [] : [file.path];
  });
  return (await Promise.all(checked)).flat();
}

/** Loads one module of an exported project into this process. */
export function importModule({ root }: Exported, name: string): Promise<unknown> {
  return import(/* @vite-ignore */ pathToFileURL(path.join(root, name)).href);
}

/** Loads the program of an exported project into this process; `folder` is where in the project it lies. */
export async function importProgram(exported: Exported, folder = '.'): Promise<ExportedModules> {
  const load = (name: string): Promise<unknown> => importModule(exported, path.join(folder, name));
  const [model, data, train] = await Promise.all([load('model.ts'), load('data.ts'), load('train.ts')]);
  return {
    create: model as ExportedModules['create'],
    ...(data as Pick<ExportedModules, 'loadData'>),
    ...(train as Pick<ExportedModules, 'train' | 'evaluate'>),
  };
}

/** Arguments of an exported `loadData`, which takes what its data sets need. */
export function loadArguments(exported: Exported, read: AssetReader, seed: number): unknown[] {
  const text = exported.files.find(({ path: name }) => name === 'data.ts')!.text;
  const parameters = /loadData\(([^)]*)\)/.exec(text)![1]!;
  return [...(parameters.includes('read') ? [read] : []), ...(parameters.includes('seed') ? [seed] : [])];
}

import type { Plan } from '../../plan.ts';
import { carried } from './carried.generated.ts';
import { assetFiles, datasetModules, printData, type AssetFile } from './data.ts';
import { ownFunctions, ownLayers, printModels, type BlockLines } from './model.ts';
import { asSupervised } from './program.ts';
import { printMain, printPackage, printPage, printReadme, printStart, tsconfig } from './project.ts';
import { printFit } from './trainFit.ts';
import { printLoop } from './trainLoop.ts';
import { adapts } from './trainParts.ts';

export type { AssetFile, BlockLines };

/** A text file of an exported project. */
export interface ExportFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * A plan as a project in TypeScript that trains in Node and in the browser and gives the app's numbers.
 * `model.ts`, `train.ts` and `data.ts` come first; then what they carry along. The text is formatted.
 */
export function exportTypeScript(plan: Plan): readonly ExportFile[] {
  const supervised = asSupervised(plan);
  const written: ExportFile[] = [
    { path: 'model.ts', text: printModels(plan).text },
    { path: 'train.ts', text: supervised ? printFit(plan, supervised) : printLoop(plan) },
    { path: 'data.ts', text: printData(plan) },
  ];
  const project: ExportFile[] = [
    { path: 'start.ts', text: printStart(plan) },
    { path: 'main.ts', text: printMain(plan) },
    { path: 'index.html', text: printPage(plan) },
    { path: 'package.json', text: printPackage(plan) },
    { path: 'tsconfig.json', text: tsconfig },
    { path: 'README.md', text: printReadme(plan) },
  ];
  const layers = ownLayers(plan).map((name) => `layers/${name}.ts`);
  const adapting = plan.models.some(adapts) ? ['layers/adapt.ts'] : [];
  const functions = ownFunctions(plan).map(({ file }) => file);
  const needed = withImports([
    ...layers,
    ...adapting,
    ...functions,
    'data/batches.ts',
    'data/dataset.ts',
    ...datasetModules(plan),
  ]);
  const assets = assetFiles(plan).length > 0 ? withImports(['data/assets.ts']) : [];
  const along = [...new Set([...needed, ...assets])].map((path) => ({ path, text: carriedText(path) }));
  return [...written, ...along, ...project];
}

/** Files of the app's `public/data` that belong into the exported project; the caller adds their bytes. */
export function exportAssets(plan: Plan): readonly AssetFile[] {
  return assetFiles(plan);
}

/** The lines of `model.ts` where each block stands. */
export function codeLines(plan: Plan): readonly BlockLines[] {
  return printModels(plan).lines;
}

/** Carried files with everything they import, each before what imports it. */
function withImports(paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    for (const [, specifier] of carriedText(path).matchAll(/from '(\.[^']+)'/g)) {
      visit(new URL(specifier!, `file:///${path}`).pathname.slice(1));
    }
    found.add(path);
  };
  paths.forEach(visit);
  return [...found];
}

function carriedText(path: string): string {
  const text = Object.hasOwn(carried, path) ? carried[path] : undefined;
  if (text === undefined) throw new Error(`No file called ${path} is carried.`);
  return text;
}

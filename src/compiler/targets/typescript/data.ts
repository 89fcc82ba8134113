import type { ArgValue, SourceCall } from '../../../nodes/kit/calls.ts';
import type { PreparedColumn } from '../../../nodes/kit/textEncoding.ts';
import type { Plan } from '../../plan.ts';
import { hardline, indent, join, list, print, type Doc } from './doc.ts';
import { identifier, numberLiteral, stringLiteral } from './literals.ts';
import { isDataset, programNames } from './program.ts';

type DatasetCall = Extract<SourceCall, { kind: 'dataset' }>;

/** How the loader of a data set is called, and the files it reads. */
interface Loader {
  readonly function: string;
  readonly module: string;
  /** `read` gives a file, `seed` makes the data up. */
  readonly takes: 'read' | 'seed';
  /** Pack under `public/data`. */
  readonly pack?: string;
}

const loaders: Readonly<Record<string, Loader>> = {
  digits: { function: 'loadDigits', module: 'digits', takes: 'read', pack: 'digits' },
  colourDigits: { function: 'loadColourDigits', module: 'colourDigits', takes: 'read', pack: 'digits' },
  points: { function: 'generatePoints', module: 'points', takes: 'seed' },
  reviews: { function: 'generateReviews', module: 'reviews', takes: 'seed' },
  sums: { function: 'generateSums', module: 'sums', takes: 'seed' },
  text: { function: 'loadText', module: 'text', takes: 'read', pack: 'moby-dick' },
};

/** A file of the app's `public/data` that an exported project needs. */
export interface AssetFile {
  /** In the project. */
  readonly path: string;
  /** Under the app's `data/`. */
  readonly asset: string;
}

/** Packs of the data sets of a plan, each with its header, its source and its licence. */
export function assetFiles(plan: Plan): readonly AssetFile[] {
  const packs = new Set(calls(plan).flatMap(({ call }) => loaderOf(call).pack ?? []));
  return [...packs]
    .flatMap((pack) => [`${pack}.bin`, `${pack}.json`, 'SOURCE.txt', 'LICENCE.txt'].map((file) => `${pack}/${file}`))
    .map((asset) => ({ path: `public/data/${asset}`, asset }));
}

/** What `loadData` of a plan takes, in order. */
export function loadDataTakes(plan: Plan): readonly ('read' | 'seed')[] {
  const taken = new Set(calls(plan).map(({ call }) => loaderOf(call).takes));
  return (['read', 'seed'] as const).filter((name) => taken.has(name));
}

/** Files of `data/` that `data.ts` imports. */
export function datasetModules(plan: Plan): readonly string[] {
  const sets = calls(plan).map(({ call }) => `data/sets/${loaderOf(call).module}.ts`);
  const prepares = calls(plan).some(({ prepared }) => prepared.length > 0);
  return [...new Set(sets), ...(prepares ? ['data/text/prepareColumns.ts'] : [])];
}

/** `data.ts`: loads the data sets of a plan with the options of its blocks. */
export function printData(plan: Plan): string {
  const names = programNames(plan).datasets;
  const takes = loadDataTakes(plan);
  const parameters = takes.map((name) => (name === 'read' ? 'read: AssetReader' : `seed = ${plan.run.seed}`));
  const loaded = calls(plan).map((source): Doc => [`${names.get(source.name)!}: `, loadedDoc(source)]);
  const types = takes.includes('read') ? 'AssetReader, Dataset' : 'Dataset';
  const imports = [...new Set(calls(plan).map(({ call }) => loaderOf(call)))]
    .sort((a, b) => (a.module < b.module ? -1 : 1))
    .map((loader) => `import { ${loader.function} } from './data/sets/${loader.module}.ts';`);
  if (calls(plan).some(({ prepared }) => prepared.length > 0)) {
    imports.push("import { prepareColumns } from './data/text/prepareColumns.ts';");
  }
  const fields = [...names.values()].map((name) => `  readonly ${name}: Dataset;`);
  const summary = takes.includes('read')
    ? '/** Loads the data. `read` gives a file of `public/data` by its path. */'
    : '/** Makes the data up from the seed. */';
  return print([
    join(hardline, [...(fields.length > 0 ? [`import type { ${types} } from './data/dataset.ts';`] : []), ...imports]),
    fields.length > 0 ? [hardline, hardline] : '',
    '/** What the program trains on. */',
    hardline,
    fields.length > 0
      ? join(hardline, ['export interface Data {', ...fields, '}'])
      : 'export type Data = Readonly<Record<string, never>>;',
    hardline,
    hardline,
    fields.length > 0 ? summary : '/** There is none: all of it is noise. */',
    hardline,
    `export async function loadData(${parameters.join(', ')}): Promise<Data> {`,
    hardline,
    [
      '  return ',
      loaded.length > 0 ? ['{', indent(indent(loaded.map((doc) => [hardline, doc, ',']))), hardline, '  }'] : '{}',
      ';',
    ],
    hardline,
    '}',
    hardline,
  ]).text;
}

/** A data set as it is loaded: `generateSums({ digits: 2 }, seed)`, with what is made of its text around it. */
function loadedDoc({ call, prepared }: DatasetUse): Doc {
  const loader = loaderOf(call);
  const load: Doc = [
    `${loader.takes === 'read' ? 'await ' : ''}${loader.function}(`,
    objectDoc(Object.entries(call.options).map(([key, value]) => [key, valueText(value)])),
    `, ${loader.takes})`,
  ];
  if (prepared.length === 0) return load;
  const columns = prepared.map(({ name, from, encoding }) =>
    objectDoc([
      ['name', stringLiteral(name)],
      ['from', stringLiteral(from)],
      ['encoding', objectDoc(Object.entries(encoding).map(([key, value]) => [key, valueText(value)]))],
    ]),
  );
  return ['prepareColumns(', load, ', ', list('[', columns, ']'), ')'];
}

const objectDoc = (entries: readonly (readonly [string, Doc])[]): Doc =>
  list('{', entries.map(([key, value]): Doc => [`${identifier(key)}: `, value]), '}', ' '); // prettier-ignore

/** A data set that a plan loads. */
interface DatasetUse {
  readonly name: string;
  readonly call: DatasetCall;
  readonly prepared: readonly PreparedColumn[];
}

function calls(plan: Plan): readonly DatasetUse[] {
  return plan.sources
    .filter(isDataset)
    .flatMap(({ name, source, prepared = [] }) =>
      source.kind === 'dataset' ? [{ name, call: source, prepared }] : [],
    );
}

function loaderOf({ dataset }: DatasetCall): Loader {
  const loader = Object.hasOwn(loaders, dataset) ? loaders[dataset] : undefined;
  if (!loader) throw new Error(`There is no data set called "${dataset}".`);
  return loader;
}

function valueText(value: ArgValue): Doc {
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'number') return numberLiteral(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return list('[', (value as readonly ArgValue[]).map(valueText), ']');
  throw new Error(`A data set cannot take ${JSON.stringify(value)}.`);
}

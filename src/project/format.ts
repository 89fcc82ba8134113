import { emptyProject, type Model, type Project, type RunSettings } from '../graph/project.ts';
import { foreignBytes, foreignJson, foreignText } from './foreign.ts';
import { formatVersion, migrated } from './migrations.ts';
import { note, readEntries, readGraph, readName, type Repairs, unsigned } from './readGraph.ts';
import { asRaw, own, record, type Raw } from '../graph/records.ts';
import { refuse, type Refusal } from './refusal.ts';

/** No project is larger; what a file holds beyond it is something else. */
export const limits = { bytes: 5_000_000, blocks: 10_000, wires: 40_000, models: 1_000 } as const;

/** A file opened, and what was put right on the way. */
export interface Parsed {
  readonly ok: true;
  readonly project: Project;
  readonly repairs: Readonly<Repairs>;
}

/**
 * Reads a project file of any version. What can be read is kept, unknown blocks and their parameters too; what
 * cannot be read is left out and counted in `repairs`. A file that is no project, or of which nothing can be read,
 * is refused with one sentence. Never throws; nothing of the text is looked up by name, and nothing of it is shared.
 */
export function parseProject(text: string): Parsed | Refusal {
  if (text.length > limits.bytes) return refuse('tooLarge', '5 MB');
  if (text.trim() === '') return refuse('empty');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return notJson(text);
  }
  const raw = asRaw(document);
  if (!raw || own(raw, 'format') !== 'layerloom') {
    const kind = foreignJson(document);
    return kind === undefined ? refuse('notProject') : refuse('foreign', kind);
  }
  return readProject(raw);
}

/** The same for the bytes of a file: pictures, archives and weights are told by how they begin. */
export function parseProjectBytes(bytes: Uint8Array): Parsed | Refusal {
  if (bytes.length === 0) return refuse('empty');
  const kind = foreignBytes(bytes);
  if (kind !== undefined) return refuse('foreign', kind);
  if (bytes.length > limits.bytes) return refuse('tooLarge', '5 MB');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('notText');
  }
  return text.includes('\0') ? refuse('notText') : parseProject(text);
}

/** The file of a project: stable, readable line by line, and read back equal. */
export function formatProject(project: Project): string {
  const { format, version, name, main, models, run } = project;
  return `${printed({ format, version, name, main, models, run }, '')}\n`;
}

function notJson(text: string): Refusal {
  if (/"format"\s*:\s*"layerloom"/.test(text.slice(0, 500))) {
    return text.trimEnd().endsWith('}') ? refuse('damaged', 'it is not written as JSON') : refuse('cutShort');
  }
  const kind = foreignText(text);
  return kind === undefined ? refuse('notProject') : refuse('foreign', kind);
}

function readProject(original: Raw): Parsed | Refusal {
  const version = own(original, 'version');
  if (!Number.isInteger(version) || (version as number) < 1) return refuse('damaged', 'its version is missing');
  if ((version as number) > formatVersion) return refuse('newer', String(version));
  const raw = migrated(original, version as number);
  const repairs: Repairs = {};
  if (blockCount(raw) > limits.blocks) return refuse('tooManyBlocks', limits.blocks.toLocaleString('en-US'));
  const main = readGraph(own(raw, 'main'), repairs);
  if (!main) return refuse('damaged', 'its canvas is missing');
  const project: Project = {
    format: 'layerloom',
    version: formatVersion,
    name: readName(own(raw, 'name'), repairs) ?? 'Untitled',
    main,
    models: readModels(own(raw, 'models'), repairs),
    run: readRun(own(raw, 'run'), repairs),
  };
  return { ok: true, project, repairs };
}

/** Counted before anything is copied. Wires and models have limits of their own, worth as many blocks. */
function blockCount(raw: Raw): number {
  const models = Object.values(asRaw(own(raw, 'models')) ?? {});
  if (models.length > limits.models) return Infinity;
  const graphs = [own(raw, 'main'), ...models.map((model) => own(asRaw(model) ?? {}, 'graph'))].map(
    (graph) => asRaw(graph) ?? {},
  );
  const count = (key: string) =>
    graphs.reduce((sum, graph) => sum + Object.keys(asRaw(own(graph, key)) ?? {}).length, 0);
  return count('wires') > limits.wires ? Infinity : count('blocks');
}

function readModels(value: unknown, repairs: Repairs): Project['models'] {
  const raw = asRaw(value);
  if (!raw) {
    if (value !== undefined) note(repairs, 'models');
    return record([]);
  }
  return record(
    readEntries(raw, 'models', repairs, (id, model): Model | undefined => {
      const rawModel = asRaw(model);
      const graph = rawModel && readGraph(own(rawModel, 'graph'), repairs);
      // `main` is the name of the canvas.
      if (!rawModel || !graph || id === 'main') return undefined;
      return { name: readName(own(rawModel, 'name'), repairs) ?? id, graph };
    }),
  );
}

function readRun(value: unknown, repairs: Repairs): RunSettings {
  const raw = asRaw(value) ?? {};
  const defaults = emptyProject('').run;
  const count = (key: keyof RunSettings, least: number, most: number) => {
    const number = own(raw, key);
    if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) {
      return unsigned(number);
    }
    note(repairs, 'run');
    return defaults[key];
  };
  return {
    epochs: count('epochs', 1, 100_000),
    batchSize: count('batchSize', 1, 65_536),
    seed: count('seed', 0, 2 ** 32 - 1),
  };
}

/** JSON as a person would set it: what fits on a line stands on one, so that a block is a line and a change a small diff. */
function printed(value: unknown, indent: string): string {
  const line = oneLine(value);
  if (indent.length + line.length <= 110 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + printed(item, inner)).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const lines = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printed(item, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`).join(', ')} }`;
}

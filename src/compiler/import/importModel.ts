import { layout } from '../../graph/layout.ts';
import { emptyProject, type Graph, type GraphId, type Project } from '../../graph/project.ts';
import { record } from '../../graph/records.ts';
import { blockSizes } from '../blockFace.ts';
import { compile } from '../compile.ts';
import { Refused, type ImportFault } from './kerasModel.ts';
import { placeModel, type Drawing } from './place.ts';
import { findModel, readModel } from './readModel.ts';
import { newKeys, newSheet } from './sheet.ts';

/** A model of Keras or TensorFlow.js as a project. */
export interface ImportedModel {
  readonly ok: true;
  readonly project: Project;
  /** Layers that another one of the same name stood before: they were given a number. */
  readonly renamed: readonly string[];
  /** Layers that are used several times inside of a model that is used several times: each use has its own weights. */
  readonly copied: readonly string[];
}

export interface NotImported {
  readonly ok: false;
  readonly fault: ImportFault;
  /** A name or a number of the sentence. */
  readonly detail: string;
}

/** Canvas pixels an imported model is laid out in. */
const width = 1600;

/**
 * Makes a project of what a file holds: the architecture JSON of Keras 1 to 3 or the `model.json` of TensorFlow.js.
 * Inputs, layers and outputs stand on the canvas; a layer or a model that is used several times becomes a model of the
 * project, so that its uses share their weights; models inside of models are taken apart. A layer that there is no block
 * for is kept as it is, a setting that a block does not have stays on the block, and the compiler says so of both.
 * `undefined` where the document is no such model. Never throws; nothing of the file is looked up but in tables of ours.
 */
export function importModel(document: unknown, name: string): ImportedModel | NotImported | undefined {
  const file = findModel(document);
  if (!file) return undefined;
  try {
    const model = readModel(file.className, file.config, name);
    const canvas = newSheet(true);
    const drawing: Drawing = { version: file.version, models: new Map(), modelKey: newKeys(), placed: 0, copied: [] };
    const outputs = placeModel(model, drawing, { sheet: canvas, inputs: null, prefix: '', frozen: false });
    outputs.forEach((value, at) => {
      const label = outputs.length > 1 ? { name: `Output ${at + 1}` } : {};
      canvas.wire([value], canvas.add('output', { type: 'output', ...label, params: {} }), ['input']);
    });
    const project: Project = {
      ...emptyProject(model.name.slice(0, 100)),
      main: canvas.graph(),
      models: record(drawing.models),
    };
    return { ok: true, project: laidOut(project), renamed: model.renamed, copied: drawing.copied };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault, detail: error.detail };
    throw error;
  }
}

/** The project with every block at a tidy place. */
function laidOut(project: Project): Project {
  const compiled = compile(project);
  // Larger batches than fit into memory would only have to be made smaller.
  const tooMuch = compiled.diagnostics.some(({ code }) => code === 'budget/activations');
  if (tooMuch && project.run.batchSize > 1)
    return laidOut({ ...project, run: { ...project.run, batchSize: project.run.batchSize / 2 } });
  const placed = (id: GraphId, graph: Graph): Graph => {
    const positions = layout(graph, blockSizes(project, compiled, id), width);
    const blocks = Object.entries(graph.blocks).map(([key, block]) => [key, { ...block, position: positions[key] ?? block.position }] as const); // prettier-ignore
    return { ...graph, blocks: record(blocks) };
  };
  const models = Object.entries(project.models).map(([id, model]) => [id, { ...model, graph: placed(id, model.graph) }] as const); // prettier-ignore
  return { ...project, main: placed('main', project.main), models: record(models) };
}

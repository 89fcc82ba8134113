import { blockFace, blockSizes, faceSize } from '../../compiler/blockFace.ts';
import { compile } from '../../compiler/compile.ts';
import type { Compiled } from '../../compiler/compiled.ts';
import type { BlockSize } from '../../graph/blockSize.ts';
import { apply, type GraphEdit } from '../../graph/edit.ts';
import { graphOf, type BlockId, type Graph, type GraphId, type Project } from '../../graph/project.ts';
import { getCompiled } from '../compiled.ts';
import { useDocumentStore } from '../documentStore.ts';
import { useUiStore } from '../uiStore.ts';

/** A project with all that is known of it. */
export interface Trial {
  readonly project: Project;
  readonly compiled: Compiled;
}

/** What an action looks at: the open project, and the graph on the canvas. */
export interface Scene extends Trial {
  readonly graphId: GraphId;
  readonly graph: Graph;
  /** Selected blocks that are in the graph, in the order they were selected. */
  readonly selected: readonly BlockId[];
}

/** The scene as it is now. */
export function currentScene(): Scene {
  const { project } = useDocumentStore.getState();
  const { graph, selectedBlocks } = useUiStore.getState();
  const shown = graphOf(project, graph);
  return {
    project,
    compiled: getCompiled(),
    graphId: shown ? graph : 'main',
    graph: shown ?? project.main,
    selected: selectedBlocks.filter((id) => Object.hasOwn((shown ?? project.main).blocks, id)),
  };
}

/** The project as it would be after the edits: shapes are known before anything is changed. */
export function trialOf(before: Trial, edits: GraphEdit | readonly GraphEdit[]): Trial {
  const project = apply(before.project, edits);
  return { project, compiled: compile(project) };
}

/** Sizes of the blocks of the scene's graph. */
export function sceneSizes(scene: Scene): Record<BlockId, BlockSize> {
  return blockSizes(scene.project, scene.compiled, scene.graphId);
}

/** Size of one block; of a block that is not there, that of an empty one. */
export function sizeIn(trial: Trial, graph: GraphId, id: BlockId): BlockSize {
  const block = graphOf(trial.project, graph)?.blocks[id];
  const face = blockFace(trial.project, trial.compiled, graph, id);
  return face && block ? faceSize(face, block) : { width: 160, height: 36, room: 36, inputs: {}, outputs: {} };
}

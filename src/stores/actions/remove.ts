import { modelOf } from '../../compiler/blockFace.ts';
import { termOf, type Phrase } from '../../diagnostics/phrase.ts';
import { apply, type GraphEdit } from '../../graph/edit.ts';
import { graphOf, type BlockId, type GraphId, type Project } from '../../graph/project.ts';
import { edit } from '../documentStore.ts';
import { select, useUiStore } from '../uiStore.ts';
import { currentScene } from './scene.ts';

/** Removes the selected blocks with their wires, the selected wires, and models that nothing uses any more. */
export function deleteSelection(): void {
  const { graphId, selected, project } = currentScene();
  const { selectedWires } = useUiStore.getState();
  if (selected.length + selectedWires.length === 0) return;
  const edits: GraphEdit[] = [
    { kind: 'removeBlocks', graph: graphId, blocks: selected },
    { kind: 'removeWires', graph: graphId, wires: selectedWires },
  ];
  edits.push(
    ...unusedModels(project, apply(project, edits)).map((model): GraphEdit => ({ kind: 'removeModel', model })),
  );
  edit(deleteTitle(selected, graphId, project), edits);
  select([]);
}

function unusedModels(before: Project, after: Project): string[] {
  const used = (project: Project) =>
    new Set(
      [project.main, ...Object.values(project.models).map((model) => model.graph)]
        .flatMap((graph) => Object.values(graph.blocks))
        .map(modelOf),
    );
  const still = used(after);
  return [...used(before)].filter((model): model is string => model !== null && !still.has(model));
}

function deleteTitle(selected: readonly BlockId[], graphId: GraphId, project: Project): Phrase {
  const only = selected.length === 1 ? graphOf(project, graphId)?.blocks[selected[0]!] : undefined;
  if (only) return { say: 'delete', block: termOf(only) };
  return selected.length > 1 ? { say: 'deleteBlocks', count: selected.length } : { say: 'deleteWire' };
}

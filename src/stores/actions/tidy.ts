import { edit } from '../documentStore.ts';
import { currentScene, sceneSizes } from './scene.ts';

/**
 * Lays the graph on the canvas out anew, in rows as wide as the canvas. One step, which Undo takes back.
 * The layout is loaded when it is first asked for.
 */
export async function tidy(canvasWidth: number): Promise<void> {
  const { layout } = await import('../../graph/layout.ts');
  const scene = currentScene();
  const positions = layout(scene.graph, sceneSizes(scene), canvasWidth);
  edit({ say: 'tidy' }, { kind: 'moveBlocks', graph: scene.graphId, positions });
}

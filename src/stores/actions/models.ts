import type { ModelId } from '../../graph/project.ts';
import { currentScene } from './scene.ts';
import { showGraph } from '../uiStore.ts';

/** Shows the inside of a model; nothing happens when the project has no such model. */
export function openModel(model: ModelId): void {
  if (Object.hasOwn(currentScene().project.models, model)) showGraph(model);
}

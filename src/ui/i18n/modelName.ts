import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { modelWords } from './modelWords.ts';

/** What a new model is called until it is given a name: `Model 2`. */
export function nextModelName(): string {
  const { models } = useDocumentStore.getState().project;
  return modelWords[useSettings.getState().locale].name(Object.keys(models).length + 1);
}

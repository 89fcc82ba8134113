import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { defineWords } from './words.ts';

const modelName = defineWords({ name: (number: number) => `Model ${number}` }, { name: (number) => `模型 ${number}` });

/** What a new model is called until it is given a name: `Model 2`. */
export function nextModelName(): string {
  const { models } = useDocumentStore.getState().project;
  return modelName[useSettings.getState().locale].name(Object.keys(models).length + 1);
}

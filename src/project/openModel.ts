import { importModel, type ImportedModel } from '../compiler/import/importModel.ts';
import { limits } from './format.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * Opens the architecture of a model, as Keras 1 to 3 or TensorFlow.js write it, as a project; `name` is what it is called
 * where the file does not say. Refused with one sentence where the file is damaged or no such model. Never throws.
 */
export function openModel(bytes: Uint8Array, name: string): ImportedModel | Refusal {
  if (bytes.length > limits.bytes) return refuse('tooLarge', '5 MB');
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('notText');
  }
  const imported = importModel(document, name);
  if (!imported) return refuse('modelWithoutGraph', '');
  return imported.ok ? imported : refuse(imported.fault, imported.detail);
}

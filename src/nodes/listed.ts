import { blockDefinition, isCatalogueComplete, knownBlocks } from './catalogue.ts';
import { categories, type Category } from './kit/categories.ts';
import { listed } from './listed.generated.ts';

/** A block as the palette lists it. */
export interface ListedBlock {
  readonly type: string;
  readonly label: string;
  readonly icon: string;
  readonly category: Category;
  readonly aliases?: readonly string[];
}

const fromTheList: readonly ListedBlock[] = categories.flatMap((category) =>
  (listed[category] ?? []).map(([type, label, icon]) => ({ type, label, icon, category })),
);
const labels = new Map(fromTheList.map(({ type, label }) => [type, label]));

/** Types in the order of the list. */
export const listedTypes: readonly string[] = fromTheList.map(({ type }) => type);

/** Every block there is, in the order of the palette: by a short list until the definitions have come. */
export function listedBlocks(): readonly ListedBlock[] {
  return isCatalogueComplete() ? knownBlocks() : fromTheList;
}

/** What a type is called in English, known yet or not; `undefined` for one that is not known here (a newer file). */
export function listedLabel(type: string): string | undefined {
  return blockDefinition(type)?.label ?? labels.get(type);
}

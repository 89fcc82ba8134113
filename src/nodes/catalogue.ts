import { setEnglishNames, type Name } from '../diagnostics/phrase.ts';
import type { BlockDefinition } from './kit/define.ts';

// The page starts with a few blocks and learns the rest a moment later; everything else imports `index.ts`, which
// makes all of them known.
let known: readonly BlockDefinition[] = [];
let byType: ReadonlyMap<string, BlockDefinition> = new Map();
let complete = false;

/** Makes these the blocks that are known, in the order of the palette: `all` of them, or a few to start with. */
export function setCatalogue(definitions: readonly BlockDefinition[], extent: 'all' | 'few'): void {
  known = definitions;
  byType = new Map(definitions.map((definition) => [definition.type, definition]));
  complete = extent === 'all';
  setEnglishNames(englishName);
}

/** A name within an English phrase: of a parameter in small letters, `Set kernel to 3 × 3`. */
function englishName(name: Name): string {
  if ('port' in name) return name.port;
  const definition = byType.get(name.type);
  if (!('param' in name)) return definition?.label ?? name.type;
  return (definition?.params[name.param]?.label ?? name.param).replace(/^[A-Z](?=[a-z ])/, (first) =>
    first.toLowerCase(),
  );
}

/** Whether a type that is not known now never will be. */
export function isCatalogueComplete(): boolean {
  return complete;
}

/** The blocks that are known, in the order of the palette: all of them, but for the first moment of the page. */
export function knownBlocks(): readonly BlockDefinition[] {
  return known;
}

/**
 * The definition of a type; `undefined` for one that is not known here (a newer file).
 * Throws while no blocks are known at all: then `src/nodes/index.ts` was not imported.
 */
export function blockDefinition(type: string): BlockDefinition | undefined {
  if (known.length === 0) throw new Error('No blocks are known yet: import src/nodes/index.ts first.');
  return byType.get(type);
}

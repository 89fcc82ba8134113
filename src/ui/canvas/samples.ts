import type { Block } from '../../graph/project.ts';
import { isMadeUp } from '../../data/madeUp.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { readParams } from '../../nodes/kit/read.ts';
import type { Pictures } from '../../training/protocol.ts';

/** A glance at a data block's samples. */
export type Glance =
  | { readonly kind: 'pictures'; readonly pictures: Pictures; readonly labels: readonly string[] }
  | {
      readonly kind: 'points';
      readonly points: readonly { readonly x: number; readonly y: number; readonly label: number }[];
      readonly extent: number;
    }
  | { readonly kind: 'text'; readonly text: string };

const loaded = new Map<string, Promise<Glance | null>>();

/**
 * Samples of a data block, read when the page is idle so that nothing waits for them. `null` where there is nothing to
 * show (noise). The same settings are read once.
 */
export function glanceAt(type: string, params: Block['params'], seed: number): Promise<Glance | null> {
  const key = JSON.stringify([type, params, isMadeUp(type) ? seed : 0]);
  const known = loaded.get(key);
  if (known) return known;
  const glance = idle().then(() => read(type, params, seed));
  loaded.set(key, glance);
  // A pack that could not be read is asked for again the next time.
  glance.catch(() => loaded.delete(key));
  return glance;
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}

async function read(type: string, params: Block['params'], seed: number): Promise<Glance | null> {
  const definition = blockDefinition(type);
  if (definition?.role !== 'data') return null;
  const source = definition.source(readParams(definition.params, params).values);
  if (source.kind !== 'dataset') return null;
  const { readGlance } = await import('./readGlance.ts');
  return readGlance(source, seed);
}

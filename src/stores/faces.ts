import { useSyncExternalStore } from 'react';
import { blockFace, faceSize, type BlockFace } from '../compiler/blockFace.ts';
import type { Compiled } from '../compiler/compiled.ts';
import type { BlockSize } from '../graph/blockSize.ts';
import type { Block, BlockId, GraphId } from '../graph/project.ts';
import { getCompiled, subscribeCompiled } from './compiled.ts';
import { useDocumentStore } from './documentStore.ts';

// Faces of the newest compilation, and those of the one before: a face that says the same stays the same object.
let compiledWith: Compiled | null = null;
let faces = new Map<string, BlockFace | null>();
let former = new Map<string, BlockFace | null>();

/** What a block shows now. The same object until something it shows changes. */
export function getFace(graph: GraphId, id: BlockId): BlockFace | null {
  const compiled = getCompiled();
  if (compiled !== compiledWith) {
    compiledWith = compiled;
    former = faces;
    faces = new Map();
  }
  const key = `${graph}\n${id}`;
  const known = faces.get(key);
  if (known !== undefined) return known;
  const face = blockFace(useDocumentStore.getState().project, compiled, graph, id);
  const before = former.get(key);
  const kept = before !== undefined && sameValue(before, face) ? before : face;
  faces.set(key, kept);
  return kept;
}

/** What a block shows; renders again only when that changes. */
export function useFace(graph: GraphId, id: BlockId): BlockFace | null {
  return useSyncExternalStore(subscribeCompiled, () => getFace(graph, id));
}

const sizes = new WeakMap<BlockFace, { readonly flags: string; readonly size: BlockSize }>();

/** The size of a block, the same object while its face and flags are the same. */
export function getSize(graph: GraphId, block: Block): BlockSize {
  const face = getFace(graph, block.id);
  if (!face) return { width: 160, height: 36, room: 36, inputs: {}, outputs: {} };
  const flags = `${String(block.collapsed === true)} ${String(block.bypassed === true)}`;
  const known = sizes.get(face);
  if (known?.flags === flags) return known.size;
  const size = faceSize(face, block);
  sizes.set(face, { flags, size });
  return size;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

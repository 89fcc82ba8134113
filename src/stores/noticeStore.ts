import { create } from 'zustand';
import type { Repairs } from '../project/readGraph.ts';
import type { Refusal } from '../project/refusal.ts';

/** Something that happened to a file or a project and is said once, over the canvas. */
export type Notice =
  | { readonly kind: 'refused'; readonly file: string; readonly refusal: Refusal }
  | { readonly kind: 'repaired'; readonly file: string; readonly repairs: Readonly<Repairs> }
  /** A model of Keras or TensorFlow.js was opened, and some of its layers are not quite as they were. */
  | { readonly kind: 'imported'; readonly file: string; readonly renamed: number; readonly copied: number }
  /** A stored project or version is gone or cannot be read. */
  | { readonly kind: 'gone' }
  /** Storage did not do what was asked. */
  | { readonly kind: 'storage' }
  | { readonly kind: 'packFailed' }
  /** A part of the page that comes later could not be fetched. */
  | { readonly kind: 'notLoaded' };

export const useNotice = create<{ readonly notice: Notice | null }>()(() => ({ notice: null }));

/** Says something; what was said before goes. `null` takes it away. */
export function showNotice(notice: Notice | null): void {
  useNotice.setState({ notice });
}

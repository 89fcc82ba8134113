import type { PortSpec } from './define.ts';

// Ports that many blocks share, so that they are called the same everywhere.
export const anyInput: readonly PortSpec[] = [{ name: 'input', rank: [1, 8] }];
/** For layers that compute with fractions. */
export const floatInput: readonly PortSpec[] = [{ name: 'input', rank: [1, 8], dtype: 'float32' }];
export const imageInput: readonly PortSpec[] = [{ name: 'image', rank: 3 }];
export const sequenceInput: readonly PortSpec[] = [{ name: 'sequence', rank: 2 }];
export const volumeInput: readonly PortSpec[] = [{ name: 'volume', rank: 4 }];
/** A column of text of a data set. */
export const textInput: readonly PortSpec[] = [{ name: 'text', dtype: 'string' }];
export const oneOutput: readonly PortSpec[] = [{ name: 'output' }];
export const oneLoss: readonly PortSpec[] = [{ name: 'loss', kind: 'loss' }];

// Written by `npm run generate` from what was measured (docs/where-it-trains.md). Do not edit.

/** Engines on which a block does not train, by block type. All others train it. */
export const untrained: Readonly<Record<string, readonly string[]>> = {
  hashing: ['webgpu'],
  integerLookup: ['webgpu'],
  conv3d: ['webgpu'],
  conv3dTranspose: ['webgpu'],
  globalMaxPooling2d: ['webgpu'],
  globalMaxPooling1d: ['webgpu'],
  globalMaxPooling3d: ['webgpu'],
};

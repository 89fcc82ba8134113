import type { LayerDefinition } from '../../kit/define.ts';
import { argMax, argMin } from './argExtreme.ts';
import { binaryMath } from './binaryMath.ts';
import { cast } from './cast.ts';
import { clip } from './clip.ts';
import { compare } from './compare.ts';
import { einsum } from './einsum.ts';
import { matmul } from './matmul.ts';
import { cumulativeSum } from './cumulativeSum.ts';
import { depthToSpace } from './depthToSpace.ts';
import { expandDims } from './expandDims.ts';
import { flip } from './flip.ts';
import { gather } from './gather.ts';
import { oneHot } from './oneHot.ts';
import { reduce } from './reduce.ts';
import { roll } from './roll.ts';
import { slice } from './slice.ts';
import { spaceToDepth } from './spaceToDepth.ts';
import { split } from './split.ts';
import { squeeze } from './squeeze.ts';
import { stack } from './stack.ts';
import { tile } from './tile.ts';
import { topK } from './topK.ts';
import { unaryMath } from './unaryMath.ts';
import { unstack } from './unstack.ts';
import { where } from './where.ts';

/** In the order of the palette. */
export const tensorLayers: readonly LayerDefinition[] = [
  slice,
  split,
  stack,
  unstack,
  expandDims,
  squeeze,
  gather,
  oneHot,
  reduce,
  matmul,
  einsum,
  unaryMath,
  binaryMath,
  compare,
  where,
  clip,
  argMax,
  argMin,
  topK,
  cumulativeSum,
  depthToSpace,
  spaceToDepth,
  flip,
  roll,
  tile,
  cast,
];

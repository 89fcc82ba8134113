import { describe, expect, it } from 'vitest';
import { findViolations, importsOf } from './boundaries.ts';

const violations = (files: Record<string, string>) => findViolations(new Map(Object.entries(files)));

describe('importsOf', () => {
  it('finds every form and tells types from values', () => {
    const source = [
      `import a from './a.ts';`,
      `import type { B } from './b.ts';`,
      `import { type C, type D } from './c.ts';`,
      `import {\n  type E,\n  f,\n} from './f.ts';`,
      `import './side.css';`,
      `export { g } from './g.ts';`,
      `const h = await import('./h.ts');`,
      `// a word such as from './nowhere.ts' in a comment`,
    ].join('\n');
    expect(importsOf(source)).toEqual([
      { target: './a.ts', typeOnly: false, later: false },
      { target: './b.ts', typeOnly: true, later: false },
      { target: './c.ts', typeOnly: true, later: false },
      { target: './f.ts', typeOnly: false, later: false },
      { target: './side.css', typeOnly: false, later: false },
      { target: './g.ts', typeOnly: false, later: false },
      { target: './h.ts', typeOnly: false, later: true },
    ]);
  });
});

describe('findViolations', () => {
  it('lets a room import what stands to its left, and nothing to its right', () => {
    expect(violations({ 'src/compiler/a.ts': `import { b } from '../nodes/b.ts';` })).toEqual([]);
    expect(violations({ 'src/nodes/b.ts': `import type { A } from '../compiler/a.ts';` })).toEqual([
      'src/nodes/b.ts: src/nodes/ may not import src/compiler/ (../compiler/a.ts).',
    ]);
  });

  it('keeps the command line away from the page', () => {
    expect(violations({ 'src/cli/a.ts': `import { b } from '../project/b.ts';` })).toEqual([]);
    expect(violations({ 'src/cli/a.ts': `import { b } from '../stores/b.ts';` })).toHaveLength(1);
  });

  it('names a room it does not know', () => {
    expect(violations({ 'src/helpers/a.ts': `import { b } from '../nodes/b.ts';` })[0]).toContain('src/helpers/');
  });

  it('keeps each library behind its wall, but lets types of TensorFlow.js out', () => {
    expect(violations({ 'src/ui/inspector/a.tsx': `import { ReactFlow } from '@xyflow/react';` })).toHaveLength(1);
    expect(violations({ 'src/ui/canvas/a.tsx': `import { ReactFlow } from '@xyflow/react';` })).toEqual([]);
    expect(violations({ 'src/ui/dock/a.tsx': `import type { LineProps } from 'recharts';` })).toHaveLength(1);
    expect(violations({ 'src/ui/a.ts': `import { create } from 'zustand';` })).toHaveLength(1);
    expect(violations({ 'src/data/a.ts': `import * as tf from '@tensorflow/tfjs';` })).toHaveLength(1);
    expect(violations({ 'src/data/a.ts': `import type * as tf from '@tensorflow/tfjs';` })).toEqual([]);
  });

  it('refuses files that only pass on exports, but for the list of blocks', () => {
    expect(violations({ 'src/ui/index.ts': `export { a } from './a.ts';` })).toHaveLength(1);
    expect(violations({ 'src/ui/index.ts': `export * from './a.ts';` })).toHaveLength(1);
    expect(violations({ 'src/ui/a.ts': `export type { A } from './b.ts';\nexport const a = 1;` })).toEqual([]);
    expect(violations({ 'src/nodes/index.ts': `export { a } from './a.ts';` })).toEqual([]);
  });

  it('follows the page to TensorFlow.js through any number of files, and not through types', () => {
    const files = {
      'src/main.tsx': `import { App } from './ui/App.tsx';`,
      'src/ui/App.tsx': `import { train } from '../training/loop.ts';`,
      'src/training/loop.ts': `import { run } from '../engine/run.ts';`,
      'src/engine/run.ts': `import * as tf from '@tensorflow/tfjs';`,
    };
    expect(violations(files)).toEqual([
      'The page would load TensorFlow.js: src/main.tsx -> src/ui/App.tsx -> src/training/loop.ts -> src/engine/run.ts -> @tensorflow/tfjs',
    ]);
    expect(violations({ ...files, 'src/ui/App.tsx': `import type { Loop } from '../training/loop.ts';` })).toEqual([]);
  });

  it('follows the page to what it brings in later, and not through import()', () => {
    const files = {
      'src/main.tsx': `import { App } from './ui/App.tsx';`,
      'src/ui/App.tsx': `import { blockDefinitions } from '../nodes/index.ts';`,
      'src/nodes/index.ts': `export const blockDefinitions = [];`,
    };
    expect(violations(files)).toEqual([
      'The page would wait for what comes later: src/main.tsx -> src/ui/App.tsx -> src/nodes/index.ts',
    ]);
    expect(violations({ ...files, 'src/ui/App.tsx': `const load = () => import('../nodes/index.ts');` })).toEqual([]);
  });

  it('lets tests import anything', () => {
    expect(violations({ 'src/nodes/contract.test.ts': `import { run } from '../engine/run.ts';` })).toEqual([]);
  });
});

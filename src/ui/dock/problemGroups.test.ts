import { expect, it } from 'vitest';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problemGroups } from './problemGroups.ts';

const problem = (graph: string, block: string | undefined, severity: Diagnostic['severity']): Diagnostic => ({
  code: 'graph/no-step',
  severity,
  data: {},
  graph,
  ...(block === undefined ? {} : { block }),
  from: [],
  fixes: [],
});

it('gathers the problems of a block, in the order they came', () => {
  const groups = problemGroups([
    problem('main', 'a', 'error'),
    problem('main', 'b', 'error'),
    problem('main', 'a', 'warning'),
  ]);
  expect(groups.map(({ block, problems }) => [block, problems.map(({ severity }) => severity)])).toEqual([
    ['a', ['error', 'warning']],
    ['b', ['error']],
  ]);
});

it('tells blocks of the same id in two graphs apart, and what belongs to no block', () => {
  const groups = problemGroups([
    problem('main', 'a', 'tip'),
    problem('generator', 'a', 'tip'),
    problem('main', undefined, 'tip'),
  ]);
  expect(groups.map(({ graph, block }) => [graph, block])).toEqual([
    ['main', 'a'],
    ['generator', 'a'],
    ['main', undefined],
  ]);
});

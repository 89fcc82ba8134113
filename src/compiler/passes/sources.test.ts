import { expect, it } from 'vitest';
import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Source } from '../../diagnostics/diagnostic.ts';
import type { Graph } from '../../graph/project.ts';
import { compile } from '../compile.ts';
import { graph, lesson } from '../lessons/lesson.ts';

/** What the first problem of a code says of where its values come from. */
function sourcesOf(code: DiagnosticCode, main: Graph): readonly Source[] {
  const found = compile(lesson('', main).project).diagnostics.find((diagnostic) => diagnostic.code === code);
  if (!found) throw new Error(`The graph has no ${code}.`);
  return found.from;
}

const image = ['input', { shape: [5, 5, 16] }] as const;
const bypassed = ['relu', {}, { bypassed: true }] as const;

it('names the block, its port and what it gives', () => {
  const main = graph({ a: image, conv: ['conv2d', { kernelSize: [7, 7] }] }, ['a.output > conv.image']);
  expect(sourcesOf('shape/window', main)).toEqual([
    {
      block: 'a',
      port: 'output',
      type: { kind: 'tensor', shape: [5, 5, 16], dtype: 'float32' },
      into: 'image',
      label: 'image',
      wires: ['conv.image'],
    },
  ]);
});

it('looks through bypassed blocks, and keeps the way', () => {
  const main = graph(
    { a: image, b: bypassed, c: bypassed, dense: ['flatten'], conv: ['conv2d', { kernelSize: [7, 7] }] },
    ['a.output > b.input', 'b.output > c.input', 'c.output > conv.image', 'a.output > dense.input'],
  );
  expect(sourcesOf('shape/window', main)).toMatchObject([
    { block: 'a', port: 'output', wires: ['b.input', 'c.input', 'conv.image'] },
  ]);
});

it('comes to an end where bypassed blocks feed each other', () => {
  const main = graph({ a: image, b: bypassed, c: bypassed, sum: ['add', { inputs: 2 }] }, [
    'b.output > c.input',
    'c.output > b.input',
    'a.output > sum.a',
    'c.output > sum.other',
  ]);
  expect(sourcesOf('graph/loose-wire', main)).toMatchObject([{ into: 'other', wires: expect.any(Array) }]);
});

it('names all blocks whose shapes clash, in the order of the ports', () => {
  const main = graph({ a: image, b: ['input', { shape: [5, 5, 8] }], sum: ['add'] }, [
    'b.output > sum.b',
    'a.output > sum.a',
  ]);
  expect(sourcesOf('shape/merge', main).map(({ block, into }) => [block, into])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
});

it('names labels beside predictions, which have to agree', () => {
  const main = graph(
    { digits: ['digits'], flat: ['flatten'], scores: ['dense', { units: 12 }], loss: ['categoricalCrossentropy'] },
    [
      'digits.images > flat.input',
      'flat.output > scores.input',
      'scores.output > loss.predictions',
      'digits.labels > loss.labels',
    ],
  );
  expect(sourcesOf('loss/shape', main).map(({ block, port }) => `${block}.${port}`)).toEqual([
    'scores.output',
    'digits.labels',
  ]);
});

it('names nothing where the settings are wrong whatever comes in', () => {
  const main = graph({ a: image, conv: ['conv2d', { strides: [2, 2], dilationRate: [2, 2] }] }, [
    'a.output > conv.image',
  ]);
  expect(sourcesOf('shape/dilated-strides', main)).toEqual([]);
});

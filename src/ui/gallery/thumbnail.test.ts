import { describe, expect, it } from 'vitest';
import { templates } from '../../../templates/index.ts';
import { compile } from '../../compiler/compile.ts';
import { emptyProject } from '../../graph/project.ts';
import { thumbnailOf, thumbnailSize } from './thumbnail.ts';

describe.each(templates.map((template) => [template.id, template.project] as const))(
  'the picture of %s',
  (_id, project) => {
    const { boxes, wires } = thumbnailOf(project, compile(project));

    it('has a box for each block, none over another, all inside the frame', () => {
      expect(boxes.map(({ id }) => id).sort()).toEqual(Object.keys(project.main.blocks).sort());
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(8);
        expect(box.x + box.width).toBeLessThanOrEqual(thumbnailSize.width - 8);
        expect(box.y).toBeGreaterThanOrEqual(4);
        expect(box.y + box.height).toBeLessThanOrEqual(thumbnailSize.height - 4);
        const over = boxes.filter(
          (other) =>
            other !== box &&
            Math.abs(other.x - box.x) < box.width &&
            other.y < box.y + box.height &&
            box.y < other.y + other.height,
        );
        expect(over).toEqual([]);
      }
    });

    it('reads from the data at the left to the update step at the right', () => {
      const at = (pattern: RegExp) =>
        boxes.filter(({ id }) => pattern.test(project.main.blocks[id]!.type)).map(({ x }) => x);
      expect(Math.max(...at(/^updateStep$/))).toBe(Math.max(...boxes.map(({ x }) => x)));
      expect(wires.length).toBeGreaterThanOrEqual(boxes.length - 1 - at(/^updateStep$/).length);
    });
  },
);

it('an empty project has an empty picture', () => {
  const project = emptyProject('Empty');
  expect(thumbnailOf(project, compile(project))).toEqual({ boxes: [], wires: [] });
});

import { attentionLessons } from './attentionLessons.ts';
import { axisLessons } from './axisLessons.ts';
import { einsumLessons } from './einsumLessons.ts';
import { formulaLessons } from './formulaLessons.ts';
import { graphLessons } from './graphLessons.ts';
import type { Lessons } from './lesson.ts';
import { parameterLessons } from './parameterLessons.ts';
import { shapeLessons } from './shapeLessons.ts';
import { tensorLessons } from './tensorLessons.ts';
import { trainingLessons } from './trainingLessons.ts';

/** A lesson for every code that a project can show: pages of the reference are made from them, and tests. */
export const lessons: Lessons = {
  ...graphLessons,
  ...parameterLessons,
  ...shapeLessons,
  ...axisLessons,
  ...tensorLessons,
  ...attentionLessons,
  ...einsumLessons,
  ...formulaLessons,
  ...trainingLessons,
};

import { graphLessons } from './graphLessons.ts';
import type { Lessons } from './lesson.ts';
import { shapeLessons } from './shapeLessons.ts';

/** A lesson for every code that a project can show: pages of the reference are made from them, and tests. */
export const lessons: Lessons = { ...graphLessons, ...shapeLessons };

import { defineWords } from './words.ts';

export const modelWords = defineWords('model', { name: (number: number) => `Model ${number}` });

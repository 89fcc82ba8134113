import type { modelWords } from './modelWords.ts';
import type { Chinese } from './words.ts';

export const modelWordsZh: Chinese<typeof modelWords> = { name: (number) => `模型 ${number}` };

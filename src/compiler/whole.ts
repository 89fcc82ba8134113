import { catalogue } from '../diagnostics/catalogue.ts';
import { chinese } from '../diagnostics/catalogue.zh.ts';
import { setProblemWords } from '../diagnostics/words.ts';
import { setCatalogue } from '../nodes/catalogue.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { setFixing } from './fixes/fixing.ts';
import { offerFixes } from './fixes/offer.ts';
import { previewOf } from './preview.ts';

/**
 * Gives the compiler all there is: every block, the words of every problem, and the fixes. Whatever compiles imports this
 * file first. Only the page does so later: it opens with a few blocks, and brings this in right after.
 */
export function knowAll(): void {
  setCatalogue(blockDefinitions, 'all');
  setProblemWords(catalogue, chinese);
  setFixing(offerFixes, previewOf);
}

knowAll();

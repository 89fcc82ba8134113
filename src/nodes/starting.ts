import { setCatalogue } from './catalogue.ts';
import { digits } from './data/digits.ts';
import { dense } from './layers/core/dense.ts';
import { flatten } from './layers/reshaping/flatten.ts';
import { categoricalCrossentropy } from './losses/categoricalCrossentropy.ts';
import { input } from './program/input.ts';
import { model } from './program/model.ts';
import { output } from './program/output.ts';
import { updateStep } from './program/updateStep.ts';

/**
 * What the page starts with: the blocks of the example that a first visit opens, and those that the compiler itself
 * makes use of. `index.ts` has all of them and comes right after the page is there.
 */
setCatalogue([digits, input, output, dense, flatten, categoricalCrossentropy, updateStep, model], 'few');

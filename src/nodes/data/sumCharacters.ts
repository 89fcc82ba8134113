/** Every character of a written sum, in the order of their numbers; a space fills up, and starts an answer. */
export const SUM_CHARACTERS = ' +0123456789';

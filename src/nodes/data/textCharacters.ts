/**
 * Every character of the packed text, in the order of their numbers: `TEXT_CHARACTERS[3]` is the character that 3
 * stands for. The text was brought down to these when it was packed, so the number of classes never depends on
 * how much of the text is used.
 */
export const TEXT_CHARACTERS = '\n !"\'(),-.0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

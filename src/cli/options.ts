import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongUsage } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the plain words of a command line. Throws `WrongUsage` for what the command does not know. */
export function readOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

/** The one FILE a command takes. */
export function onlyFile(words: readonly string[]): string {
  const [file, ...more] = words;
  if (file === undefined)
    throw new WrongUsage('FILE is missing: a project file, or a template such as templates/mlp.json.');
  if (more.length > 0) throw new WrongUsage(`One FILE at a time; there is also ${more.join(', ')}.`);
  return file;
}

/** For commands that take no plain words. */
export function noWords(words: readonly string[]): void {
  if (words.length > 0) throw new WrongUsage(`It takes no ${words.join(', ')}.`);
}

/** A whole number within limits; `undefined` when the option is absent. */
export function wholeNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new WrongUsage(`--${name} takes a whole number from ${min} to ${max}, not “${text}”.`);
}

/** One of a few words. */
export function oneOf<const T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new WrongUsage(`--${name} is one of ${choices.join(', ')}, not “${text}”.`);
  return found;
}

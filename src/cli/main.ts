import '../compiler/whole.ts';
import { blocks } from './blocks.ts';
import { BadInput, log, print, WrongUsage, type Command } from './command.ts';
import { exportCode } from './export.ts';
import { importFile } from './import.ts';
import { inspect } from './inspect.ts';
import { open } from './open.ts';
import { notHere } from './notHere.ts';
import { train } from './train.ts';

const commands: Readonly<Record<string, Command>> = {
  blocks,
  inspect,
  import: importFile,
  train,
  export: exportCode,
  open,
};

function usage(): string {
  const width = Math.max(...Object.values(commands).map(({ form }) => form.length));
  const lines = Object.values(commands).map(({ form, summary }) => `  layerloom ${form.padEnd(width)}  ${summary}`);
  return [
    'Usage: layerloom COMMAND',
    '',
    ...lines,
    '',
    'FILE is a project file, or a template such as templates/mlp.json.',
  ].join('\n');
}

/** Runs one command line. Gives the exit code: 0 good, 1 a problem in the input, 2 wrong usage. */
async function main([word, ...args]: readonly string[]): Promise<0 | 1 | 2> {
  if (word === '--help' || word === '-h' || word === 'help') {
    print(usage());
    return 0;
  }
  try {
    await commandFor(word).run(args);
    return 0;
  } catch (error) {
    if (error instanceof BadInput) {
      for (const sentence of error.sentences) log(sentence);
      return 1;
    }
    if (!(error instanceof WrongUsage)) throw error;
    log(`${error.message}\n`);
    log(word !== undefined && Object.hasOwn(commands, word) ? `Usage: layerloom ${commandFor(word).form}` : usage());
    return 2;
  }
}

function commandFor(word: string | undefined): Command {
  if (word === undefined) throw new WrongUsage('A command is missing.');
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (command) return command;
  const sentence = Object.hasOwn(notHere.commands, word) ? notHere.commands[word] : undefined;
  throw new WrongUsage(sentence ?? `There is no command “${word}”.`);
}

// A reader that has seen enough (`| head`) closes the pipe: no mistake of anyone's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));

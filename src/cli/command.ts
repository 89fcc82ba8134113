/** One word of the command line. `run` throws `WrongUsage` or `BadInput`; anything else it throws is our own bug. */
export interface Command {
  /** `inspect FILE --json` */
  readonly form: string;
  readonly summary: string;
  readonly run: (args: readonly string[]) => void | Promise<void>;
}

/** The command line itself makes no sense: exit code 2. */
export class WrongUsage extends Error {}

/** What was given is not good: exit code 1. One sentence for each problem. */
export class BadInput extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** Results go to stdout, alone. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A result as JSON: indented for a document, in one line for an event. */
export function printJson(value: unknown, layout: 'document' | 'line' = 'document'): void {
  print(JSON.stringify(value, null, layout === 'document' ? 2 : 0));
}

/** Everything that is not the result goes to stderr. */
export function log(text: string): void {
  process.stderr.write(`${text}\n`);
}

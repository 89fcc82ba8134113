import { functions, nearestName, operators } from './functions.ts';

/** A formula as a tree. `at` is where a part begins in the text, counted from 1. */
export type Expression = NumberPart | InputPart | Call;

interface NumberPart {
  readonly kind: 'number';
  readonly value: number;
  readonly at: number;
}
interface InputPart {
  readonly kind: 'input';
  /** From 0: `a` is the first. */
  readonly input: number;
  readonly at: number;
}
/** A function or an operator, by the name of the function: `a + b` is `add`. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly values: readonly Expression[];
  readonly axes: readonly number[];
  /** Reduced axes stay, of length 1. */
  readonly keepDims: boolean;
  readonly at: number;
}

/** Why a text is no formula, and where: columns count from 1. */
export type FormulaFault =
  /** A number, an input, a function or a parenthesis is expected. */
  | { readonly kind: 'value'; readonly column: number; readonly found: string }
  /** The value is complete: an operator or the end is expected. */
  | { readonly kind: 'end'; readonly column: number; readonly found: string }
  | { readonly kind: 'name'; readonly column: number; readonly name: string; readonly nearest: string | null }
  | { readonly kind: 'input'; readonly column: number; readonly name: string; readonly inputs: number }
  | { readonly kind: 'arguments'; readonly column: number; readonly name: string; readonly expected: number; readonly received: number } // prettier-ignore
  | { readonly kind: 'axes'; readonly column: number; readonly name: string }
  | { readonly kind: 'nested'; readonly column: number; readonly limit: number };

/** Names of the inputs, in order. */
export const inputNames = 'abcdefgh';

/** Parentheses in each other: enough for people, too few to fill the stack. */
const deepest = 40;

class Stop extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.kind);
  }
}

/**
 * Reads a formula such as `a * sigmoid(b) + 0.5`:
 *
 *     comparison  sum [ < <= > >= == != sum ]
 *     sum         product { + - product }
 *     product     sign { * / @ sign }
 *     sign        [ - ] power
 *     power       value [ ^ sign ]
 *     value       number | a .. h | name ( comparison { , comparison } ) | ( comparison )
 */
export function parseFormula(text: string, inputs: number): Expression | { readonly fault: FormulaFault } {
  try {
    return new Parser(text, inputs).whole();
  } catch (error) {
    if (error instanceof Stop) return { fault: error.fault };
    throw error;
  }
}

interface Token {
  readonly text: string;
  readonly at: number;
}

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(
    text: string,
    private readonly inputs: number,
  ) {
    const pattern = /\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|[<>=!]=|\*\*|\S/g;
    this.tokens = [
      ...[...text.replaceAll('−', '-').matchAll(pattern)].map(({ 0: token, index }) => ({
        text: token,
        at: index + 1,
      })),
      { text: '', at: text.length + 1 },
    ];
  }

  whole(): Expression {
    const expression = this.binary(0);
    if (this.token.text !== '') this.stop('end');
    return expression;
  }

  private get token(): Token {
    return this.tokens[this.next]!;
  }

  private take(text: string): boolean {
    if (this.token.text !== text) return false;
    this.next++;
    return true;
  }

  private stop(kind: 'value' | 'end'): never {
    throw new Stop({ kind, column: this.token.at, found: this.token.text });
  }

  /** Operators of a level and those that bind more, from the left. Comparisons stand alone. */
  private binary(level: number): Expression {
    const names = operators[level];
    if (!names) return this.sign();
    let left = this.binary(level + 1);
    for (;;) {
      const { text, at } = this.token;
      if (!Object.hasOwn(names, text)) return left;
      this.next++;
      left = call(names[text]!, [left, this.binary(level + 1)], at);
      if (level === 0) return left;
    }
  }

  private sign(): Expression {
    const { at } = this.token;
    if (!this.take('-')) return this.power();
    return this.inside(() => {
      const value = this.sign();
      return value.kind === 'number' ? { ...value, value: -value.value, at } : call('negative', [value], at);
    });
  }

  private power(): Expression {
    const base = this.value();
    const { at } = this.token;
    if (!this.take('^') && !this.take('**')) return base;
    const exponent = this.inside(() => this.sign());
    const squared = exponent.kind === 'number' && exponent.value === 2;
    return squared ? call('square', [base], at) : call('power', [base, exponent], at);
  }

  private value(): Expression {
    const { text, at } = this.token;
    if (/^[\d.]/.test(text) && Number.isFinite(Number(text))) {
      this.next++;
      return { kind: 'number', value: Number(text), at };
    }
    if (/^[A-Za-z_]/.test(text)) return this.named();
    if (!this.take('(')) return this.stop('value');
    const inner = this.inside(() => this.binary(0));
    if (!this.take(')')) this.stop('end');
    return inner;
  }

  /** An input or a function. */
  private named(): Expression {
    const { text: name, at } = this.token;
    this.next++;
    const signature = functions.get(name);
    if (this.token.text === '(' && signature) return this.arguments(name, at);
    const input = name.length === 1 ? inputNames.indexOf(name) : -1;
    if (input >= 0 && input < this.inputs) return { kind: 'input', input, at };
    if (input >= 0) throw new Stop({ kind: 'input', column: at, name, inputs: this.inputs });
    if (signature) this.stop('end');
    throw new Stop({ kind: 'name', column: at, name, nearest: nearestName(name, functions.keys()) });
  }

  private arguments(name: string, at: number): Call {
    const { values: count, axes: kind } = functions.get(name)!;
    const values: Expression[] = [];
    let keepDims = false;
    this.next++;
    this.inside(() => {
      do {
        if (kind === 'reduce' && values.length > 0 && this.take('keepdims')) keepDims = true;
        else values.push(this.binary(0));
      } while (this.take(','));
    });
    if (!this.take(')')) this.stop('end');
    const further = values.slice(count);
    if (values.length < count || (further.length > 0 && kind === undefined)) {
      throw new Stop({ kind: 'arguments', column: at, name, expected: count, received: values.length });
    }
    const axes = further.map((part) => {
      if (part.kind === 'number' && Number.isInteger(part.value)) return part.value;
      throw new Stop({ kind: 'axes', column: part.at, name });
    });
    return { ...call(name, values.slice(0, count), at), axes, keepDims };
  }

  private inside<R>(parse: () => R): R {
    if (++this.depth > deepest) throw new Stop({ kind: 'nested', column: this.token.at, limit: deepest });
    const result = parse();
    this.depth--;
    return result;
  }
}

function call(name: string, values: readonly Expression[], at: number): Call {
  return { kind: 'call', name, values, axes: [], keepDims: false, at };
}

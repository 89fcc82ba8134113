/**
 * The value of what a person types into a number field: `64`, `2*32`, `(28-3)/5+1`, `1e-3`, `2^10`. Understands × ÷ −
 * and spaces. `null` for what is no number, division by zero included.
 */
export function evaluate(text: string): number | null {
  const source = text
    .trim()
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const tokens = source.match(/\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|[-+*/^()]|\S/g) ?? [];
  // Deep enough for a person; keeps a pasted mile of brackets from filling the stack.
  if (tokens.length === 0 || tokens.length > 200) return null;
  const reader = { tokens, at: 0 };
  const value = sum(reader);
  return value !== null && reader.at === tokens.length && Number.isFinite(value) ? value : null;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function sum(reader: Reader): number | null {
  let left = product(reader);
  for (let sign = take(reader, '+', '-'); sign !== null; sign = take(reader, '+', '-')) {
    const right = product(reader);
    if (left === null || right === null) return null;
    left = sign === '+' ? left + right : left - right;
  }
  return left;
}

function product(reader: Reader): number | null {
  let left = signed(reader);
  for (let sign = take(reader, '*', '/'); sign !== null; sign = take(reader, '*', '/')) {
    const right = signed(reader);
    if (left === null || right === null) return null;
    left = sign === '*' ? left * right : left / right;
  }
  return left;
}

/** The sign binds less than the power: −2^2 is −4. */
function signed(reader: Reader): number | null {
  const sign = take(reader, '-', '+');
  if (sign === null) return power(reader);
  const value = signed(reader);
  return value === null ? null : sign === '-' ? -value : value;
}

function power(reader: Reader): number | null {
  const base = atom(reader);
  if (base === null || take(reader, '^') === null) return base;
  const exponent = signed(reader);
  return exponent === null ? null : base ** exponent;
}

function atom(reader: Reader): number | null {
  if (take(reader, '(') !== null) {
    const inner = sum(reader);
    return take(reader, ')') === null ? null : inner;
  }
  const token = reader.tokens[reader.at];
  if (token === undefined || !/^[\d.]/.test(token)) return null;
  reader.at++;
  return Number(token);
}

function take(reader: Reader, ...wanted: readonly string[]): string | null {
  const token = reader.tokens[reader.at];
  if (token === undefined || !wanted.includes(token)) return null;
  reader.at++;
  return token;
}

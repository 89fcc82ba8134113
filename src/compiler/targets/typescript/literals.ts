/** Words that cannot name a constant in a strict module, and names the generated code uses itself. */
const taken = new Set(
  (
    'abstract arguments as async await boolean break case catch class const constructor continue debugger declare default delete do ' +
    'else enum eval export extends false finally for from function get if implements import in infer instanceof interface ' +
    'is keyof let module namespace never new null number object of package private protected public readonly require return ' +
    'satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown using var void ' +
    'while with yield NaN Infinity globalThis Object Array Number String Promise Map Set Math Record Readonly tf'
  ).split(' '),
);

/** Hands out identifiers, each once. What it makes of a name is letters and digits, whatever the name holds. */
export interface Names {
  /** `digits cnn` as `digitsCnn`; with a number behind it where that is taken. */
  camel(name: string): string;
}

/** Names of one scope, apart from `reserved`. */
export function createNames(reserved: Iterable<string> = []): Names {
  const used = new Set([...taken, ...reserved]);
  return {
    camel(name) {
      const base = camelCase(name);
      let unique = base;
      for (let number = 2; used.has(unique); number++) unique = `${base}${number}`;
      used.add(unique);
      return unique;
    },
  };
}

/** `max_pooling2d_1` as `maxPooling2d1`. Accents are dropped; a name without a Latin letter becomes `value`. */
export function camelCase(name: string): string {
  const words = plainWords(name);
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  if (joined === '') return 'value';
  return /^[0-9]/.test(joined) ? `value${joined}` : joined;
}

/** `digits_cnn` as `DigitsCnn`. */
export function pascalCase(name: string): string {
  return upperFirst(camelCase(name));
}

/** `Digits CNN` as `digits-cnn`: a name for a package or a file. */
export function kebabCase(name: string): string {
  return plainWords(name).join('-').toLowerCase() || 'network';
}

function plainWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

const upperFirst = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const lowerFirst = (word: string): string => word.slice(0, 1).toLowerCase() + word.slice(1);

/** A name from a block definition, as it is. Throws at what is not an identifier: it would be code. */
export function identifier(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error(`${JSON.stringify(name)} is not an identifier.`);
  return name;
}

/** A string literal in the quotes a formatter would choose: single ones, unless double ones need fewer escapes. */
export function stringLiteral(text: string): string {
  // JSON escapes everything but the two line separators of Unicode, which old parsers take for line ends.
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const count = (quote: string): number => text.split(quote).length - 1;
  if (count("'") > count('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A number literal as a formatter leaves it. Throws at what has none. */
export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be written as a number.`);
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
}

/** Text as one line that can stand inside a block comment. */
export function commentText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, ' ')
    .replaceAll('*/', '*\\/')
    .trim();
}

/** `[26, 26, 32]`, as it stands in a trailing comment. */
export function shapeComment(shape: readonly (number | string)[]): string {
  return commentText(`[${shape.join(', ')}]`);
}

/** Text between the tags of an HTML page. */
export function htmlText(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return commentText(text).replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

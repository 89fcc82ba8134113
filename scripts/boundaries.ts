import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Rooms of `src/`, left to right: a file may import its own room and those before it. */
const rooms = [
  'tensor',
  'graph',
  'diagnostics',
  'nodes',
  'compiler',
  'data',
  'engine',
  'training',
  'project',
  'stores',
  'ui',
] as const;

/** Libraries that change often or weigh much stay behind one wall each. Types of TensorFlow.js may be named anywhere. */
const libraries: readonly {
  readonly pattern: RegExp;
  readonly homes: readonly string[];
  readonly typesAnywhere?: true;
}[] = [
  { pattern: /^@xyflow\/react/, homes: ['src/ui/canvas/'] },
  { pattern: /^recharts/, homes: ['src/ui/charts/'] },
  { pattern: /^zustand/, homes: ['src/stores/'] },
  { pattern: /^@tensorflow\//, homes: ['src/engine/'], typesAnywhere: true },
  { pattern: /^(react|react-dom)(\/|$)/, homes: ['src/ui/', 'src/stores/', 'src/main.tsx'] },
];

/** Where the page starts. What it reaches at run time must not hold TensorFlow.js: only the worker loads that. */
const pageEntry = 'src/main.tsx';
/** What the page starts without and brings in later: a file it starts with must not import these, but by `import()`. */
const later = [
  'src/compiler/whole.ts',
  'src/nodes/index.ts',
  'src/ui/i18n/chinese.ts',
  'src/ui/i18n/blockWords.zh.ts',
  'src/ui/parts/blockIcons.ts',
];
/** The list of all blocks is the one file that only gathers others. */
const barrels = ['src/nodes/index.ts'];

interface Import {
  readonly target: string;
  /** Erased by the compiler: costs nothing at run time. */
  readonly typeOnly: boolean;
  /** By `import()`, when it is wanted. */
  readonly later: boolean;
}

/** Every import, export-from and `import()` of a source text. */
export function importsOf(source: string): readonly Import[] {
  const statements = source.matchAll(
    /^\s*(import|export)\s+(type\s+)?([\w*$\s{},]*?)\s*(?:from\s+)?['"]([^'"\n]+)['"]/gm,
  );
  const found = [...statements].map(([, , type, names = '', target = '']) => ({
    target,
    typeOnly: type !== undefined || onlyTypes(names),
    later: false,
  }));
  const dynamic = [...source.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g)];
  return [...found, ...dynamic.map(([, target = '']) => ({ target, typeOnly: false, later: true }))];
}

/** `{ type A, type B }` imports nothing at run time. */
function onlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  const parts = inner.split(',').map((part) => part.trim());
  return parts.filter(Boolean).every((part) => part.startsWith('type '));
}

/** Sentences about imports that cross a wall, for files given as path to text. Tests may import anything. */
export function findViolations(files: ReadonlyMap<string, string>): readonly string[] {
  const sentences: string[] = [];
  for (const [file, source] of files) {
    if (!file.startsWith('src/') || file.includes('.test.')) continue;
    for (const entry of importsOf(source)) {
      const reason = entry.target.startsWith('.') ? roomReason(file, entry) : libraryReason(file, entry);
      if (reason) sentences.push(`${file}: ${reason}`);
    }
    if (!barrels.includes(file) && isBarrel(source)) {
      sentences.push(`${file}: only passes on what other files export; import that where it is declared.`);
    }
  }
  const chain = pathFromPage(files, (target) => target.startsWith('@tensorflow/'));
  if (chain) sentences.push(`The page would load TensorFlow.js: ${chain.join(' -> ')}`);
  const early = pathFromPage(files, (_, file) => later.includes(file), 'at once');
  if (early) sentences.push(`The page would wait for what comes later: ${early.join(' -> ')}`);
  return sentences;
}

/** Whether a file exports nothing of its own. */
function isBarrel(source: string): boolean {
  const passesOn = /^\s*export\s+(type\s+)?(\*|\{[^}]*\})\s*(as \w+\s+)?from\s/m.test(source);
  return passesOn && !/^export\s+(default|async|function|const|let|class|interface|abstract|type\s+\w)/m.test(source);
}

function resolve(file: string, target: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), target.replace(/\?.*$/, '')));
}

function roomOf(file: string): string | undefined {
  return /^src\/([^/]+)\//.exec(file)?.[1];
}

function roomReason(file: string, { target }: Import): string | null {
  const from = roomOf(file);
  const to = roomOf(resolve(file, target));
  if (from === undefined || to === undefined || from === to) return null;
  const limit = from === 'cli' ? rooms.indexOf('project') : rooms.indexOf(from as (typeof rooms)[number]);
  const place = rooms.indexOf(to as (typeof rooms)[number]);
  if (limit < 0) return `the room src/${from}/ is not in the list of scripts/boundaries.ts.`;
  if (place < 0 || place > limit) return `src/${from}/ may not import src/${to}/ (${target}).`;
  return null;
}

function libraryReason(file: string, { target, typeOnly }: Import): string | null {
  const rule = libraries.find(({ pattern }) => pattern.test(target));
  if (!rule || (typeOnly && rule.typesAnywhere) || rule.homes.some((home) => file.startsWith(home))) return null;
  return `${target} may be imported only in ${rule.homes.join(' and ')}.`;
}

/** The files that lead from the page to something at run time, or without any `import()`; `null` when none do. */
function pathFromPage(
  files: ReadonlyMap<string, string>,
  wanted: (target: string, file: string) => boolean,
  when: 'ever' | 'at once' = 'ever',
): readonly string[] | null {
  const cameFrom = new Map<string, string | null>([[pageEntry, null]]);
  for (const file of cameFrom.keys()) {
    for (const { target, typeOnly, later: isLater } of importsOf(files.get(file) ?? '')) {
      if (typeOnly || (isLater && when === 'at once')) continue;
      const next = target.startsWith('.') ? resolve(file, target) : target;
      if (wanted(target, next)) return [...trail(cameFrom, file), next];
      if (files.has(next) && !cameFrom.has(next)) cameFrom.set(next, file);
    }
  }
  return null;
}

function trail(cameFrom: ReadonlyMap<string, string | null>, file: string): readonly string[] {
  const before = cameFrom.get(file);
  return before ? [...trail(cameFrom, before), file] : [file];
}

/** All sources under a folder, by path from the repository's root. */
function readSources(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return new Map(
    names.map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      return [file, readFileSync(file, 'utf8')];
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sources = readSources('src');
  const violations = findViolations(sources);
  for (const sentence of violations) console.error(sentence);
  // Without the page's entry the way to TensorFlow.js would be looked for in nothing, and never found.
  const blind = !sources.has(pageEntry);
  if (blind) console.error(`There is no ${pageEntry}: run this from the root of the repository.`);
  process.exitCode = violations.length > 0 || blind ? 1 : 0;
}

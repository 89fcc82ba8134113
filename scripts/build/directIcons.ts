import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Has every file import the icons it names from their own files. Through the one file that passes all of them on, icons
 * of dialogs count as part of what the page starts with.
 */
export function directIcons(): Plugin {
  const files = iconFiles();
  return {
    name: 'direct-icons',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('lucide-react')) return null;
      return code.replace(/import \{([^}]*)\} from ["']lucide-react["'];?/g, (_, names: string) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
          .map((name) => importLine(name, files))
          .join('\n'),
      );
    },
  };
}

function importLine(specifier: string, files: ReadonlyMap<string, string>): string {
  const [name = '', local = name] = specifier.split(/\s+as\s+/);
  const file = files.get(name);
  if (file === undefined) throw new Error(`lucide-react has no icon ${name}.`);
  return `import ${local} from 'lucide-react/icons/${file}';`;
}

/** The file of each icon, by all its names: as the file says that passes them on. */
function iconFiles(): ReadonlyMap<string, string> {
  const barrel = readFileSync('node_modules/lucide-react/dist/esm/lucide-react.mjs', 'utf8');
  const lines = barrel.matchAll(/^export \{([^}]*)\} from '\.\/icons\/([\w-]+)\.mjs';$/gm);
  return new Map(
    [...lines].flatMap(([, names = '', file = '']) =>
      [...names.matchAll(/default as (\w+)/g)].map(([, name = '']): [string, string] => [name, file]),
    ),
  );
}

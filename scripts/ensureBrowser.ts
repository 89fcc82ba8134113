import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Arguments every start of Chromium gets: no sandbox (tests run as root in CI) and no traffic of its own. */
export const launchArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One way to come by a browser. */
export interface Route {
  readonly name: string;
  /** Path of a program that may be a Chromium; `null` when this way leads nowhere. */
  readonly find: () => string | null | Promise<string | null>;
}

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const playwrightsOwn: Route = {
  name: "Playwright's own browser",
  find: () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : null),
};

const systems: Route = {
  name: 'a Chromium or Chrome of the system',
  find: () => systemPaths.find((file) => existsSync(file) && starts(file)) ?? null,
};

const playwrightInstall: Route = {
  name: 'npx playwright install chromium',
  find: () => (succeeds('npx', ['playwright', 'install', 'chromium'], 180) ? playwrightsOwn.find() : null),
};

const debianPackage: Route = {
  name: 'apt-get install chromium (as root)',
  find: () => {
    if (!isRoot() || !existsSync('/usr/bin/apt-get')) return null;
    succeeds('apt-get', ['update'], 180);
    return succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 600) ? systems.find() : null;
  },
};

const npmPackage: Route = {
  name: 'the npm package @sparticuz/chromium (Linux)',
  find: async () => {
    if (process.platform !== 'linux') return null;
    const { default: packaged } = await import('@sparticuz/chromium');
    return packaged.executablePath();
  },
};

/** All routes, best first. A CI machine as root takes its distribution's package before a download. */
export function routes(ci: boolean, root: boolean): readonly Route[] {
  const installs = ci && root ? [debianPackage, playwrightInstall] : [playwrightInstall, debianPackage];
  return [playwrightsOwn, systems, ...installs, npmPackage];
}

/**
 * Path of a Chromium that starts, installed if need be. `CHROMIUM_PATH` stands above all others.
 * Throws when there is none, with what was tried: the end-to-end tests are never skipped.
 */
export async function ensureBrowser(): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    if (starts(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, which does not start as a browser.`);
  }
  return firstThatStarts(routes(process.env['CI'] === 'true', isRoot()), starts);
}

/** The first route's program that starts. Throws with the name of every route when none does. */
export async function firstThatStarts(list: readonly Route[], startsUp: (file: string) => boolean): Promise<string> {
  const tried: string[] = [];
  for (const { name, find } of list) {
    let reason = 'not there';
    try {
      const file = await find();
      if (file && startsUp(file)) return file;
      if (file) reason = `${file} does not start`;
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    tried.push(`  - ${name}: ${reason}`);
  }
  throw new Error(
    `No Chromium could be found or installed. Tried:\n${tried.join('\n')}\n` +
      'Install one, or set CHROMIUM_PATH to a Chromium or Chrome, and run this again.',
  );
}

/** Whether the program answers as a browser: a package may be there without the libraries it needs. */
function starts(file: string): boolean {
  const result = spawnSync(file, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 30_000 });
  return result.status === 0 && /chrom/i.test(result.stdout);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function succeeds(program: string, args: readonly string[], seconds: number): boolean {
  console.error(`No browser yet: running ${program} ${args.join(' ')}`);
  return spawnSync(program, args, { stdio: ['ignore', 2, 2], timeout: seconds * 1000 }).status === 0;
}

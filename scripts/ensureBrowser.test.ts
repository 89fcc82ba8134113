import { describe, expect, it } from 'vitest';
import { firstThatStarts, routes, type Route } from './ensureBrowser.ts';

const route = (name: string, file: string | null): Route => ({ name, find: () => file });

describe('ensureBrowser', () => {
  it('takes what is there before it installs, and the package of the system first in CI as root', () => {
    const names = (ci: boolean, root: boolean) => routes(ci, root).map(({ name }) => name.split(' ')[0]);
    expect(names(false, false)).toEqual(["Playwright's", 'a', 'npx', 'apt-get', 'the']);
    expect(names(true, true)).toEqual(["Playwright's", 'a', 'apt-get', 'npx', 'the']);
    expect(names(true, false)).toEqual(names(false, true));
  });

  it('passes over a program that does not start', async () => {
    const list = [route('none', null), route('broken', '/broken'), route('good', '/good')];
    await expect(firstThatStarts(list, (file) => file === '/good')).resolves.toBe('/good');
  });

  it('fails with every route it tried, so that no test is skipped in silence', async () => {
    const thrown: Route = { name: 'thrown', find: () => Promise.reject(new Error('no network')) };
    const list = [route('none', null), route('broken', '/broken'), thrown];
    await expect(firstThatStarts(list, () => false)).rejects.toThrow(
      /none: not there\n.*broken: \/broken does not start\n.*thrown: no network/,
    );
  });
});

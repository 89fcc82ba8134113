import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureBrowser } from './ensureBrowser.ts';

// The journeys run on the built app, as a visitor gets it. Arguments go to Playwright: `npm run e2e -- keyboard`.
if (!existsSync('dist/index.html')) {
  console.error('There is no built app in dist/. Run npm run build first.');
  process.exit(1);
}
const browser = await ensureBrowser();
console.log(`Browser: ${browser}`);
const result = spawnSync('playwright', ['test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: browser },
});
process.exit(result.status ?? 1);

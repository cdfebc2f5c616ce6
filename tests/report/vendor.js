// Puts the page's libraries where they are kept, as their packages have them: npm ci && npm run vendor.
import { copyFileSync } from 'node:fs';
import { vendored } from './vendored.js';

for (const { from, to } of vendored) copyFileSync(from, to);

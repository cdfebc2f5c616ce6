import { fileURLToPath } from 'node:url';

const here = path => fileURLToPath(new URL(path, import.meta.url));

/** The files of npm packages that the page holds, and where they are kept. */
export const vendored = ['d3-path', 'd3-array', 'd3-shape'].map(name => ({
  name,
  from: here(`node_modules/${name}/dist/${name}.min.js`),
  to: here(`../../src/IoTFleet.Core/Reports/Page/vendor/${name}.min.js`),
}));

// Opens the pages that Pages has written, in a browser, from disk.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { vendored } from './vendored.js';

const folder = path.resolve(process.env.REPORT_PAGES ?? 'out');
const images = path.resolve(process.env.REPORT_IMAGES ?? path.join(folder, 'images'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
const data = name => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
const size = { width: 1280, height: 1000 };
let browser;

before(async () => {
  mkdirSync(images, { recursive: true });
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
});

after(() => browser?.close());

/** Opens a page, and gathers whatever it should not do. */
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: size, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', m => { if (m.type() === 'error' || m.type() === 'warning') wrong.push(`console: ${m.text()}`); });
  page.on('pageerror', e => wrong.push(`error: ${e.message}`));
  page.on('dialog', d => { wrong.push(`dialog: ${d.message()}`); d.dismiss(); });
  const url = pathToFileURL(path.join(folder, `${name}.html`)).href;
  page.on('request', r => { if (r.url() !== url) wrong.push(`request: ${r.url()}`); });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', e => window.violations.push(`${e.violatedDirective}: ${e.blockedURI} ${e.sample}`));
  });
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  return {
    page,
    /** Says what went wrong, and closes the page. */
    async done() {
      wrong.push(...await page.evaluate(() => window.violations));
      await context.close();
      assert.deepEqual(wrong, []);
    },
  };
}

const numberOf = async locator => Number((await locator.textContent()).replaceAll(',', ''));
const status = (page, id) => page.locator(`#${id} [role=status]`).textContent();
const column = (page, id, n) => page.locator(`#${id} tbody tr > :nth-child(${n})`).allTextContents();
const control = (page, id, name) => page.locator(`#${id}`).getByRole(name === 'Search' ? 'searchbox' : 'combobox', { name, exact: true });

/** The figures below a chart: name, then numbers. */
async function figures(page, title) {
  const figure = page.locator('figure', { has: page.getByRole('heading', { name: title, exact: true }) });
  return figure.locator('details.figures tbody tr').evaluateAll(rows => rows.map(r => [...r.children].map((c, i) => i ? Number(c.textContent.replaceAll(',', '')) : c.textContent)));
}

test('the libraries are those of their packages', () => {
  const sha = file => createHash('sha256').update(readFileSync(file)).digest('hex');
  const told = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');
  for (const { name, from, to } of vendored) {
    assert.equal(sha(to), sha(from), name);
    assert.ok(told.includes(sha(to)), `docs/dependencies.md tells another SHA-256 of ${name}`);
  }
});

test('the page shows the figures of the JSON beside it', async () => {
  const { page, done } = await open('fleet');
  const { greengrass: g, managedThings: m, changes, cannotSee, command, account } = data('fleet');
  assert.deepEqual(cannotSee, []);
  assert.equal(JSON.parse(await page.locator('#report').textContent()).takenAt, data('fleet').takenAt);
  const tile = id => numberOf(page.locator(`#figure-${id}`));
  assert.equal(await tile('devices'), g.devices.length);
  for (const health of ['Healthy', 'Unhealthy', 'Stale']) assert.equal(await tile(health.toLowerCase()), g.devices.filter(d => d.health === health).length, health);
  assert.equal(await tile('broken'), sum(g.devices, d => d.broken.length));
  assert.equal(await tile('failed'), sum(g.devices, d => d.failedDeployments.length));
  assert.equal(await tile('drift'), g.devices.filter(d => d.drift > 0).length);
  assert.equal(await tile('things'), m.things.length);
  assert.equal(await tile('disconnected'), m.things.filter(t => t.connectivity === 'Disconnected').length);
  assert.equal(await tile('firmware'), m.firmwareTasks.filter(t => ['IN_PROGRESS', 'SCHEDULED'].includes(t.status)).length);
  assert.ok((await page.locator('#where').textContent()).includes(account));
  assert.equal(await page.locator('#command').textContent(), command);

  const counted = (devices, name) => [name, ...['Healthy', 'Unhealthy', 'Stale'].map(h => devices.filter(d => d.health === h).length), devices.length];
  assert.deepEqual(await figures(page, 'By thing group'), g.groups.map(c => counted(g.devices.filter(d => d.groups.includes(c.name)), c.name)));
  assert.deepEqual(await figures(page, 'By platform'), g.platforms.map(c => counted(g.devices.filter(d => d.platform === c.name), c.name)));
  assert.deepEqual(await figures(page, 'By nucleus version'), g.nucleusVersions.map(c => counted(g.devices.filter(d => d.nucleusVersion === c.name), c.name)));
  assert.equal(sum(await figures(page, 'Age of the last status update'), r => r[1]), g.devices.length);
  const results = await figures(page, 'Results by thing group');
  for (const r of g.rollouts) {
    const row = results.find(x => x[0] === r.target);
    assert.equal(row.at(-1), r.targeted, r.target);
    assert.equal(row[1], r.devices.filter(d => d.result === 'Succeeded').length, r.target);
    assert.equal(await page.locator('.rollout', { has: page.locator('.title', { hasText: new RegExp(`^${r.target}$`) }) }).locator('[id^=rollout] [role=status]').textContent(), `${r.devices.length} device${r.devices.length === 1 ? '' : 's'}`.replace(/^(\d+) devices$/, (all, n) => n > 12 ? `1–10 of ${all}` : all));
  }

  assert.equal(sum((await column(page, 'component-table', 3)).map(Number), x => x) > 0, true);
  assert.deepEqual((await page.locator('#components table').first().locator('tbody tr > :nth-child(4)').allTextContents()).map(Number), g.brokenComponents.map(b => b.devices.length));
  assert.equal(Number((await status(page, 'drift-table')).match(/^\d+/)[0]), g.drift.length);
  assert.equal(Number((await status(page, 'change-table')).match(/(\d+) changes$/)[1]), changes.items.length);
  assert.equal(Number((await status(page, 'thing-table')).match(/^\d+/)[0]), m.things.length);
  assert.deepEqual((await column(page, 'task-table', 4)).map(Number).sort(), m.firmwareTasks.map(t => t.total).sort());
  await done();
});

test('every chart says its figures to a screen reader', async () => {
  const { page, done } = await open('fleet');
  const pictures = await page.locator('figure svg').evaluateAll(all => all.map(s => [s.getAttribute('role'), s.getAttribute('aria-label'), s.closest('figure').querySelector('details.figures, .legend .count') !== null]));
  assert.ok(pictures.length >= 9, `${pictures.length} charts`);
  for (const [role, label, hasText] of pictures) {
    assert.equal(role, 'img');
    assert.match(label, /\d/);
    assert.ok(hasText, label);
  }
  await done();
});

test('the table of devices is searched, sorted and filtered, with the keyboard too', async () => {
  const { page, done } = await open('fleet');
  const { devices, groups } = data('fleet').greengrass;
  const first = () => page.locator('#device-table tbody th').first().textContent();
  await control(page, 'device-table', 'Search').fill('lyon 0011');
  await page.waitForFunction(() => document.querySelectorAll('#device-table tbody tr').length === 1);
  assert.equal(await first(), 'lyon-gw-0011');
  await control(page, 'device-table', 'Search').fill('no such device');
  await page.getByText('Nothing matches.').waitFor();
  await control(page, 'device-table', 'Search').fill('');
  await page.waitForFunction(() => document.querySelectorAll('#device-table tbody tr').length === 50);

  await control(page, 'device-table', 'Thing group').selectOption('Site-Lyon');
  assert.ok((await status(page, 'device-table')).includes(`of ${groups.find(g => g.name === 'Site-Lyon').healthy + groups.find(g => g.name === 'Site-Lyon').unhealthy + groups.find(g => g.name === 'Site-Lyon').stale} of ${devices.length}`));
  await control(page, 'device-table', 'Health').selectOption('Stale');
  const expected = devices.filter(d => d.groups.includes('Site-Lyon') && d.health === 'Stale').map(d => d.coreDeviceThingName);
  assert.deepEqual(await column(page, 'device-table', 1), expected);

  const head = page.locator('#device-table thead button', { hasText: 'Device' });
  await head.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#device-table thead th').first().getAttribute('aria-sort'), 'descending');
  assert.deepEqual(await column(page, 'device-table', 1), expected.reverse());

  await page.locator('.tile', { hasText: 'Unhealthy' }).getByRole('link').click();
  assert.ok((await status(page, 'device-table')).startsWith(`${devices.filter(d => d.health === 'Unhealthy').length} of`));
  await control(page, 'device-table', 'Health').selectOption('');
  await page.locator('#device-table thead button', { hasText: 'Last report' }).click();
  const oldest = [...devices].sort((a, b) => (a.lastReported ?? '').localeCompare(b.lastReported ?? '') || a.coreDeviceThingName.localeCompare(b.coreDeviceThingName))[0];
  assert.equal(await first(), oldest.coreDeviceThingName);
  await page.locator('#device-table').getByRole('button', { name: 'Next' }).click();
  assert.match(await status(page, 'device-table'), /^51–100 of/);
  await done();
});

test('ten thousand devices do not make it slow', async () => {
  assert.equal(data('large').greengrass.devices.length, 10000);
  const { page, done } = await open('large');
  assert.equal(await page.locator('#device-table tbody tr').count(), 50);
  assert.ok(await page.locator('*').count() < 12000, 'the document holds rows that nobody sees');
  const took = await page.evaluate(() => {
    const times = {};
    const button = title => [...document.querySelectorAll('#device-table thead button')].find(b => b.textContent === title);
    for (const title of ['Last report', 'Nucleus', 'Thing groups', 'Problems', 'Device']) {
      const start = performance.now();
      button(title).click();
      document.body.getBoundingClientRect();
      times[title] = performance.now() - start;
    }
    return times;
  });
  const search = await page.evaluate(() => new Promise(resolve => {
    const input = document.querySelector('#device-table-search');
    const body = document.querySelector('#device-table tbody');
    const start = performance.now();
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(performance.now() - start); }).observe(body, { childList: true });
    input.value = 'berlin-gw-02';
    input.dispatchEvent(new Event('input'));
  }));
  console.log(`# sorting ${JSON.stringify(took)} ms, searching ${search} ms`);

  // Wide enough for a machine with much else to do; a table that lays out every row takes seconds.
  for (const [title, time] of Object.entries(took)) assert.ok(time < 1000, `${title}: ${time} ms`);
  assert.ok(search < 1000, `searching: ${search} ms`);
  assert.ok(statSync(path.join(folder, 'large.html')).size - statSync(path.join(folder, 'large.json')).size < 1.5e6);
  await done();
});

test('what looks like markup stays text', async () => {
  const { page, done } = await open('hostile');
  const markup = '<img src=x onerror=alert(1)>';
  await control(page, 'device-table', 'Search').fill('<img');
  await page.waitForFunction(() => document.querySelectorAll('#device-table tbody tr').length === 1);
  assert.equal(await page.locator('#device-table tbody th').textContent(), markup);
  assert.ok((await page.locator('#unseen').textContent()).includes('<b>Group</b>'));
  assert.ok((await page.locator('#components').textContent()).includes('</script><script>alert(2)</script>"\'`{{7*7}}'));
  assert.ok((await page.locator('#deployments').textContent()).includes('<svg onload=alert(3)>'));
  assert.ok((await page.locator('#deployments').textContent()).includes(markup));
  assert.ok((await page.locator('#thing-table').textContent()).includes(markup));
  assert.equal(await page.locator('img, iframe, object, embed, [onerror], [onload], b').count(), 0);
  assert.equal(await page.locator('script').count(), 8);
  await page.waitForTimeout(200);
  await done();
});

test('the policy lets nothing else run', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let dialogs = 0;
  page.on('dialog', d => { dialogs++; d.dismiss(); });
  await page.goto(pathToFileURL(path.join(folder, 'fleet.html')).href);
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  assert.match(policy, /^default-src 'none'; script-src( 'sha256-[^']+')+; style-src 'sha256-[^']+'; /);
  const refused = await page.evaluate(() => new Promise(resolve => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', e => seen.push(e.effectiveDirective));
    const script = document.createElement('script');
    try { script.textContent = 'alert(4)'; } catch { seen.push('trusted-types'); }
    document.body.append(script);
    const picture = document.createElement('img');
    picture.src = 'https://example.com/x.png';
    document.body.append(picture);
    document.body.setAttribute('style', 'color: red');
    fetch('https://example.com/').catch(() => {});
    setTimeout(() => resolve(seen), 300);
  }));
  for (const directive of ['img-src', 'connect-src', 'style-src-attr']) assert.ok(refused.includes(directive), `${directive} of ${refused}`);
  assert.equal(dialogs, 0);
  await context.close();
});

for (const [name, options, suffix] of [['fleet', {}, 'light'], ['fleet', { colorScheme: 'dark' }, 'dark'], ['hostile', {}, 'light'], ['empty', {}, 'light'], ['fleet', { viewport: { width: 390, height: 800 } }, 'narrow']])
  test(`axe finds nothing serious: ${name}, ${suffix}`, async () => {
    const { page, done } = await open(name, options);
    const result = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
    const serious = result.violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
    assert.deepEqual(serious.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(x => x.html).join(' | ')}`), []);
    assert.ok(result.passes.length > 10);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than the window');
    await done();
  });

for (const [scheme, options] of [['light', {}], ['dark', { colorScheme: 'dark' }]])
  test(`a picture in ${scheme}`, async () => {
    const { page, done } = await open('fleet', { ...options, viewport: { width: 1280, height: 1900 } });
    const file = path.join(images, `report-${scheme}.png`);
    await page.screenshot({ path: file });
    assert.ok(statSync(file).size < 300 * 1024, `${statSync(file).size} bytes`);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(background, scheme === 'dark' ? 'rgb(16, 21, 27)' : 'rgb(244, 246, 248)');
    await done();
  });

test('paper: light, without controls, with what was folded, in few sheets', async () => {
  const { page, done } = await open('fleet', { colorScheme: 'dark', viewport: { width: 702, height: 1020 } });
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction(() => document.querySelectorAll('#device-table tbody tr').length === 240);
  assert.equal(await page.locator('.nav').isVisible(), false);
  assert.equal(await page.locator('#device-table .controls').isVisible(), false);
  assert.ok((await page.locator('details.rollout').evaluateAll(all => all.every(d => d.open))));
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  const file = path.join(images, 'report-print.png');

  // The margin that a sheet has; a picture has none.
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.evaluate(() => { document.body.style.padding = '46px'; });
  await page.screenshot({ path: file });
  assert.ok(statSync(file).size < 300 * 1024);
  await page.evaluate(() => { document.body.style.padding = ''; });
  await page.emulateMedia({ media: 'screen' });
  await page.waitForFunction(() => document.querySelectorAll('#device-table tbody tr').length === 50);
  await page.emulateMedia({ media: null });
  const sheets = (await page.pdf({ path: path.join(images, 'report.pdf'), preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets >= 3 && sheets < 60, `${sheets} sheets`);
  await done();
});

'use strict';
// The sections of the page, in their order.

const main = document.getElementById('main');
const gg = report.greengrass, mi = report.managedThings, changes = report.changes;
const health = [
  { key: 'healthy', name: 'healthy', color: 'ok', kind: 'ok' },
  { key: 'unhealthy', name: 'unhealthy', color: 'bad', kind: 'bad' },
  { key: 'stale', name: 'stale', color: 'warn', kind: 'warn' },
  { key: 'unknown', name: 'unknown', color: 'idle', kind: '' },
];
const results = [
  { key: 'succeeded', name: 'succeeded', color: 'ok' },
  { key: 'recovered', name: 'recovered', color: 'ok2' },
  { key: 'failed', name: 'failed', color: 'bad' },
  { key: 'inProgress', name: 'working', color: 'work' },
  { key: 'notReported', name: 'not reported', color: 'warn' },
  { key: 'canceled', name: 'canceled', color: 'idle' },
];
const verdictKinds = { Succeeded: 'ok', InProgress: 'work', PartlyFailed: 'bad', Failed: 'bad', Canceled: '', Superseded: '', NoDevices: '', Unconfirmed: 'warn' };
const resultKinds = { Succeeded: 'ok', Recovered: 'ok', Failed: 'bad', TimedOut: 'bad', Rejected: 'bad', InProgress: 'work', Silent: 'warn', Queued: 'warn', NotTold: 'warn', NoCoreDevice: 'warn' };
const shades = ['s1', 's2', 's3', 's4', 's5', 's6'];
const staleHours = `${n(Math.round(report.staleAfterHours * 10) / 10)} hours`;
const nav = document.getElementById('nav');

function section(id, title, lead, ...children) {
  const node = el('section', { id, 'aria-labelledby': `${id}-title` }, el('h2', { id: `${id}-title`, text: title }), lead ? el('p', { class: 'lead', text: lead }) : null, ...children);
  nav.append(el('li', {}, el('a', { href: `#${id}`, text: title })));
  main.append(node);
  return node;
}

const card = (span, ...children) => el('div', { class: `card c${span}` }, ...children);
const grid = (...children) => el('div', { class: 'grid' }, ...children);
const parts = (counts, keys) => keys.map(k => ({ ...k, count: counts[k.key] ?? 0 }));
const used = (keys, rows) => keys.filter(k => rows.some(r => r.parts.some(p => p.name === k.name && p.count)));

function head() {
  document.getElementById('where').textContent = `${report.region}, account ${report.account}`;
  const facts = [['Taken', `${time(report.takenAt)} UTC`], ['About', report.isSelection ? 'chosen devices and things' : 'all of the account in the region'], ['Stale', `after ${staleHours} without a report`]];
  if (report.isQuick) facts.push(['Kind', 'quick: devices that are well were not asked']);
  if (changes) facts.push(['Compared with', `${time(changes.since)} UTC`]);
  document.getElementById('facts').append(...facts.map(([name, value]) => el('div', {}, el('dt', { text: name }), el('dd', { text: value }))));
  document.getElementById('command').textContent = report.command ?? '';
}

function delta(now, before) {
  if (before === undefined || before === null) return '';
  return now === before ? 'as before' : `${now > before ? '+' : '\u2212'}${n(Math.abs(now - before))} since then`;
}

function tiles() {
  const list = [];
  const add = (id, label, value, kind, more, to, choose) => {
    const content = [el('span', { class: 'label', text: label }), el('span', { class: 'value', id: `figure-${id}`, text: n(value) }), el('span', { class: 'more', text: more })];
    const link = to ? el('a', { href: `#${to}` }, content) : null;
    if (link && choose) link.addEventListener('click', choose);
    list.push(el('li', { class: `tile ${value || kind === 'plain' ? kind : ''}` }, link ?? content));
  };
  const both = (...texts) => texts.filter(t => t).join(', ');
  if (gg) {
    const h = gg.health, was = changes?.health;
    const pick = value => () => deviceTable.choose('Health', value);
    add('devices', 'Core devices', h.total, 'plain', delta(h.total, was?.total), 'devices', pick(''));
    add('healthy', 'Healthy', h.healthy, 'ok', both(percent(h.healthy, h.total), was && delta(h.healthy, was.healthy)), 'devices', pick('Healthy'));
    add('unhealthy', 'Unhealthy', h.unhealthy, 'bad', both(percent(h.unhealthy, h.total), was && delta(h.unhealthy, was.unhealthy)), 'devices', pick('Unhealthy'));
    add('stale', 'Stale', h.stale, 'warn', both(percent(h.stale, h.total), was && delta(h.stale, was.stale)), 'devices', pick('Stale'));
    add('broken', 'Broken components', sum(gg.brokenComponents, b => b.devices.length), 'bad', gg.brokenComponents.length ? `of ${many(new Set(gg.brokenComponents.map(b => b.componentName)).size, 'kind')}` : '', 'components');
    add('failed', 'Failed deployments', sum(gg.rollouts, r => r.failed), 'bad', `on devices of ${many(gg.rollouts.filter(r => r.failed).length, 'group')}`, 'deployments');
    if (gg.drift) add('drift', 'Drifted devices', new Set(gg.drift.flatMap(d => d.devices)).size, 'warn', many(sum(gg.drift, d => d.devices.length), 'difference'), 'drift');
  }
  if (mi) {
    add('things', 'Managed things', mi.total, 'plain', delta(mi.total, changes?.managedThings), 'things');
    const cut = mi.connectivity.find(c => c.name === 'Disconnected');
    if (mi.connectivity.length) add('disconnected', 'Disconnected things', cut?.count ?? 0, 'bad', `of ${n(sum(mi.connectivity.filter(c => c.name !== 'Not activated'), c => c.count))} activated`, 'things');
    const running = mi.firmwareTasks.filter(t => t.status === 'IN_PROGRESS' || t.status === 'SCHEDULED');
    add('firmware', 'Firmware tasks', running.length, 'plain', `under way, ${many(sum(running, t => t.failed), 'failure')}`, 'firmware');
  }
  main.append(el('ul', { class: 'tiles', 'aria-label': 'At a glance' }, list));
}

function unseen() {
  if (report.cannotSee.length)
    main.append(el('div', { class: 'notice', id: 'unseen' }, el('h2', { text: 'What could not be seen' }), el('ul', {}, report.cannotSee.map(text => el('li', { text })))));
}

const subjects = {
  CoreDevice: 'Core devices', Nucleus: 'Nucleus versions', BrokenComponent: 'Broken components', Deployment: 'Deployments', Drift: 'Drift', ManagedThing: 'Managed things', FirmwareTask: 'Firmware tasks',
};

function changed() {
  if (!changes) return;
  const rows = changes.items;
  const counts = Object.entries(subjects).map(([key, title]) => [key, `${title} (${n(rows.filter(r => r.about === key).length)})`]).filter(([key]) => rows.some(r => r.about === key));
  section('changes', 'What has changed', `Since the report of ${time(changes.since)} UTC.`,
    rows.length === 0 ? el('p', { class: 'empty', text: 'Nothing has.' })
      : grid(card(12, longTable({
        id: 'change-table', title: 'Changes', one: 'change', rows, sortBy: 1, pageSize: 10, text: r => `${r.about} ${r.name} ${r.before ?? ''} ${r.after ?? ''}`,
        filters: [{ title: 'About', choices: counts, test: (r, value) => r.about === value }],
        columns: [
          { title: 'What', kind: 'name', value: r => r.name },
          { title: 'About', value: r => Object.keys(subjects).indexOf(r.about), cell: r => subjects[r.about] ?? words(r.about) },
          { title: 'Before', kind: 'words', value: r => r.before ?? '', cell: r => r.before ?? el('span', { class: 'quiet', text: r.about === 'BrokenComponent' ? 'not broken' : r.about === 'Drift' ? 'none' : 'not there' }) },
          { title: 'Now', kind: 'words', value: r => r.after ?? '', cell: r => r.after ?? el('span', { class: 'quiet', text: r.about === 'BrokenComponent' ? 'not broken' : r.about === 'Drift' ? 'none' : 'gone' }) },
        ],
      }).node)));
}

function fleetHealth() {
  if (!gg) return;
  const rows = counts => counts.map(c => ({ name: c.name, parts: parts(c, health) }));
  const keys = used(health, rows([gg.health]));
  const of = (title, counts, options) => bars(title, 'devices', rows(counts), keys, options);
  const known = parts(gg.health, health).filter(p => p.count || p.key !== 'unknown');
  section('health', 'Health', `What devices say of themselves, and how long ago. A device that has not reported for ${staleHours} is stale, whatever its status says.`,
    grid(
      card(4, doughnut('All core devices', 'devices', known)),
      card(8, columns('Age of the last status update', 'devices', gg.ages.map(a => ({ name: a.name, count: a.count, color: a.isStale ? 'warn' : 's2' })), [{ name: 'of late', color: 's2' }, { name: 'stale', color: 'warn' }])),
      card(12, gg.groups.length ? of('By thing group', gg.groups, { note: 'A group has the devices of its child groups too; a device may be in several.' }) : [el('h3', { text: 'By thing group' }), el('p', { class: 'empty', text: 'No thing groups are known.' })]),
      card(6, of('By platform', gg.platforms)),
      card(6, gg.nucleusVersions.length ? of('By nucleus version', gg.nucleusVersions) : of('By runtime', gg.runtimes))));
}

function components() {
  if (!gg) return;
  const broken = gg.brokenComponents;
  const rows = gg.components.map(c => ({
    name: c.componentName,
    // Versions beyond the shades that can be told apart share the last.
    parts: c.versions.map((v, i) => ({ name: v.componentVersion, color: shades[Math.min(i, shades.length - 1)], count: v.devices, inside: v.componentVersion })),
  }));
  const largest = [...rows].sort((a, b) => sum(b.parts, p => p.count) - sum(a.parts, p => p.count));
  section('components', 'Components', report.isQuick ? 'A quick report asks unhealthy devices only, so that the figures are of those.' : null,
    grid(
      card(12, el('h3', { text: 'What is broken, and where' }), broken.length === 0 ? el('p', { class: 'empty ok-text', text: 'Nothing is broken.' })
        : el('div', { class: 'top' }, scroll('Broken components', table('Broken components', [
          { title: 'Component', kind: 'name', cell: b => b.componentName },
          { title: 'Version', cell: b => b.componentVersion },
          { title: 'State', cell: b => tag(words(b.state), 'bad') },
          { title: 'Devices', kind: 'n', cell: b => b.devices.length },
          { title: 'Where', kind: 'words', cell: b => names(b.devices) },
          { title: 'What the devices say', kind: 'words', cell: b => b.details.slice(0, 4).map(d => el('span', { class: 'problem', text: d })) },
        ], broken)))),
      rows.length ? card(5, bars('Installed, by version', 'versions', largest, null, { labels: 'above', note: 'Each bar is a component, each part a version.' })) : null,
      rows.length ? card(7, el('h3', { text: 'Every component' }), el('div', { class: 'top' }, longTable({
        id: 'component-table', title: 'Every component and version', one: 'version', pageSize: 10, text: v => `${v.name} ${v.componentVersion}`,
        rows: gg.components.flatMap(c => c.versions.map(v => ({ name: c.componentName, ...v }))),
        columns: [
          { title: 'Component', kind: 'name', value: v => v.name },
          { title: 'Version', value: v => v.componentVersion },
          { title: 'Devices', kind: 'n', value: v => v.devices },
          { title: 'Broken', kind: 'n', value: v => v.broken, cell: v => v.broken ? el('span', { class: 'bad-text', text: n(v.broken) }) : '0' },
        ],
      }).node)) : null));
}

function rolloutDetail(r, i) {
  const open = r.failures.length > 0 && r.failures.length <= 3;
  return el('details', { class: 'rollout', open },
    el('summary', {},
      el('span', { class: 'title', text: r.target }), tag(words(r.verdict), verdictKinds[r.verdict] ?? ''),
      el('span', { class: 'quiet', text: [r.deploymentName, r.revisionId && `revision ${r.revisionId}`, r.createdAt && `made ${time(r.createdAt)}`, r.parentTarget && `tries ${r.parentTarget} again`].filter(t => t).join(', ') })),
    el('div', { class: 'inside' },
      el('p', { class: 'quiet', text: `Deployment ${r.deploymentId}. The service says ${r.deploymentStatus ?? 'nothing'}; its ${many(r.targeted, 'device')}: ${results.filter(k => r[k.key]).map(k => `${n(r[k.key])} ${k.name}`).join(', ') || 'none has a result'}${r.left ? `; ${n(r.left)} left the group since` : ''}.` }),
      r.failures.length ? [el('h3', { text: 'Why devices failed' }), scroll(`Why devices of ${r.target} failed`, table(`Why devices of ${r.target} failed`, [
        { title: 'Cause', kind: 'words', cell: f => f.cause },
        { title: 'Devices', kind: 'n', cell: f => f.devices.length },
        { title: 'Which', kind: 'words', cell: f => names(f.devices) },
      ], r.failures))] : null,
      r.devices.length ? [el('h3', { text: 'Every device' }), longTable({
        id: `rollout-${i}`, title: `Devices of the deployment to ${r.target}`, one: 'device', rows: r.devices, text: d => `${d.coreDeviceThingName} ${d.result} ${d.reason ?? ''}`, sortBy: 1, pageSize: 10,
        filters: [{ title: 'Result', choices: [...new Set(r.devices.map(d => d.result))].sort().map(value => [value, words(value)]), test: (d, value) => d.result === value }],
        columns: [
          { title: 'Device', kind: 'name', value: d => d.coreDeviceThingName },
          { title: 'Result', value: d => rank(d.result), cell: d => tag(words(d.result), resultKinds[d.result] ?? '') },
          { title: 'Since', kind: 'time', value: d => d.updatedAt ?? '', cell: d => time(d.updatedAt) },
          { title: 'Reason', kind: 'words', value: d => d.reason ?? '' },
        ],
      }).node] : null));
}

// Trouble first.
const ranks = ['Failed', 'TimedOut', 'Rejected', 'Silent', 'NoCoreDevice', 'Queued', 'NotTold', 'InProgress', 'Canceled', 'Removed', 'Recovered', 'Succeeded', 'Left'];
const rank = result => ranks.indexOf(result) + 1 || ranks.length;

function deployments() {
  if (!gg) return;
  const rows = gg.rollouts.map(r => ({ name: r.target, parts: parts(r, results) }));
  const node = section('deployments', 'Deployments', 'The latest deployment of each thing group, judged by what became of it on every device: the service calls a deployment completed although devices failed it.',
    rows.length === 0 ? el('p', { class: 'empty', text: 'No thing group has a deployment.' })
      : grid(card(12, bars('Results by thing group', 'devices', [...rows].sort((a, b) => sum(b.parts, p => p.count) - sum(a.parts, p => p.count)), used(results, rows))), el('div', { class: 'card c12', id: 'rollouts' })));
  node.querySelector('#rollouts')?.append(...gg.rollouts.map(rolloutDetail));
}

const driftWords = { Missing: 'Missing', VersionDiffers: 'Other version', Extra: 'Left over', Broken: 'Broken', NoCoreDevice: 'No core device' };

function drift() {
  if (!gg?.drift) return;
  section('drift', 'Drift', 'Where devices do not have installed what their group\u2019s deployment says. Devices do not tell their configuration, so that it is not compared. A deployment that is still under way shows here too.',
    grid(card(12, gg.drift.length === 0 ? el('p', { class: 'ok-text', text: 'There is none.' }) : longTable({
      id: 'drift-table', title: 'Drift', one: 'kind of difference', more: 'kinds of difference', rows: gg.drift, text: d => `${d.target} ${d.componentName ?? ''} ${d.change} ${d.devices.join(' ')}`,
      filters: [{ title: 'Thing group', choices: [...new Set(gg.drift.map(d => d.target))].map(t => [t, t]), test: (d, value) => d.target === value }],
      columns: [
        { title: 'Thing group', kind: 'name', value: d => d.target },
        { title: 'Difference', value: d => driftWords[d.change] ?? words(d.change) },
        { title: 'Component', value: d => d.componentName ?? '' },
        { title: 'Should be', value: d => d.wanted ?? '' },
        { title: 'Is', value: d => d.has ?? '' },
        { title: 'Devices', kind: 'n', value: d => d.devices.length },
        { title: 'Which', kind: 'words', value: d => d.devices[0] ?? '', cell: d => names(d.devices, 4) },
      ],
    }).node)));
}

const statusColors = { Connected: 'ok', Disconnected: 'bad', Unknown: 'warn', 'Not activated': 'idle', ACTIVATED: 'ok', UNASSOCIATED: 'idle', PRE_ASSOCIATED: 's4', DISCOVERED: 's2', DELETION_FAILED: 'bad', DELETE_IN_PROGRESS: 'warn', ISOLATED: 'warn', DELETED: 'idle' };
const connectivityKinds = { Connected: 'ok', Disconnected: 'bad', Unknown: 'warn' };

function things() {
  if (!mi) return;
  const ring = (title, counts) => card(4, doughnut(title, 'things', counts.map((c, i) => ({ name: words(c.name), count: c.count, color: statusColors[c.name] ?? shades[i % shades.length] }))));
  const byId = new Map(mi.things.map(t => [t.managedThingId, t.managedThingName]));
  const choices = of => [...new Set(mi.things.map(of).filter(v => v))].sort().map(value => [value, words(value)]);
  section('things', 'Managed things', null,
    mi.total === 0 ? el('p', { class: 'empty', text: 'There are none.' }) : [
      grid(ring('By role', mi.roles), ring('By provisioning status', mi.provisioningStatuses), mi.connectivity.length ? ring('By connectivity', mi.connectivity) : card(4, el('h3', { text: 'By connectivity' }), el('p', { class: 'empty', text: 'A quick report does not ask.' }))),
      grid(card(12, longTable({
        id: 'thing-table', title: 'Every managed thing', one: 'managed thing', rows: mi.things, text: t => Object.values(t).join(' '),
        filters: [
          { title: 'Role', choices: choices(t => t.role), test: (t, value) => t.role === value },
          { title: 'Provisioning', choices: choices(t => t.provisioningStatus), test: (t, value) => t.provisioningStatus === value },
          { title: 'Connectivity', choices: choices(t => t.connectivity), test: (t, value) => t.connectivity === value },
        ],
        columns: [
          { title: 'Thing', kind: 'name', value: t => t.managedThingName ?? t.managedThingId, cell: t => [t.managedThingName ?? t.managedThingId, t.managedThingName ? el('span', { class: 'problem quiet', text: t.managedThingId }) : null] },
          { title: 'Role', value: t => words(t.role) },
          { title: 'Provisioning', value: t => words(t.provisioningStatus) },
          { title: 'Connectivity', value: t => t.connectivity ?? '', cell: t => t.connectivity ? tag(t.connectivity, connectivityKinds[t.connectivity] ?? '') : 'not asked' },
          { title: 'Since', kind: 'time', value: t => t.since ?? '', cell: t => time(t.since) },
          { title: 'Why', value: t => t.disconnectReason ?? '', cell: t => words(t.disconnectReason) },
          { title: 'Controller', value: t => t.parentControllerId ? byId.get(t.parentControllerId) ?? t.parentControllerId : '' },
        ],
      }).node))]);
}

const taskParts = [
  { key: 'succeeded', name: 'succeeded', color: 'ok' }, { key: 'failed', name: 'failed', color: 'bad' }, { key: 'inProgress', name: 'working', color: 'work' },
  { key: 'queued', name: 'queued', color: 'warn' }, { key: 'waiting', name: 'not told yet', color: 's4' }, { key: 'canceled', name: 'canceled', color: 'idle' }, { key: 'removed', name: 'removed', color: 's5' },
];
const taskKinds = { IN_PROGRESS: 'work', COMPLETED: 'ok', CANCELED: '', SCHEDULED: 'work', DELETION_IN_PROGRESS: 'warn' };

function firmware() {
  if (!mi) return;
  const name = t => t.description || t.taskId;
  const rows = mi.firmwareTasks.map(t => ({ name: name(t), parts: parts(t, taskParts) }));
  const failures = mi.firmwareTasks.flatMap(t => t.failures.map(f => ({ task: name(t), ...f })));
  section('firmware', 'Firmware tasks', report.isSelection ? 'Those of the account: a task may be for other things than the chosen.' : null,
    rows.length === 0 ? el('p', { class: 'empty', text: 'There are none.' }) : [
      grid(
        card(12, bars('Executions by task', 'executions', rows, used(taskParts, rows), { labels: 'above', note: mi.olderFirmwareTasks ? `${many(mi.olderFirmwareTasks, 'older task')}, which are over, are not shown.` : null })),
        card(12, longTable({
          id: 'task-table', title: 'Firmware tasks', one: 'task', rows: mi.firmwareTasks, text: t => `${t.taskId} ${t.description ?? ''} ${t.status}`,
          columns: [
            { title: 'Task', kind: 'name', value: name, cell: t => [name(t), t.description ? el('span', { class: 'problem quiet', text: t.taskId }) : null] },
            { title: 'Status', value: t => t.status ?? '', cell: t => tag(words(t.status) + (t.failed ? ', with failures' : ''), t.failed ? 'bad' : taskKinds[t.status] ?? '') },
            { title: 'Made', kind: 'time', value: t => t.createdAt ?? '', cell: t => time(t.createdAt) },
            ...[['Things', 'total'], ['Succeeded', 'succeeded'], ['Failed', 'failed'], ['Working', 'inProgress'], ['Queued', 'queued'], ['Not told', 'waiting']].map(([title, key]) => ({ title, kind: 'n', value: t => t[key] })),
          ],
        }).node),
        failures.length === 0 ? null : card(12, el('h3', { text: 'Updates that failed' }), el('div', { class: 'top' }, longTable({
          id: 'failure-table', title: 'Updates that failed', one: 'update', rows: failures, text: f => Object.values(f).join(' '),
          columns: [
            { title: 'Thing', kind: 'name', value: f => f.managedThingName ?? f.managedThingId },
            { title: 'Task', value: f => f.task },
            { title: 'How', value: f => f.status, cell: f => tag(words(f.status), 'bad') },
            { title: 'Tried again', kind: 'n', value: f => f.retryAttempt },
            { title: 'Ended', kind: 'time', value: f => f.lastUpdatedAt ?? '', cell: f => time(f.lastUpdatedAt) },
          ],
        }).node)))]);
}

let deviceTable;
const problems = d => d.broken.length + d.failedDeployments.length + (d.drift ?? 0);

function devices() {
  if (!gg) return;
  const choices = list => list.map(c => [c.name, `${c.name} (${n(c.total)})`]);
  const known = value => value || '(unknown)';
  deviceTable = longTable({
    id: 'device-table', title: 'Every core device', one: 'device', rows: gg.devices,
    text: d => [d.coreDeviceThingName, d.health, d.status, d.nucleusVersion, d.platform, d.runtime, ...d.groups, ...d.broken, ...d.failedDeployments].join(' '),
    filters: [
      { title: 'Health', choices: health.filter(k => gg.health[k.key]).map(k => [words(k.name), `${words(k.name)} (${n(gg.health[k.key])})`]), test: (d, value) => d.health === value },
      { title: 'Thing group', choices: choices(gg.groups.filter(g => g.total)), test: (d, value) => d.groups.includes(value) },
      { title: 'Platform', choices: choices(gg.platforms), test: (d, value) => known(d.platform) === value },
      ...(gg.nucleusVersions.length ? [{ title: 'Nucleus', choices: choices(gg.nucleusVersions), test: (d, value) => known(d.nucleusVersion) === value }] : []),
      { title: 'Problem', choices: [['any', 'Any'], ['broken', 'Broken component'], ['failed', 'Failed deployment'], ['drift', 'Drift'], ['none', 'None']], test: (d, value) => ({ any: problems(d) > 0, broken: d.broken.length > 0, failed: d.failedDeployments.length > 0, drift: d.drift > 0, none: problems(d) === 0 })[value] },
    ],
    columns: [
      { title: 'Device', kind: 'name', value: d => d.coreDeviceThingName },
      { title: 'Health', value: d => d.health, cell: d => tag(d.health, health.find(k => words(k.name) === d.health)?.kind ?? '') },
      { title: 'Last report', kind: 'time', value: d => d.lastReported ?? '', cell: d => [age(d.lastReported), ' ', el('span', { class: 'quiet', text: time(d.lastReported) })] },
      { title: 'Nucleus', value: d => d.nucleusVersion ?? '' },
      { title: 'Platform', kind: 'short', value: d => d.platform ?? '' },
      { title: 'Thing groups', value: d => d.groups.join(', ') },
      { title: 'Problems', kind: 'words', value: problems, cell: d => [
        d.broken.map(b => el('span', { class: 'problem bad-text', text: `Broken: ${b}` })),
        d.failedDeployments.map(t => el('span', { class: 'problem bad-text', text: `Failed: deployment to ${t}` })),
        d.drift ? el('span', { class: 'problem warn-text', text: `Drift: ${many(d.drift, 'difference')}` }) : null,
      ].flat() },
    ],
  });
  const node = section('devices', 'Devices', null, grid(el('div', { class: 'card c12 flow' }, deviceTable.node)));
  if (gg.devices.length > mostInPrint) node.append(el('p', { class: 'note', text: `Print holds the first ${n(mostInPrint)} devices of what is chosen here.` }));
}

// Paper has no buttons: what can be opened is open there, and tables are not cut into pages.
function printing(isPrinting) {
  for (const rollout of document.querySelectorAll('details.rollout')) {
    if (isPrinting) {
      rollout.dataset.open = rollout.open;
      rollout.open = true;
    } else if (rollout.dataset.open) {
      rollout.open = rollout.dataset.open === 'true';
    }
  }
  for (const t of longTables) t.print(isPrinting);
}

head();
tiles();
unseen();
changed();
fleetHealth();
components();
deployments();
drift();
things();
firmware();
devices();
startCharts();
if (matchMedia('print').matches) printing(true);
matchMedia('print').addEventListener('change', e => printing(e.matches));
document.documentElement.dataset.ready = 'true';

'use strict';
// Charts: d3-shape and d3-array do the geometry, the page's style the colours, so that they follow dark mode and print.
// Each has its figures in words beside it or in a table below.

const charts = [];

/** Draws now and whenever the width changes. */
function drawn(host, draw) {
  let width = 0;
  const redraw = force => {
    const now = Math.round(host.clientWidth);
    if (!now || (now === width && !force)) return;
    width = now;
    host.replaceChildren(draw(now));
  };
  charts.push({ host, redraw });
  return host;
}

const watch = new ResizeObserver(entries => {
  for (const entry of entries) charts.find(c => c.host === entry.target)?.redraw();
});

function startCharts() {
  for (const chart of charts) {
    chart.redraw();
    watch.observe(chart.host);
  }
}

function legend(parts, className = '') {
  const total = sum(parts, p => p.count ?? 0);
  return el('ul', { class: `legend ${className}` }, parts.map(p => el('li', {},
    el('span', { class: `swatch f-${p.color}`, 'aria-hidden': 'true' }),
    el('span', { text: p.name }),
    p.count === undefined ? null : el('span', { class: 'count', text: n(p.count) }),
    p.count === undefined ? null : el('span', { class: 'share', text: percent(p.count, total) }))));
}

/** The title of a figure, with a note below it. */
const caption = (title, note) => el('figcaption', {}, el('h3', { text: title }), note ? el('p', { class: 'note', text: note }) : null);

/** Parts of a whole. parts: { name, color, count }. */
function doughnut(title, unit, parts, note) {
  const total = sum(parts, p => p.count);
  const said = `${title}: ${parts.map(p => `${p.name} ${n(p.count)}`).join(', ')}.`;
  const size = 168, outer = size / 2, inner = 56;
  const arc = d3.arc().innerRadius(inner).outerRadius(outer).cornerRadius(2);
  const shown = parts.filter(p => p.count > 0);
  const slices = d3.pie().sort(null).value(p => p.count).padAngle(shown.length > 1 ? 0.022 : 0)(shown);
  const picture = svg('svg', { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': said },
    svg('g', { transform: `translate(${outer} ${outer})` },
      total ? slices.map(s => svg('path', { d: arc(s), class: `f-${s.data.color}` }, svg('title', { text: `${s.data.name}: ${n(s.data.count)} (${percent(s.data.count, total)})` })))
        : svg('circle', { r: (inner + outer) / 2, class: 'grid-line', fill: 'none' }),
      svg('text', { class: 'big', 'text-anchor': 'middle', y: 6, text: n(total) }),
      svg('text', { class: 'muted', 'text-anchor': 'middle', y: 25, text: unit })));
  return el('figure', {}, caption(title, note), el('div', { class: 'donut' }, el('div', { class: 'chart' }, picture), legend(parts)));
}

/** Rows of stacked parts. rows: { name, note?, parts: [{ name, color, count, inside? }] }. What is not drawn is in the table. */
function bars(title, unit, rows, keys, { note, most = 14, labels = 'left' } = {}) {
  const whole = row => sum(row.parts, p => p.count);
  const shown = rows.slice(0, most);
  const longest = Math.max(1, ...shown.map(whole));
  const host = el('div', { class: 'chart' });
  drawn(host, width => {
    const above = labels === 'above';
    const size = above ? 42 : 30, thick = 17, room = 44;
    const left = above ? 0 : Math.min(Math.round(width * 0.34), 14 + 7.7 * Math.max(...shown.map(r => r.name.length)));
    const right = width - room;
    const x = value => left + (right - left) * value / longest;
    const fit = (text, space) => text.length * 7.7 <= space ? text : text.slice(0, Math.max(3, Math.floor(space / 7.7) - 1)) + '\u2026';
    const picture = svg('svg', { viewBox: `0 0 ${width} ${shown.length * size}`, role: 'img', 'aria-label': `${title}: ${shown.map(r => `${r.name}, ${r.parts.filter(p => p.count).map(p => `${n(p.count)} ${p.name}`).join(', ') || 'none'}`).join('; ')}.` });
    shown.forEach((row, i) => {
      const top = i * size + (above ? 20 : 6);
      picture.append(above
        ? svg('text', { x: 0, y: top - 6, text: fit(row.name, width) })
        : svg('text', { x: 0, y: top + 13, text: fit(row.name, left - 8) }));
      picture.append(svg('rect', { x: left, y: top, width: Math.max(0, right - left), height: thick, rx: 2, class: 'track' }));
      const stacked = d3.cumsum(row.parts, p => p.count);
      row.parts.forEach((part, k) => {
        if (!part.count) return;
        // What is there at all can be seen, and parts do not run into each other.
        const start = x(stacked[k] - part.count), space = Math.max(2, x(stacked[k]) - start - (k < row.parts.length - 1 ? 1 : 0));
        picture.append(svg('rect', { x: start, y: top, width: space, height: thick, rx: 2, class: `f-${part.color}` }, svg('title', { text: `${row.name}: ${part.name} ${n(part.count)}` })));
        const text = part.inside ?? n(part.count);
        if (text.length * 6.8 + 8 < space) picture.append(svg('text', { x: start + space / 2, y: top + 12.5, 'text-anchor': 'middle', class: `in o-${part.color}`, text }));
      });
      picture.append(svg('text', { class: 'muted', x: x(whole(row)) + 7, y: top + 13, text: n(whole(row)) }));
    });
    return picture;
  });
  const more = rows.length - shown.length;
  return el('figure', {},
    caption(title, note),
    host,
    keys ? legend(keys, 'below') : null,
    more > 0 ? el('p', { class: 'note', text: `The ${most} largest are drawn; all ${n(rows.length)} are in the table.` }) : null,
    figures(title, unit, rows, keys));
}

/** Columns along an axis. bins: { name, color, count }. */
function columns(title, unit, bins, keys, { note } = {}) {
  const host = el('div', { class: 'chart' });
  drawn(host, width => {
    const height = 220, left = 46, top = 14, bottom = height - 28;
    const [, most] = d3.nice(0, Math.max(1, d3.max(bins, b => b.count)), 4);
    const step = (width - left) / bins.length;
    const y = value => bottom - (bottom - top) * value / most;
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${title}: ${bins.map(b => `${b.name}: ${n(b.count)}`).join(', ')}.` });
    for (const tick of d3.ticks(0, most, 4).filter(Number.isInteger))
      picture.append(
        svg('line', { class: 'grid-line', x1: left, x2: width, y1: y(tick), y2: y(tick) }),
        svg('text', { class: 'muted', x: left - 8, y: y(tick) + 4, 'text-anchor': 'end', text: n(tick) }));
    bins.forEach((bin, i) => {
      const wide = Math.max(2, Math.min(step - 12, 74)), x = left + step * i + (step - wide) / 2;
      if (bin.count) picture.append(
        svg('rect', { x, y: Math.min(y(bin.count), bottom - 2), width: wide, height: Math.max(2, bottom - y(bin.count)), rx: 2, class: `f-${bin.color}` }, svg('title', { text: `${bin.name}: ${n(bin.count)}` })),
        svg('text', { x: x + wide / 2, y: y(bin.count) - 5, 'text-anchor': 'middle', text: n(bin.count) }));
      const name = step > 84 ? bin.name : bin.name.replace('up to ', '\u2264 ').replace('over ', '> ').replace(' to ', '\u2013');
      picture.append(svg('text', { class: step > 84 || step > 7 * name.length ? 'muted' : 'muted small', x: left + step * (i + 0.5), y: bottom + 19, 'text-anchor': 'middle', text: name }));
    });
    return picture;
  });
  return el('figure', {}, caption(title, note), host, legend(keys, 'below'),
    figures(title, unit, bins.map(b => ({ name: b.name, parts: [{ name: unit, count: b.count }] })), null));
}

/** The figures of a chart as a table. */
function figures(title, unit, rows, keys) {
  const kinds = keys ? keys.map(k => k.name) : [...new Set(rows.flatMap(r => r.parts.map(p => p.name)))];
  const cells = rows.length * kinds.length;
  const columns = kinds.length <= 8 && cells > 0
    ? [{ title: '', cell: r => r.name }, ...kinds.map(kind => ({ title: words(kind), kind: 'n', cell: r => sum(r.parts.filter(p => p.name === kind), p => p.count) }))]
    : [{ title: '', cell: r => r.name }, { title: words(unit), cell: r => r.parts.map(p => `${p.name}: ${n(p.count)}`).join(', ') }];
  if (kinds.length > 1 && kinds.length <= 8) columns.push({ title: 'Total', kind: 'n', cell: r => sum(r.parts, p => p.count) });
  return el('details', { class: 'figures' }, el('summary', { text: 'Figures' }), scroll(`${title}, figures`, table(title, columns, rows)));
}

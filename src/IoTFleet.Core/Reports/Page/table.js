'use strict';
// Long tables: all rows are in memory, a page of them is in the document. Sorting and searching ten thousand rows takes a
// few milliseconds; laying them out would not.

const pageSizes = [10, 25, 50, 100, 250];
const mostInPrint = 500;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const longTables = [];

/**
 * one, more: what a row is, in words; columns: { title, value(row), cell?(row), kind?, sort? }; filters: { title, choices: [[value, title]], test(row, value) };
 * text(row) is what is searched.
 */
function longTable({ id, title, one, more, rows, columns, filters = [], text, sortBy = 0, pageSize = 50 }) {
  const found = { list: rows, page: 0, size: pageSize, column: sortBy, down: false, query: '', chosen: filters.map(() => ''), all: false };
  const hay = rows.map(row => text(row).toLowerCase());
  const index = new Map(rows.map((row, i) => [row, i]));
  const orders = new Map();
  const body = el('tbody');
  const status = el('p', { role: 'status', 'aria-live': 'polite' });
  const search = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', id: `${id}-search` });
  const selects = filters.map(f => el('select', {}, el('option', { value: '', text: 'All' }), f.choices.map(([value, name]) => el('option', { value, text: name }))));
  const previous = el('button', { type: 'button', text: 'Previous' }), next = el('button', { type: 'button', text: 'Next' });
  const size = el('select', {}, pageSizes.map(s => el('option', { value: s, text: s, selected: s === found.size })));
  const heads = columns.map((c, i) => {
    const button = el('button', { type: 'button', text: c.title });
    button.addEventListener('click', () => sort(i, found.column === i ? !found.down : false));
    return el('th', { scope: 'col', class: c.kind }, button);
  });

  // A column is put into order once; each search takes its rows from that order.
  function order(column) {
    if (!orders.has(column)) {
      const keys = rows.map(columns[column].value);
      const compare = (a, b) => typeof keys[a] === 'number' && typeof keys[b] === 'number' ? keys[a] - keys[b] : collator.compare(String(keys[a] ?? ''), String(keys[b] ?? ''));
      orders.set(column, rows.map((_, i) => i).sort((a, b) => compare(a, b) || a - b).map(i => rows[i]));
    }
    return orders.get(column);
  }

  function refresh() {
    const terms = found.query.toLowerCase().split(/\s+/).filter(t => t);
    const tests = filters.flatMap((f, i) => found.chosen[i] === '' ? [] : [row => f.test(row, found.chosen[i])]);
    const sorted = order(found.column);
    const list = sorted.filter(row => {
      const where = hay[index.get(row)];
      return terms.every(t => where.includes(t)) && tests.every(test => test(row));
    });
    found.list = found.down ? list.reverse() : list;
    found.page = 0;
    show();
  }

  function show() {
    const count = found.list.length;
    const step = found.all ? mostInPrint : found.size;
    const first = found.all ? 0 : found.page * step;
    const part = found.list.slice(first, first + step);
    body.replaceChildren(...part.map(row => el('tr', {}, columns.map((c, i) => {
      const value = c.cell ? c.cell(row) : c.value(row);
      return el(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : undefined, class: c.kind }, typeof value === 'number' ? n(value) : value);
    }))));
    if (!count) body.replaceChildren(el('tr', {}, el('td', { colspan: columns.length, class: 'quiet', text: rows.length ? 'Nothing matches.' : `There is no ${one}.` })));
    heads.forEach((head, i) => head.setAttribute('aria-sort', i === found.column ? (found.down ? 'descending' : 'ascending') : 'none'));
    const of = count === rows.length ? many(count, one, more) : `${n(count)} of ${many(rows.length, one, more)}`;
    status.textContent = count > step ? `${n(first + 1)}\u2013${n(first + part.length)} of ${of}` : of;
    previous.disabled = found.page === 0;
    next.disabled = first + step >= count;
  }

  function sort(column, down) {
    Object.assign(found, { column, down });
    refresh();
  }

  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { found.query = search.value; refresh(); }, 80);
  });
  selects.forEach((select, i) => select.addEventListener('change', () => { found.chosen[i] = select.value; refresh(); }));
  size.addEventListener('change', () => { Object.assign(found, { size: Number(size.value), page: 0 }); show(); });
  previous.addEventListener('click', () => { found.page--; show(); });
  next.addEventListener('click', () => { found.page++; show(); });

  const api = {
    /** Shows what a filter chooses, and nothing else is filtered. */
    choose(name, value) {
      search.value = found.query = '';
      filters.forEach((f, i) => { selects[i].value = found.chosen[i] = f.title === name ? value : ''; });
      refresh();
    },
    print(isPrinting) {
      found.all = isPrinting;
      show();
    },
  };
  longTables.push(api);
  const small = rows.length <= 12;
  const node = el('div', { id },
    small ? null : el('div', { class: 'controls', role: 'search', 'aria-label': title },
      el('label', { class: 'find' }, 'Search', search),
      filters.map((f, i) => el('label', {}, f.title, selects[i])),
      el('label', {}, 'Rows', size)),
    scroll(title, el('table', {}, el('caption', { class: 'hidden', text: title }), el('thead', {}, el('tr', {}, heads)), body)),
    el('div', { class: 'pager' }, status, small ? null : el('div', { class: 'steps' }, previous, next)));
  refresh();
  return { node, ...api };
}

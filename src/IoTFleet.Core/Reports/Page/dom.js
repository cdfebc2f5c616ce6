'use strict';
// Elements and words. Whatever the report says goes in as text: nothing here reads markup.

const report = JSON.parse(document.getElementById('report').textContent);
const takenAt = new Date(report.takenAt);

/** An element. Attributes are set by name; "text" is its text; children may be elements, texts, or nothing. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'text') node.textContent = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat()) if (child !== undefined && child !== null && child !== '') node.append(child);
  return node;
}

/** The same for SVG. */
function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (key === 'text') node.textContent = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter(child => child));
  return node;
}

const number = new Intl.NumberFormat('en');
const n = value => number.format(value);
const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
const many = (count, one, more = one + 's') => `${n(count)} ${count === 1 ? one : more}`;

function percent(part, whole) {
  if (!whole) return '0 %';
  const value = 100 * part / whole;
  return value > 0 && value < 1 ? 'under 1 %' : value > 99 && value < 100 ? 'over 99 %' : `${Math.round(value)} %`;
}

function time(text) {
  return text ? new Date(text).toISOString().slice(0, 16).replace('T', ' ') : '';
}

/** How long before the report a time was, in its largest unit. */
function age(text) {
  if (!text) return 'never';
  const minutes = Math.max(0, (takenAt - new Date(text)) / 60000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${Math.floor(minutes)} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} d ago`;
}

/** WORDS_LIKE_THIS and WordsLikeThis as people write them. */
function words(text) {
  if (!text) return '';
  const plain = /^[A-Z0-9_ ]+$/.test(text) ? text.replace(/_/g, ' ').toLowerCase() : text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

const tag = (text, kind) => el('span', { class: `tag ${kind}`, text });

/** A list of names, of which the first are shown. */
function names(list, most = 6) {
  return list.slice(0, most).join(', ') + (list.length > most ? ` and ${n(list.length - most)} more` : '');
}

/** A plain table, whole. */
function table(caption, columns, rows) {
  return el('table', {},
    el('caption', { class: 'hidden', text: caption }),
    el('thead', {}, el('tr', {}, columns.map(c => el('th', { scope: 'col', class: c.kind, text: c.title })))),
    el('tbody', {}, rows.map(row => el('tr', {}, columns.map((c, i) => {
      const value = c.cell(row);
      return el(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : undefined, class: c.kind }, typeof value === 'number' ? n(value) : value);
    })))));
}

const scroll = (label, ...children) => el('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': label }, ...children);

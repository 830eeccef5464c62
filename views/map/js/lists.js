// The tabs beside the map, and the table of the one that is open.
import { byId, element } from './elements.js';
import { PAGE_ROWS, comparing, page, state } from './model.js';
import { shownTabs, tableOf } from './tables.js';
import { changeList, sayShown } from './told.js';
import { number, sayDate, t } from './words.js';

/**
 * @param {Tab} tab
 * @param {{ key: string, number?: boolean }} column
 */
function heading(tab, column) {
  const [key, way] = state.sort[tab];
  const onclick = () => {
    state.sort[tab] = [column.key, key === column.key ? -way : column.number ? -1 : 1];
    showList();
    byId(`sort-${column.key}`).focus();
  };
  const words = { id: `sort-${column.key}`, textContent: t(`column_${column.key}`) };
  const cell = element(
    'th',
    { scope: 'col', className: column.number ? 'number' : '' },
    element('button', { type: 'button', ...words, onclick }),
  );
  if (key === column.key) cell.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
  return cell;
}

/**
 * @template Row
 * @param {import('./tables.js').Column<Row>[]} columns
 * @param {Row} row
 */
function tableRow(columns, row) {
  const cells = columns.map(({ cell, text, value, ...column }) => {
    const said = column.number && value ? number(value(row)) : element('bdi', { textContent: text?.(row) });
    return element('td', { className: column.number ? 'number' : '' }, cell ? cell(row) : said);
  });
  return element('tr', {}, ...cells);
}

function milestoneList() {
  if (!page.milestones.length) return [];
  const said = page.milestones.map((mark) =>
    element(
      'li',
      {},
      element('bdi', { textContent: `${mark.label}, ${sayDate(mark.from, mark.precision)}` }),
    ),
  );
  return [element('h2', { textContent: t('milestones') }), element('ul', { className: 'marks' }, ...said)];
}

export function showTabs() {
  const tabs = shownTabs().map((tab) =>
    element('button', {
      type: 'button',
      role: 'tab',
      id: `tab-${tab}`,
      'aria-selected': String(tab === state.tab),
      'aria-controls': 'list',
      tabIndex: tab === state.tab ? 0 : -1,
      textContent: t(`tab_${tab}`),
      onclick: () => openTab(tab),
      onkeydown: moveTab,
    }),
  );
  byId('tabs').replaceChildren(...tabs);
  byId('list').setAttribute('aria-labelledby', `tab-${state.tab}`);
}

/** @param {State['tab']} tab */
function openTab(tab) {
  state.tab = tab;
  state.rows = PAGE_ROWS;
  showTabs();
  showList();
  byId(`tab-${tab}`).focus();
}

/** @param {KeyboardEvent} event */
function moveTab(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!way) return;
  const tabs = shownTabs();
  openTab(tabs[(tabs.indexOf(state.tab) + way + tabs.length) % tabs.length]);
}

/** @param {number} shown rows */
function showMore(shown) {
  state.rows += PAGE_ROWS;
  showList();
  /** @type {HTMLElement | null} */
  const next = byId('list').querySelectorAll('tbody tr')[shown].querySelector('.pick');
  next?.focus();
}

/**
 * @template {Tab} Each
 * @param {Each} tab
 */
function table(tab) {
  const { columns, rows } = tableOf(tab);
  const shown = rows.slice(0, state.rows);
  const dated = comparing() && tab !== 'between';
  const made = element(
    'table',
    {},
    dated ? element('caption', { textContent: t('list_at', { date: sayShown() }) }) : null,
    element('thead', {}, element('tr', {}, ...columns.map((column) => heading(tab, column)))),
    element('tbody', {}, ...shown.map((row) => tableRow(columns, row))),
  );
  const empty = element('p', { className: 'quiet', textContent: t(`empty_${tab}`) });
  const rest = rows.length - shown.length;
  const more = { textContent: t('more', { n: number(rest) }), onclick: () => showMore(shown.length) };
  return [
    rows.length ? made : empty,
    ...(tab === 'events' ? milestoneList() : []),
    ...(rest > 0 ? [element('button', { type: 'button', ...more })] : []),
  ];
}

export function showList() {
  if (state.selected !== null || state.pair) return;
  byId('list').replaceChildren(...(state.tab === 'changes' ? changeList() : table(state.tab)));
}

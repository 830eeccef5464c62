// The map's twin in words: the actors, ties and settings of the moment, as tables.
const PAGE_ROWS = 150;
let rowsShown = PAGE_ROWS;

const COLUMNS = {
  groups: [
    { key: 'name', text: (group) => nameOf(group), cell: pickGroup },
    { key: 'members', number: true, value: (group) => group.actors },
    { key: 'within', number: true, value: (group) => group.pairs },
    { key: 'outer', number: true, value: (group) => group.outer },
  ],
  between: [
    { key: 'couple', text: (line) => `${nameOf(placeOf(line.from))} ${nameOf(placeOf(line.to))}`,
      cell: ({ from, to }) => element('div', {}, pickGroup(placeOf(from)), ' – ', pickGroup(placeOf(to))) },
    { key: 'pairs', number: true, value: ({ n }) => n, when: () => !comparing() },
    ...['formed', 'formalised', 'ended'].map((kind) => ({ key: kind, number: true, value: ({ counts }) => counts[kind] || 0, when: comparing })),
  ],
  actors: [
    { key: 'name', text: (node) => nameOf(node), cell: (node) => described(node, sectorWords(node)) },
    { key: 'partners', number: true, value: (node) => partnersOf(node.id).size, when: () => tieLines.length && !unobserved() },
    { key: 'settings', number: true, value: (node) => settingsOf(node.id), when: () => partLines.length && eventsPresent.some((kind) => !state.hidden.has(kind)) },
  ],
  ties: [
    { key: 'first', text: ([line]) => nameOf(nodes[line.from]), cell: ([line]) => pick(nodes[line.from]) },
    { key: 'second', text: ([line]) => nameOf(nodes[line.to]), cell: ([line]) => pick(nodes[line.to]) },
    { key: 'type', text: ([line, tie]) => tieWords(line, tie).join(', '), cell: ([line, tie]) => element('button', {
      type: 'button', className: 'pick', 'data-id': pairId([line.from, line.to]), onclick: () => selectPair([line.from, line.to], true) }, element('bdi', { textContent: tieWords(line, tie).join(', ') })) },
    { key: 'from', text: ([, tie]) => saySpan(tie), value: ([, tie]) => tie[FROM] ?? Infinity },
  ],
  events: [
    { key: 'name', text: (node) => nameOf(node), cell: (node) => described(node, description(node)) },
    { key: 'members', number: true, value: (node) => settingsOf(node.id) },
  ],
};
const columnsOf = (tab) => COLUMNS[tab].filter((column) => !column.when || column.when());

function pickGroup(group) {
  const open = () => { enterGroup(group.rank); byId('list').focus({ preventScroll: true }); };
  return element('button', { type: 'button', className: 'pick', 'data-id': group.id, onclick: open }, nameElement(group));
}

function described(node, words) {
  return element('div', { className: 'named' }, iconOf(node), element('div', {}, pick(node),
    element('bdi', { className: 'quiet under', textContent: words })));
}
const sectorWords = (node) => [node.sector === 'unknown' ? t('sector_unknown') : labelOf('sectors', node.sector), territoryOf(node)].filter(Boolean).join(' · ');
// Dated partners; where no tie is dated, those of the undated ties on screen.
const partnersOf = (id) => (datedTies ? view.partners[id] : view.undatedPartners[id]);
const settingsOf = (id) => view.settings[id];

// In a group that is open, its own actors and their ties.
const ownActor = (id) => !state.group || state.inside === null || groupOf().of[id] === state.inside;
const ROWS = {
  groups: () => view.allGroups,
  between: () => view.between,
  actors: () => nodes.filter((node) => isActor(node) && view.seen[node.id] && ownActor(node.id)),
  ties: () => [...view.ties.ties, ...(state.undated ? view.undated.ties : [])].filter(([line]) => ownActor(line.from) || ownActor(line.to)),
  events: () => nodes.filter((node) => !isActor(node) && view.seen[node.id]),
};
const shownTabs = () => [...(comparing() ? ['changes'] : []), ...(state.group && state.inside === null ? ['groups', 'between'] : []), 'actors', 'ties', 'events'].filter((tab) => tab !== 'events' || eventsPresent.length || page.milestones.length);

function sorted(tab) {
  const [key, way] = state.sort[tab], column = COLUMNS[tab].find((each) => each.key === key);
  const byValue = (a, b) => (column.value ? column.value(a) - column.value(b) || 0 : compare(column.text(a), column.text(b)));
  return ROWS[tab]().map((row, rank) => [row, rank])
    .sort(([a, i], [b, j]) => way * byValue(a, b) || i - j).map(([row]) => row);
}

function heading(tab, column) {
  const [key, way] = state.sort[tab];
  const click = () => {
    state.sort[tab] = [column.key, key === column.key ? -way : column.number ? -1 : 1];
    showList();
    byId(`sort-${column.key}`).focus();
  };
  const cell = element('th', { scope: 'col', className: column.number ? 'number' : '' },
    element('button', { type: 'button', id: `sort-${column.key}`, textContent: t(`column_${column.key}`), onclick: click }));
  if (key === column.key) cell.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
  return cell;
}

function tableRow(tab, row) {
  return element('tr', {}, ...columnsOf(tab).map((column) => element('td', { className: column.number ? 'number' : '' },
    column.cell ? column.cell(row) : column.number ? number(column.value(row)) : element('bdi', { textContent: column.text(row) }))));
}

function milestoneList() {
  if (!page.milestones.length) return [];
  const said = page.milestones.map((mark) => element('li', {},
    element('bdi', { textContent: `${mark.label}, ${sayDate(mark.from, mark.precision)}` })));
  return [element('h2', { textContent: t('milestones') }), element('ul', { className: 'marks' }, ...said)];
}

function showTabs() {
  byId('tabs').replaceChildren(...shownTabs().map((tab) => element('button', {
    type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-selected': String(tab === state.tab), 'aria-controls': 'list',
    tabIndex: tab === state.tab ? 0 : -1, textContent: t(`tab_${tab}`), onclick: () => openTab(tab), onkeydown: moveTab,
  })));
  byId('list').setAttribute('aria-labelledby', `tab-${state.tab}`);
}

function openTab(tab) {
  state.tab = tab;
  rowsShown = PAGE_ROWS;
  showTabs();
  showList();
  byId(`tab-${tab}`).focus();
}

function moveTab(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!way) return;
  const tabs = shownTabs(), at = tabs.indexOf(state.tab);
  openTab(tabs[(at + way + tabs.length) % tabs.length]);
}

function showList() {
  if (state.selected !== null || state.pair) return;
  if (state.tab === 'changes') { byId('list').replaceChildren(...changeList()); return; }
  const rows = sorted(state.tab), shown = rows.slice(0, rowsShown), rest = rows.length - shown.length;
  const caption = comparing() && state.tab !== 'between' ? element('caption', { textContent: t('list_at', { date: sayShown() }) }) : null;
  const head = element('thead', {}, element('tr', {}, ...columnsOf(state.tab).map((column) => heading(state.tab, column))));
  const body = element('tbody', {}, ...shown.map((row) => tableRow(state.tab, row)));
  const more = () => {
    rowsShown += PAGE_ROWS;
    showList();
    byId('list').querySelectorAll('tbody tr')[shown.length].querySelector('.pick').focus();
  };
  const made = rows.length ? element('table', {}, caption, head, body) : element('p', { className: 'quiet', textContent: t(`empty_${state.tab}`) });
  byId('list').replaceChildren(made, ...(state.tab === 'events' ? milestoneList() : []), ...(rest > 0
    ? [element('button', { type: 'button', textContent: t('more', { n: number(rest) }), onclick: more })] : []));
}

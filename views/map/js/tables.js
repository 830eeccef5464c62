// The map's twin in words: the groups, actors, ties and settings of the moment, in columns.
import { byId, element, nameElement } from './elements.js';
import { enterGroup } from './grouping.js';
import { groupOf } from './groups.js';
import {
  FROM,
  comparing,
  eventsPresent,
  isActor,
  isInside,
  nodes,
  page,
  partLines,
  state,
  sure,
  tieLines,
} from './model.js';
import { description, nameOf, sectorWords, tieWords } from './naming.js';
import { described, pairId, pick, selectPair } from './selection.js';
import { unobserved } from './status.js';
import { partnersOf, placeOf, settingsOf, view } from './view.js';
import { compare, saySpan } from './words.js';

/**
 * A column says numbers, or else words; ``value`` is what its rows are sorted by, where words will not do.
 * @template Row
 * @typedef {object} Column
 * @property {string} key
 * @property {(row: Row) => string} [text]
 * @property {(row: Row) => HTMLElement} [cell] in place of the text
 * @property {boolean} [number]
 * @property {(row: Row) => number} [value]
 * @property {() => boolean} [when] it is shown
 */
/** @typedef {{ groups: Group, between: GroupLine, actors: MapNode, ties: LineTie, events: MapNode }} RowOf */

/** @param {Group} group */
function pickGroup(group) {
  const onclick = () => {
    enterGroup(group.rank);
    byId('list').focus({ preventScroll: true });
  };
  return element(
    'button',
    { type: 'button', className: 'pick', 'data-id': group.id, onclick },
    nameElement(group),
  );
}
/** @param {number} id */
const groupAt = (id) => /** @type {Group} */ (placeOf(id));

/** @param {LineTie} row */
const sayTie = ([line, tie]) => tieWords(line, tie).join(', ');
/** @param {LineTie} row */
function pickTie(row) {
  const pair = [row[0].from, row[0].to];
  return element(
    'button',
    { type: 'button', className: 'pick', 'data-id': pairId(pair), onclick: () => selectPair(pair, true) },
    element('bdi', { textContent: sayTie(row) }),
  );
}

const eventsShown = () => eventsPresent.some((kind) => !state.hidden.has(kind));

/** @type {{ [Each in Tab]: Column<RowOf[Each]>[] }} */
const COLUMNS = {
  groups: [
    { key: 'name', text: nameOf, cell: pickGroup },
    { key: 'members', number: true, value: (group) => group.actors },
    { key: 'within', number: true, value: (group) => group.pairs },
    { key: 'outer', number: true, value: (group) => group.outer },
  ],
  between: [
    {
      key: 'couple',
      text: (line) => `${nameOf(placeOf(line.from))} ${nameOf(placeOf(line.to))}`,
      cell: ({ from, to }) => element('div', {}, pickGroup(groupAt(from)), ' – ', pickGroup(groupAt(to))),
    },
    { key: 'pairs', number: true, value: ({ n }) => n, when: () => !comparing() },
    { key: 'formed', number: true, value: ({ counts }) => counts.formed || 0, when: comparing },
    { key: 'formalised', number: true, value: ({ counts }) => counts.formalised || 0, when: comparing },
    { key: 'ended', number: true, value: ({ counts }) => counts.ended || 0, when: comparing },
  ],
  actors: [
    { key: 'name', text: nameOf, cell: (node) => described(node, sectorWords(node)) },
    {
      key: 'partners',
      number: true,
      value: (node) => partnersOf(node.id).size,
      when: () => tieLines.length > 0 && !unobserved(),
    },
    {
      key: 'settings',
      number: true,
      value: (node) => settingsOf(node.id),
      when: () => partLines.length > 0 && eventsShown(),
    },
  ],
  ties: [
    { key: 'first', text: ([line]) => nameOf(nodes[line.from]), cell: ([line]) => pick(nodes[line.from]) },
    { key: 'second', text: ([line]) => nameOf(nodes[line.to]), cell: ([line]) => pick(nodes[line.to]) },
    { key: 'type', text: sayTie, cell: pickTie },
    { key: 'from', text: ([, tie]) => saySpan(tie), value: ([, tie]) => tie[FROM] ?? Infinity },
  ],
  events: [
    { key: 'name', text: nameOf, cell: (node) => described(node, description(node)) },
    { key: 'members', number: true, value: (node) => settingsOf(node.id) },
  ],
};

/**
 * In a group that is open, its own actors and their ties.
 * @param {number} id
 */
const ownActor = (id) => !isInside() || sure(groupOf()).of[id] === state.inside;
/** @type {{ [Each in Tab]: () => RowOf[Each][] }} */
export const ROWS = {
  groups: () => view.allGroups,
  between: () => view.between,
  actors: () => nodes.filter((node) => isActor(node) && view.seen[node.id] && ownActor(node.id)),
  ties: () => view.shownTies.filter(([line]) => ownActor(line.from) || ownActor(line.to)),
  events: () => nodes.filter((node) => !isActor(node) && view.seen[node.id]),
};

/** @returns {State['tab'][]} */
export function shownTabs() {
  /** @type {State['tab'][]} */
  const tabs = ['actors', 'ties'];
  if (eventsPresent.length || page.milestones.length) tabs.push('events');
  if (state.group && state.inside === null) tabs.unshift('groups', 'between');
  if (comparing()) tabs.unshift('changes');
  return tabs;
}

/**
 * @template Row
 * @param {Column<Row>[]} columns
 * @param {Row[]} rows
 * @param {Sorting} sorting
 */
function sortedRows(columns, rows, [key, way]) {
  const { value, text } = sure(columns.find((each) => each.key === key));
  /** @type {(a: Row, b: Row) => number} */
  const byValue = (a, b) => (value ? value(a) - value(b) || 0 : compare(sure(text)(a), sure(text)(b)));
  return rows
    .map((row, rank) => ({ row, rank }))
    .sort((a, b) => way * byValue(a.row, b.row) || a.rank - b.rank)
    .map(({ row }) => row);
}

/**
 * The columns shown in a tab, and its rows in the order asked.
 * @template {Tab} Each
 * @param {Each} tab
 */
export function tableOf(tab) {
  /** @type {Column<RowOf[Each]>[]} */
  const columns = COLUMNS[tab];
  return {
    columns: columns.filter((column) => !column.when || column.when()),
    rows: sortedRows(columns, ROWS[tab](), state.sort[tab]),
  };
}

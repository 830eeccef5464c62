// What changed between two dates, in one sentence and in lists.
import { CHANGES } from './difference.js';
import { element } from './elements.js';
import { PAGE_ROWS, comparedSteps, grid, nodes, page, state, sure } from './model.js';
import { nameOf } from './naming.js';
import { named, pick } from './selection.js';
import { sortedNodes } from './facts.js';
import { view } from './view.js';
import { shownWindow } from './window.js';
import { compare, count, number, sayDate, sayPeriod, t } from './words.js';

/**
 * The couple of sectors that most of the new pairs join: "dont 4 entre associations et acteurs publics".
 * @param {ChangeLine[]} formed
 */
function mostJoined(formed) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const line of formed) {
    const couple = [nodes[line.from].sector, nodes[line.to].sector]
      .sort((a, b) => page.order.indexOf(a) - page.order.indexOf(b))
      .join(' ');
    counts.set(couple, (counts.get(couple) || 0) + 1);
  }
  const [couple, n] = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0];
  const [one, two] = couple.split(' ').map((sector) => t(`people_${sector}`));
  return t(one === two ? 'diff_within' : 'diff_between', { n: number(n), one, two });
}

/** @param {string} label */
const inSentence = (label) =>
  label.includes('Q') ? t('the_quarter', { quarter: sayPeriod(label) }) : sayPeriod(label);
/** @param {Day} day */
const sayInstant = (day) => sayDate(day, 0);
/** The date that lists and panels tell of, where it is one of two. */
export const sayShown = () =>
  state.lastDay ? sayInstant(shownWindow()[0]) : sayPeriod(grid().labels[state.step]);
/**
 * @param {[Span, Span]} windows
 * @param {(label: string) => string} [said]
 */
export const sayTwo = (windows, said = sayPeriod) =>
  state.lastDay
    ? windows.map(([day]) => sayInstant(day))
    : comparedSteps().map((step) => said(grid().labels[step]));

/** @param {Change} change */
function sayWindows({ windows }) {
  const [before, after] = sayTwo(windows, inSentence);
  return t('diff_span', { before, after });
}

/** @param {Change} change */
function sayChanges({ formed, ended, formalised, newcomers, leavers, lastSeen }) {
  const said = [];
  if (formed.length) said.push(`${count('diff_formed', formed.length)}, ${mostJoined(formed)}`);
  if (ended.length > lastSeen) said.push(count('diff_ended', ended.length - lastSeen));
  if (lastSeen) said.push(count('diff_last_seen', lastSeen));
  if (formalised.length) said.push(count('diff_formalised', formalised.length));
  if (newcomers.length) said.push(count('diff_newcomers', newcomers.length));
  if (leavers.length) said.push(count('diff_leavers', leavers.length));
  return said.join(t('join')) || t('diff_none');
}

/**
 * Periods observed in part are not compared in words; without a survey a rise may be that of the census.
 * @param {Change} change
 */
export function sayDifference(change) {
  if (change.partial) return `${sayWindows(change)}${t('colon')}${t('diff_partial')}.`;
  const census = !page.surveyed && change.formed.length > change.ended.length ? ` ${t('diff_census')}` : '';
  return `${sayWindows(change)}${t('colon')}${sayChanges(change)}.${census}`;
}

/**
 * @param {string} key
 * @param {HTMLElement[]} rows
 */
function changeSection(key, rows) {
  if (!rows.length) return [];
  const rest = t('rest', { n: number(rows.length - PAGE_ROWS) });
  return [
    element('h2', { textContent: `${t(`diff_title_${key}`)} (${number(rows.length)})` }),
    element('ul', { className: 'cards' }, ...rows.slice(0, PAGE_ROWS)),
    rows.length > PAGE_ROWS ? element('p', { className: 'quiet', textContent: rest }) : '',
  ];
}

/** @param {ChangeLine} line */
const coupleRow = (line) =>
  element(
    'li',
    { className: 'couple' },
    pick(nodes[line.from]),
    element('span', { textContent: ' – ' }),
    pick(nodes[line.to]),
  );
/** @param {ChangeLine[]} found */
const inOrder = (found) =>
  [...found].sort(
    (a, b) =>
      compare(nameOf(nodes[a.from]), nameOf(nodes[b.from])) ||
      compare(nameOf(nodes[a.to]), nameOf(nodes[b.to])) ||
      a.from - b.from ||
      a.to - b.to,
  );

export function changeList() {
  const change = sure(view.change);
  const changes = CHANGES.filter((kind) => kind !== 'kept');
  const { newcomers, leavers } = change;
  const sections = [
    ...changes.flatMap((kind) => changeSection(kind, inOrder(change[kind]).map(coupleRow))),
    ...Object.entries({ newcomers, leavers }).flatMap(([key, ids]) =>
      changeSection(
        key,
        sortedNodes(ids).map((node) => element('li', {}, named(node))),
      ),
    ),
  ];
  return sections.length ? sections : [element('p', { className: 'quiet', textContent: t('diff_none') })];
}

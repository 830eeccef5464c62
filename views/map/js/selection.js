// The actor or the pair that is chosen, and where the keyboard goes with it.
import { byId, element, nameElement } from './elements.js';
import { iconOf } from './icons.js';
import { PAGE_ROWS, state } from './model.js';
import { refresh, showScene } from './redraw.js';

/** Whether the page is shown to a room, without panels. */
export const projected = () => document.body.classList.contains('projection');

/** @param {number[]} pair */
export const pairId = (pair) => pair.join('-');

/**
 * @param {number | null} id
 * @param {boolean} [moveFocus] also of the keyboard
 */
export function select(id, moveFocus = false) {
  const grouped = state.group && id !== state.selected;
  const left = state.pair ? pairId(state.pair) : state.selected;
  Object.assign(state, { selected: id, pair: null, rows: PAGE_ROWS });
  if (grouped) showScene();
  else refresh();
  if (!moveFocus) return;
  if (id === null) backTo(left);
  else goToPanel();
}

/**
 * @param {number[]} pair
 * @param {boolean} [moveFocus]
 */
export function selectPair(pair, moveFocus = false) {
  Object.assign(state, { selected: null, pair });
  refresh();
  if (moveFocus) goToPanel();
}

// On a small screen the panel stands under the map: both are brought into sight.
const small = window.matchMedia('(max-width: 900px)');
function goToPanel() {
  byId('panel').focus({ preventScroll: true });
  if (small.matches) byId('stage').scrollIntoView();
}

/**
 * Back to the row of what was left; to the list where it has none, to the button where there is no list.
 * @param {number | string | null} id
 */
export function backTo(id) {
  /** @type {HTMLElement | null} */
  const row = byId('list').querySelector(`.pick[data-id="${id}"]`);
  (projected() ? byId('project') : row || byId('list')).focus({ preventScroll: !row });
}

/**
 * The name of a mark, which chooses it.
 * @param {MapNode} node
 */
export const pick = (node) =>
  element(
    'button',
    { type: 'button', className: 'pick', 'data-id': node.id, onclick: () => select(node.id, true) },
    nameElement(node),
  );
/** @param {MapNode} node */
export const named = (node) => element('div', { className: 'named' }, iconOf(node), pick(node));
/**
 * @param {MapNode} node
 * @param {string} words under its name
 */
export const described = (node, words) =>
  element(
    'div',
    { className: 'named' },
    iconOf(node),
    element('div', {}, pick(node), element('bdi', { className: 'quiet under', textContent: words })),
  );

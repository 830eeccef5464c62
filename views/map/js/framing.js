// What the screen shows of the map.
import { camera, network, scale } from './camera.js';
import { byId } from './elements.js';
import { nodes, page, state } from './model.js';
import { bounds } from './sizes.js';
import { marksDrawn } from './view.js';

export const SIDE = 70;
const TOOLS = 34;

// Positions are fixed in the file; a screen of another shape spreads the drawing downwards or sideways,
// once, at opening.
const TALLEST = 2.6;
const WIDEST_SPREAD = 1.5;
export function fitScreen() {
  const box = bounds(nodes);
  const { width, height } = roomFor(byId('map').getBoundingClientRect());
  const wanted = (box.right - box.left || 1) / (box.bottom - box.top || 1) / (width / height || 1);
  const across = Math.min(Math.max(1 / wanted, 1), WIDEST_SPREAD);
  const down = Math.min(Math.max(wanted, 1), TALLEST);
  nodes.forEach((node) => {
    node.x = Math.round(node.x * across);
    node.y = Math.round(node.y * down);
  });
  page.groupings.forEach((grouping) => {
    grouping.x = grouping.x.map((x) => Math.round(x * across));
    grouping.y = grouping.y.map((y) => Math.round(y * down));
  });
}

/**
 * What is left of a place once names at its sides and tools at its top have theirs.
 * @param {DOMRect} place
 */
function roomFor(place) {
  const margin = Math.min(SIDE, place.width / 9);
  return { width: place.width - 2 * margin, height: place.height - TOOLS - 1.2 * margin };
}

/** Without groups the frame is that of all the marks there are, so that it stays while the date moves. */
export function frame() {
  const chosen = state.group ? marksDrawn() : nodes;
  if (!chosen.length) return;
  const box = bounds(chosen);
  const { width, height } = roomFor(byId('map').getBoundingClientRect());
  const fitted = Math.min(width / (box.right - box.left || 1), height / (box.bottom - box.top || 1));
  const zoomed = Math.max(Math.min(fitted, 1.5), 0.02);
  network().moveTo({
    position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 - TOOLS / 2 / zoomed },
    scale: zoomed,
  });
}

/** @param {number} factor */
export function zoom(factor) {
  camera.moved = true;
  network().moveTo({ scale: scale() * factor });
}

export function showAll() {
  camera.moved = false;
  frame();
}

// The map under the keyboard: arrows move it, + and - change its size, 0 shows all of it.
const PAN = 60;
/**
 * @param {number} x
 * @param {number} y
 */
function pan(x, y) {
  const at = network().getViewPosition();
  const length = PAN / scale();
  camera.moved = true;
  network().moveTo({ position: { x: at.x + x * length, y: at.y + y * length } });
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowLeft: () => pan(-1, 0),
  ArrowRight: () => pan(1, 0),
  ArrowUp: () => pan(0, -1),
  ArrowDown: () => pan(0, 1),
  '+': () => zoom(1.3),
  '=': () => zoom(1.3),
  '-': () => zoom(1 / 1.3),
  0: showAll,
};

/** @param {HTMLElement} place */
export function listenToKeys(place) {
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.addEventListener('keydown', (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}

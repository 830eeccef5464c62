// The map itself: vis-network is opened here, and a click finds what it points at.
import { camera, scale } from './camera.js';
import { byId } from './elements.js';
import { fitScreen, frame, listenToKeys } from './framing.js';
import { enterGroup } from './grouping.js';
import { endsOf } from './looks.js';
import { partMilestones } from './milestones.js';
import { isActor, nodes, read, state } from './model.js';
import { drawMark, paintLines, paintNames } from './paint.js';
import { select, selectPair } from './selection.js';
import { radius } from './sizes.js';
import { marksDrawn, view } from './view.js';

export function openNetwork() {
  fitScreen();
  const marks = nodes.map(({ id, x, y }) => ({ id, x, y, shape: 'custom', ctxRenderer: drawMark, size: 12 }));
  const data = { nodes: new vis.DataSet(marks), edges: new vis.DataSet([]) };
  const options = /** @type {object} */ (read('option-data'));
  const map = new vis.Network(byId('map'), data, { ...options, autoResize: true });
  camera.network = map;
  map.on('beforeDrawing', paintLines);
  map.on('afterDrawing', paintNames);
  map.on('zoom', noteMove);
  map.on('dragEnd', noteMove);
  // vis-network moves its own camera after it says so
  map.on('resize', () => requestAnimationFrame(followSize));
  map.on('click', (event) => click(event.pointer.canvas));
  listenToKeys(/** @type {HTMLElement} */ (byId('map').firstElementChild));
}

function noteMove() {
  camera.moved = true;
}

function followSize() {
  if (!camera.moved) frame();
  if (state.steps) partMilestones();
}

/** @param {Point} at */
function click(at) {
  const hit = pointed(at);
  const pair = hit === null ? pointedLine(at) : null;
  if (hit !== null && hit >= nodes.length) enterGroup(hit - nodes.length);
  else if (pair) selectPair(pair);
  else select(hit);
}

/**
 * The nearest mark seen, within reach of a finger or a pointer.
 * @param {Point} at
 */
function pointed({ x, y }) {
  /** @type {number | null} */
  let best = null;
  let least = Infinity;
  for (const node of marksDrawn()) {
    const distance = Math.hypot(node.x - x, node.y - y);
    if (distance < Math.max(radius(node) * 1.25, 14 / scale()) && distance < least) {
      best = node.id;
      least = distance;
    }
  }
  return best;
}

/** @param {number} id */
const isActorId = (id) => id < nodes.length && isActor(nodes[id]);

/**
 * The nearest line between two actors that are drawn, within reach of a finger or a pointer.
 * @param {Point} at
 */
function pointedLine({ x, y }) {
  /** @type {number[] | null} */
  let best = null;
  let least = 7 / scale();
  for (const line of view.lines) {
    if (!isActorId(line.from) || !isActorId(line.to)) continue;
    const [x1, y1, x2, y2] = endsOf(line, 1 / scale());
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
    const along = Math.min(Math.max(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0), 1);
    const distance = Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
    if (distance < least) {
      best = [line.from, line.to];
      least = distance;
    }
  }
  return best;
}

// How large marks are, and the ground they take.
import { scale } from './camera.js';
import { nodes, page, state } from './model.js';
import { partnersOf, settingsOf, view } from './view.js';

const grown = () => Math.min(Math.max(0.65 / scale(), 1), state.group ? 4 : 1.6);

// Marks grow smaller where each has little room.
const ROOMY = 95;
let room = 1;
/**
 * A size by the room that marks have and by the distance of the camera.
 * @param {number} size
 */
export const sized = (size) => size * room * grown();

export function measureRoom() {
  const drawn = state.group
    ? nodes.filter((node) => view.drawn[node.id])
    : nodes.filter((node) => node.kind !== 'meeting' || !page.many_meetings);
  if (drawn.length < 2) {
    room = 1;
    return;
  }
  const box = bounds(drawn);
  const area = (box.right - box.left) * (box.bottom - box.top);
  room = Math.min(Math.max(Math.sqrt(area / drawn.length) / ROOMY, 0.3), 1);
}

/**
 * One size for all until a reader asks for another.
 * @type {Record<string, (id: number) => number>}
 */
export const MEASURES = { partners: (id) => partnersOf(id).size, settings: settingsOf };
/** @param {MapNode} node */
function actorSize(node) {
  if (state.size === 'same') return view.near[node.id].size ? 12 : 9;
  return 7 + 2.4 * Math.sqrt(Math.min(MEASURES[state.size](node.id), 60));
}

const EVENT_SIZES = { programme: 15, meeting: 5, body: 11, project: 11, site: 11 };
/** @param {Mark} node */
export function radius(node) {
  if (node.kind === 'group') return groupSize(node);
  return sized(node.kind === 'actor' ? actorSize(node) : EVENT_SIZES[node.kind]);
}

/** @param {Group} group */
function groupSize(group) {
  const largest = state.inside === null ? 62 : 40;
  const size = 14 + (largest - 14) * Math.sqrt(group.actors / view.most);
  return size * (state.inside === null ? 1 : grown() * room);
}

/**
 * The box around marks. Groups are large: their whole mark counts.
 * @param {Mark[]} chosen
 * @returns {Box}
 */
export function bounds(chosen) {
  /** @param {Mark} node */
  const around = (node) => (node.kind === 'group' ? [-groupSize(node), groupSize(node)] : [0]);
  const xs = chosen.flatMap((node) => around(node).map((gap) => node.x + gap));
  const ys = chosen.flatMap((node) => around(node).map((gap) => node.y + gap));
  /** @param {number[]} values */
  const low = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  /** @param {number[]} values */
  const high = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { left: low(xs), right: high(xs), top: low(ys), bottom: high(ys) };
}

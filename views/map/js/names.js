// Names beside the marks at a constant size: the most linked first, never one over another.
import { Taken, candidates, leastCovering } from './boxes.js';
import { fontOf, inRows, isWhole, lettering, measured, nameFont, shortName } from './lettering.js';
import { nodeInFocus } from './looks.js';
import { isActor, nodes, page, state } from './model.js';
import { INK } from './shapes.js';
import { radius } from './sizes.js';
import { marksDrawn, placeOf, view } from './view.js';
import { number } from './words.js';

/**
 * A drawing of a size, on which ``project`` puts a point of the map and ``zoom`` a length. Where a key gives
 * the names left out, none is written over a mark.
 * @typedef {object} Drawing
 * @property {CanvasRenderingContext2D} ctx measures the names
 * @property {(at: Point) => Point} project
 * @property {number} zoom
 * @property {number} width
 * @property {number} height
 * @property {Box[]} [taken]
 * @property {boolean} [withKey]
 */
/** @typedef {{ at: Point, size: number }} Spot */
/** @typedef {Drawing & { symbols: Taken, texts: Taken, spots: Map<number, Spot> }} Ground */

const MOST_NAMES = 700;

/** @param {number} id */
function weightOf(id) {
  const chosen = id === state.selected || (state.pair && state.pair.includes(id)) ? 1e6 : 0;
  const kind = nodes[id].kind;
  return chosen + (kind === 'programme' ? 1e3 : 0) + view.near[id].size + (kind === 'actor' ? 0.5 : 0);
}

function nameOrder() {
  const groups = [...view.groups].sort((a, b) => b.actors - a.actors || a.id - b.id).map(({ id }) => id);
  const meetings = !page.many_meetings || state.selected !== null;
  const named = nodes
    .map((node) => node.id)
    .filter((id) => view.drawn[id] && nodeInFocus(id) && (nodes[id].kind !== 'meeting' || meetings));
  return [...groups, ...named.sort((a, b) => weightOf(b) - weightOf(a) || a - b)];
}

/**
 * Where the marks stand, and the ground that they take.
 * @param {Drawing} drawing
 * @returns {Ground}
 */
function groundOf(drawing) {
  const { project, zoom, width, height, taken = [] } = drawing;
  const symbols = new Taken();
  const texts = new Taken();
  /** @type {Map<number, Spot>} */
  const spots = new Map();
  taken.forEach((box) => texts.add(box));
  marksDrawn().forEach((node) => {
    const at = project(node);
    const size = radius(node) * zoom;
    const within = at.x > -20 && at.y > -20 && at.x < width + 20 && at.y < height + 20;
    if (within) spots.set(node.id, { at, size });
    const box = { left: at.x - size, right: at.x + size, top: at.y - size, bottom: at.y + size };
    symbols.add({ owner: node.id, ...box });
  });
  return { ...drawing, symbols, texts, spots };
}

/**
 * Where each name goes on a drawing.
 * @param {Drawing} drawing
 * @returns {Name[]}
 */
export function placeNames(drawing) {
  const ground = groundOf(drawing);
  const always = drawing.withKey ? 0 : drawing.width < 680 ? 4 : 12;
  const ids = nameOrder()
    .filter((id) => ground.spots.has(id))
    .slice(0, MOST_NAMES);
  const must = mustName(ids, always);
  const names = ids.flatMap((id) => placeName(ground, id, must.has(id)));
  return [...view.groups.flatMap((group) => countName(ground, group)), ...names, ...lineCounts(ground)];
}

/**
 * Groups, programmes and the most linked actors have their names even over a mark.
 * @param {number[]} ids
 * @param {number} most
 */
function mustName(ids, most) {
  /** @param {number} id */
  const apart = (id) => id >= nodes.length || (most > 0 && nodes[id].kind === 'programme');
  const actors = ids.filter((id) => !apart(id) && isActor(nodes[id])).slice(0, most);
  return new Set([...ids.filter(apart), ...actors]);
}

// How many pairs a line between groups stands for, near its middle, the most first, where there is room;
// where two dates are compared, how many were formed and how many ended.
const MOST_COUNTS = 30;
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66];
/**
 * @param {Ground} ground
 * @returns {Name[]}
 */
function lineCounts({ ctx, project, symbols, texts }) {
  const font = fontOf(lettering.size);
  const most = view.lines
    .filter((line) => line.kind === 'groups')
    .sort((a, b) => b.n - a.n || a.from - b.from || a.to - b.to)
    .slice(0, MOST_COUNTS);
  return most.flatMap((line) => {
    const text = countWords(line);
    const [a, b] = [placeOf(line.from), placeOf(line.to)];
    const [wide, high] = [measured(ctx, text, font) / 2 + 2, lettering.leading / 2];
    /** @param {Point} at */
    const around = ({ x, y }) => ({
      left: x - wide,
      right: x + wide,
      top: y - high,
      bottom: y + high,
      owner: -1,
    });
    const spot = SHARES.map((share) =>
      project({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }),
    ).find((at) => !symbols.hits(around(at), -2) && !texts.hits(around(at), -2));
    if (!spot) return [];
    texts.add(around(spot));
    return [{ id: -1, lines: [{ text, ...spot }], font, color: '#33415c' }];
  });
}
/** @param {GroupLine} line */
function countWords({ n, counts: { formed = 0, ended = 0 } }) {
  return view.change ? `+${number(formed)} −${number(ended)}` : number(n);
}

/**
 * How many actors a group holds, inside its mark.
 * @param {Ground} ground
 * @param {Group} group
 * @returns {Name[]}
 */
function countName({ spots }, group) {
  const spot = spots.get(group.id);
  if (!spot) return [];
  const lines = [{ text: number(group.actors), ...spot.at }];
  return [{ id: group.id, lines, font: nameFont(group), color: '#0b4f8a' }];
}

/** @param {Mark} node */
function nameColor(node) {
  if (node.kind === 'group') return '#0b3560';
  if (!isActor(node)) return '#4f2d80';
  return view.near[node.id].size ? INK : '#667085';
}

/**
 * @param {Ground} ground
 * @param {number} id
 * @param {boolean} must
 * @returns {Name[]}
 */
function placeName({ ctx, symbols, texts, spots, width, height }, id, must) {
  const spot = spots.get(id);
  if (!spot) return [];
  const node = placeOf(id);
  const rows = inRows(shortName(node));
  const font = nameFont(node);
  const { leading } = lettering;
  const wide = Math.max(...rows.map((row) => measured(ctx, row, font))) + 2;
  /** @param {Box} box */
  const inside = (box) => box.left > 2 && box.right < width - 2 && box.top > 2 && box.bottom < height - 2;
  const free = candidates(spot.at, spot.size, wide, rows.length * leading).filter(
    (box) => inside(box) && !texts.hits(box, id),
  );
  const clear = free.find((candidate) => !symbols.hits(candidate, id));
  const box = clear || (must ? leastCovering(free, symbols, id) : undefined);
  if (!box) return [];
  texts.add({ ...box, owner: id });
  const lines = rows.map((text, line) => ({
    text,
    x: (box.left + box.right) / 2,
    y: box.top + (line + 0.5) * leading,
  }));
  return [{ id, whole: isWhole(node), lines, font, color: nameColor(node) }];
}

// How each line and mark looks, whoever draws it: the screen, or a picture made of vectors.
import { comparing, isActor, nodes, page, pairOf, state } from './model.js';
import { INK, LINE_COLORS, SIGNS, TINTS } from './shapes.js';
import { radius, sized } from './sizes.js';
import { placeOf, view } from './view.js';

const DIMMED = 0.13;
/** @param {Ends} line */
function inFocus({ from, to }) {
  if (from === state.selected || to === state.selected) return true;
  if (state.pair ? state.pair.includes(from) && state.pair.includes(to) : state.selected === null)
    return true;
  return view.focus !== null && state.reach > 1 && view.focus.has(from) && view.focus.has(to);
}
/** @param {number} id */
export const nodeInFocus = (id) =>
  state.pair ? state.pair.includes(id) : view.focus === null || view.focus.has(id);

// Lines between groups are as wide as their pairs are many, in five steps.
const WIDTHS = 5;
/**
 * Kind of a line, and its formality or width.
 * @param {DrawnLine} line
 */
export function styleOf(line) {
  if (line.kind === 'groups') return `groups ${Math.ceil((WIDTHS * line.n) / view.widest)}`;
  if (line.kind === 'part') return view.datedParts.has(line) ? 'part' : 'undatedpart';
  if (line.kind !== 'tie') return line.kind;
  if (!line.dated) return `undated ${line.formality}`;
  return view.fresh.has(pairOf(line)) ? `fresh ${line.formality}` : `tie ${line.formality}`;
}

/**
 * Strokes of a kind of line, one over the other. Widths and dashes are pixels.
 * @param {string} kind
 * @param {string} [formality] or the width of a line between groups
 * @returns {Stroke[]}
 */
export function strokesOf(kind, formality = '') {
  /**
   * @param {string} color
   * @param {number} width
   * @param {number[]} [dash]
   */
  const stroke = (color, width, dash = []) => ({ color, width, dash });
  const color = LINE_COLORS[kind];
  const dash = page.dashes[formality] || [];
  switch (kind) {
    case 'part':
      return [stroke(color, 1.2)];
    case 'undatedpart':
      return [stroke(LINE_COLORS.part, 2.7), stroke('#fff', 1.3)];
    case 'parent':
      return [stroke(color, 1, [1, 4])];
    case 'undated':
      return [stroke(LINE_COLORS[formality], 4.6, dash), stroke('#fff', 2.1, dash)];
    case 'fresh':
      return [stroke(color, 3.2, dash)];
    case 'formed':
      return [stroke(color, view.lines.length > 120 ? 2.2 : 3.2)];
    case 'ended':
      return [stroke(color, 1.6, [2, 5])];
    case 'formalised':
      return [stroke(color, 5.4), stroke('#fff', 2.2)];
    case 'kept':
      return [stroke(color, 1.1)];
    case 'groups':
      return [stroke('#8fa3c2', 0.4 + 1.5 * Number(formality))];
    case 'outer':
      return [stroke('#8fa3c2', 0.8)];
    default:
      return [stroke(LINE_COLORS[formality], formality === '-1' ? 2 : 1.6, dash)];
  }
}

/**
 * Fainter where lines are many, so that those below are seen.
 * @param {string} kind
 * @param {string} width
 * @param {number} n lines of this look
 */
function alphaOf(kind, width, n) {
  if (kind === 'outer') return Math.min(Math.max(120 / n, 0.2), 0.8);
  if (kind === 'groups') return view.lines.length > 40 ? Number(width) / WIDTHS : 1;
  if (state.selected !== null || state.pair || comparing()) return 1;
  return Math.min(Math.max(900 / view.lines.length, 0.16), 1);
}

/**
 * Lines in as few strokes as their looks are many, in the order to draw them.
 * @returns {LineLook[]}
 */
export function lineLooks() {
  /** @type {Map<string, DrawnLine[]>} */
  const groups = new Map();
  const crowd = view.lines.length > 1500 ? 0.6 : 1;
  for (const line of view.lines) {
    const key = `${inFocus(line) ? 1 : 0} ${line.kind === 'kept' ? 0 : 1} ${styleOf(line)}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lines]) => {
      const [focus, , kind, formality] = key.split(' ');
      return {
        lines,
        strokes: strokesOf(kind, formality).map((stroke) => ({ ...stroke, width: stroke.width * crowd })),
        alpha: focus === '1' ? alphaOf(kind, formality, lines.length) : DIMMED,
      };
    });
}

/**
 * The two ends of a line, moved across where a pair has several.
 * @param {Ends} line
 * @param {number} unit length of a pixel
 */
export function endsOf(line, unit) {
  const from = placeOf(line.from);
  const to = placeOf(line.to);
  let dx = 0;
  let dy = 0;
  if (line.lane) {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    dx = (-(to.y - from.y) / length) * line.lane * 5 * unit;
    dy = ((to.x - from.x) / length) * line.lane * 5 * unit;
  }
  return [from.x + dx, from.y + dy, to.x + dx, to.y + dy];
}

const MOST_SIGNS = 160;
/** @returns {Sign[]} */
export function signLooks() {
  const signed = view.lines.filter((line) => SIGNS[line.kind] && inFocus(line));
  if (signed.length > MOST_SIGNS) return [];
  return signed.map((line) => ({
    x: (nodes[line.from].x + nodes[line.to].x) / 2,
    y: (nodes[line.from].y + nodes[line.to].y) / 2,
    outline: SIGNS[line.kind],
    color: LINE_COLORS[line.kind],
  }));
}

/**
 * Fill, outline and surroundings of a mark; widths are in units of its own size.
 * @param {Mark} node
 * @returns {MarkLook}
 */
export function markLook(node) {
  const size = radius(node);
  if (node.kind === 'group') {
    const [fill, alpha] = node.actors ? ['#e3edf8', 1] : ['#fff', 0.4];
    return { size, shape: 'dot', fill, edge: node.color, width: 0.06, alpha, ring: '' };
  }
  const alpha = nodeInFocus(node.id) ? 1 : 0.25;
  const look = { size, shape: node.shape, alpha, ring: ringOf(node.id) };
  if (!isActor(node)) return { ...look, fill: '#fff', edge: node.color, width: sized(2.2) / size };
  const [fill, edge] = view.near[node.id].size
    ? [node.color, INK]
    : [TINTS[node.color].pale, TINTS[node.color].edge];
  return { ...look, fill, edge, width: sized(1.1) / size };
}

/**
 * @param {number} id
 * @returns {MarkLook['ring']}
 */
function ringOf(id) {
  if (id === state.selected) return 'chosen';
  if (!view.change) return '';
  return view.newcomers.has(id) ? 'new' : view.leavers.has(id) ? 'gone' : '';
}

// The map as vectors, from our own positions: what pictures and paper show.
import { camera, network } from './camera.js';
import { byId, svgElement } from './elements.js';
import { SIDE } from './framing.js';
import { pen } from './lettering.js';
import { endsOf, lineLooks, markLook, signLooks } from './looks.js';
import { nodes } from './model.js';
import { placeNames } from './names.js';
import { nameOf } from './naming.js';
import { INK, OUTLINES, RINGS } from './shapes.js';
import { bounds } from './sizes.js';
import { marksDrawn } from './view.js';
import { compare } from './words.js';

const NUMBER_FONT = '700 8.5px system-ui, "Segoe UI", Arial, sans-serif';
/** @param {number} value */
export const round = (value) => Math.round(value * 10) / 10;

/**
 * What the screen frames, on a drawing of another size; the whole of it where nobody moved the camera.
 * @param {number} width
 * @param {number} height
 */
function framed(width, height) {
  if (!camera.moved) {
    const drawn = marksDrawn();
    const box = bounds(drawn.length ? drawn : nodes);
    const across = (width - 2 * SIDE) / (box.right - box.left || 1);
    const zoom = Math.min(across, (height - SIDE) / (box.bottom - box.top || 1), 1.5);
    const x = width / 2 - (zoom * (box.left + box.right)) / 2;
    return { zoom, x, y: height / 2 - (zoom * (box.top + box.bottom)) / 2 };
  }
  const place = byId('map').getBoundingClientRect();
  const at = network().getViewPosition();
  const zoom = network().getScale() * Math.min(width / place.width, height / place.height);
  return { zoom, x: width / 2 - zoom * at.x, y: height / 2 - zoom * at.y };
}

/**
 * The drawing as an SVG group, and the key of the actors that have a number in place of a name.
 * @param {number} width
 * @param {number} height
 */
export function vectorMap(width, height) {
  const { zoom, x, y } = framed(width, height);
  const group = svgElement('g', { 'clip-path': 'url(#frame)' });
  /** @param {Point} point */
  const project = (point) => ({ x: round(x + point.x * zoom), y: round(y + point.y * zoom) });
  camera.fixedScale = zoom;
  try {
    group.append(...vectorLines(project, zoom));
    group.append(...signLooks().map((sign) => vectorSign(sign, project(sign))));
    const shown = marksDrawn().filter((node) => inside(project(node), width, height));
    group.append(...shown.map((node) => vectorMark(node, project(node), zoom)));
    const names = placeNames({ ctx: pen, project, zoom, width, height, withKey: true });
    const whole = new Set(names.filter((name) => name.whole).map(({ id }) => id));
    const key = keyOf(shown.filter((node) => !whole.has(node.id)));
    const rows = names.flatMap(({ lines, font, color }) =>
      lines.map((row) => vectorText(row.text, row, font, color)),
    );
    group.append(...rows);
    group.append(...key.map(([n, node]) => vectorText(String(n), project(node), NUMBER_FONT, INK)));
    return { group, key };
  } finally {
    camera.fixedScale = null;
  }
}
/**
 * @param {Point} at
 * @param {number} width
 * @param {number} height
 */
const inside = (at, width, height) => at.x > 0 && at.y > 0 && at.x < width && at.y < height;

/**
 * Numbers in alphabetical order, so that the key can be read from either side.
 * @param {Mark[]} unnamed
 */
const keyOf = (unnamed) =>
  [...unnamed]
    .sort((a, b) => compare(nameOf(a), nameOf(b)) || a.id - b.id)
    .map((node, rank) => /** @type {[n: number, node: Mark]} */ ([rank + 1, node]));

/** @param {number[]} dash */
const dashes = (dash) => dash.join(' ') || 'none';

/**
 * @param {(at: Point) => Point} project
 * @param {number} zoom
 */
function vectorLines(project, zoom) {
  return lineLooks().flatMap(({ lines, strokes, alpha }) => {
    const pieces = lines.map((line) => {
      const [x1, y1, x2, y2] = endsOf(line, 1 / zoom);
      const [from, to] = [project({ x: x1, y: y1 }), project({ x: x2, y: y2 })];
      return `M${from.x} ${from.y}L${to.x} ${to.y}`;
    });
    return strokes.map(({ color, width, dash }) =>
      svgElement('path', {
        d: pieces.join(''),
        fill: 'none',
        stroke: color,
        'stroke-width': width,
        'stroke-dasharray': dashes(dash),
        opacity: round(alpha * 10) / 10,
      }),
    );
  });
}

/**
 * @param {Sign} sign
 * @param {Point} at
 */
function vectorSign({ outline, color }, at) {
  const sign = svgElement('g', {
    transform: `translate(${at.x} ${at.y}) scale(4)`,
    stroke: color,
    fill: 'none',
  });
  sign.append(
    svgElement('circle', { r: 1.9, fill: '#fff', 'stroke-width': 0.28 }),
    svgElement('path', { d: outline, 'stroke-width': 0.55 }),
  );
  return sign;
}

/**
 * @param {Mark} node
 * @param {Point} at
 * @param {number} zoom
 */
function vectorMark(node, at, zoom) {
  const look = markLook(node);
  const size = look.size * zoom;
  const mark = svgElement('g', { transform: `translate(${at.x} ${at.y})`, opacity: look.alpha });
  mark.append(
    svgElement('path', {
      d: OUTLINES[look.shape],
      transform: `scale(${round(size * 10) / 10})`,
      fill: look.fill,
      'fill-rule': 'evenodd',
      stroke: look.edge,
      'stroke-width': round(look.width * 100) / 100,
    }),
  );
  if (look.ring) {
    const { color, width, dash } = RINGS[look.ring];
    const ring = { r: round(size * 1.45), fill: 'none', stroke: color };
    mark.append(svgElement('circle', { ...ring, 'stroke-width': width, 'stroke-dasharray': dashes(dash) }));
  }
  return mark;
}

/** Characters that XML does not allow. */
// eslint-disable-next-line no-control-regex -- they are what it looks for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** @param {string} text */
export const xmlText = (text) => text.replace(NOT_XML, '');

/**
 * A text; a white edge keeps it readable over lines.
 * @param {string} text
 * @param {Point} at
 * @param {string} font
 * @param {string} color
 * @param {'middle' | 'start'} [anchor]
 */
export function vectorText(text, { x, y }, font, color, anchor = 'middle') {
  const [, italic, weight, size] = /^(italic )?(\d+ )?([\d.]+)px/.exec(font) ?? [];
  const made = svgElement('text', {
    x: round(x),
    y: round(y),
    fill: color,
    'font-size': size,
    'text-anchor': anchor,
    'dominant-baseline': 'central',
    'font-family': 'system-ui, Segoe UI, Arial, sans-serif',
    stroke: '#fff',
    'stroke-width': anchor === 'middle' ? 3 : 0,
    'paint-order': 'stroke',
    'stroke-linejoin': 'round',
  });
  if (italic) made.setAttribute('font-style', 'italic');
  if (weight) made.setAttribute('font-weight', weight.trim());
  made.textContent = xmlText(text);
  return made;
}

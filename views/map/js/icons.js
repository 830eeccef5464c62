// Little pictures of marks and lines, beside their names.
import { isChange } from './difference.js';
import { svgElement } from './elements.js';
import { strokesOf } from './looks.js';
import { eventsPresent, page, sectorOrKind } from './model.js';
import { INK, LINE_COLORS, OUTLINES, RINGS, SIGNS } from './shapes.js';

/** @param {string} kind a sector, or a kind of events */
export function markIcon(kind) {
  const { shape, color } = page.marks[kind];
  const outlined = eventsPresent.includes(kind);
  const icon = svgElement('svg', { viewBox: '-1.5 -1.5 3 3', 'aria-hidden': 'true', class: 'mark' });
  icon.append(
    svgElement('path', {
      d: OUTLINES[shape],
      fill: outlined ? '#fff' : color,
      'fill-rule': 'evenodd',
      stroke: outlined ? color : INK,
      'stroke-width': outlined ? 0.24 : 0.13,
    }),
  );
  return icon;
}
/** @param {MapNode} node */
export const iconOf = (node) => markIcon(sectorOrKind(node));

/**
 * A ring around marks, where two dates are compared.
 * @param {'new' | 'gone'} kind
 */
export function ringIcon(kind) {
  const icon = svgElement('svg', { viewBox: '-1.5 -1.5 3 3', 'aria-hidden': 'true', class: 'mark' });
  const { color, dash } = RINGS[kind];
  icon.append(
    svgElement('circle', { r: 0.6, fill: '#8a93a3' }),
    svgElement('circle', {
      r: 1.2,
      fill: 'none',
      stroke: color,
      'stroke-width': 0.28,
      'stroke-dasharray': dash.map((length) => length / 8).join(' ') || 'none',
    }),
  );
  return icon;
}

/**
 * @param {string} color
 * @param {number} width
 * @param {number[]} [dash]
 */
const stroke = (color, width, dash = []) =>
  svgElement('line', {
    x1: 1,
    x2: 33,
    y1: 6,
    y2: 6,
    stroke: color,
    'stroke-width': width,
    'stroke-dasharray': dash.join(' ') || 'none',
  });

/** @param {string} style a formality by its number, or a kind of line */
function iconStrokes(style) {
  if (isChange(style)) return strokesOf(style).map(({ color, width, dash }) => stroke(color, width, dash));
  if (style === 'undated') return [stroke(LINE_COLORS[1], 5), stroke('#fff', 2.2)];
  if (style === 'parent') return [stroke(LINE_COLORS.parent, 2, [1, 4])];
  const width = { part: 1.4, fresh: 3.6, '-1': 2.4 }[style] ?? 2;
  return [stroke(LINE_COLORS[style], width, page.dashes[style])];
}

/** @param {string | Formality} kind a formality, or a kind of line */
export function lineIcon(kind) {
  const style = String(kind);
  const icon = svgElement('svg', { viewBox: '0 0 34 12', 'aria-hidden': 'true', class: 'line' });
  icon.append(...iconStrokes(style));
  if (SIGNS[style]) {
    const ink = { stroke: LINE_COLORS[style] };
    icon.append(
      svgElement('circle', { cx: 17, cy: 6, r: 5.4, fill: '#fff', ...ink, 'stroke-width': 0.9 }),
      svgElement('path', {
        d: SIGNS[style],
        transform: 'translate(17 6) scale(2.9)',
        fill: 'none',
        ...ink,
        'stroke-width': 0.55,
      }),
    );
  }
  return icon;
}

// Outlines and colours.
import { page } from './model.js';

export const OUTLINES = page.outlines;
export const PATHS = Object.fromEntries(
  Object.entries(OUTLINES).map(([name, outline]) => [name, new Path2D(outline)]),
);

export const INK = '#1c2433';
export const QUIET = '#55607a';
/** @type {Record<string, string>} */
export const LINE_COLORS = {
  1: '#22304a',
  0: '#3f5274',
  '-1': '#5b6478',
  part: '#8a6bb5',
  parent: '#b9a6d3',
  fresh: '#c2410c',
  formed: '#c2410c',
  ended: '#6b7280',
  formalised: '#0b4f8a',
  kept: '#c3cad6',
};
/** @type {Record<'chosen' | 'new' | 'gone', Stroke>} */
export const RINGS = {
  chosen: { color: '#000', width: 3, dash: [] },
  new: { color: '#c2410c', width: 2.4, dash: [] },
  gone: { color: QUIET, width: 2, dash: [2, 3] },
};
/**
 * A sign in the middle of each changed line, so that no reader needs its colour.
 * @type {Record<string, string>}
 */
export const SIGNS = {
  formed: 'M-1 0H1M0-1V1',
  ended: 'M-.8-.8L.8.8M.8-.8L-.8.8',
  formalised: 'M-1 .1L-.3.8L1-.8',
};

/**
 * A colour over white.
 * @param {string} color
 * @param {number} share
 */
function mixed(color, share) {
  /** @param {number} at */
  const part = (at) => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * share);
  return `rgb(${part(1)} ${part(3)} ${part(5)})`;
}
/** Of each colour of a mark, those of an actor without a tie. */
export const TINTS = Object.fromEntries(
  Object.values(page.marks).map(({ color }) => [
    color,
    { pale: mixed(color, 0.16), edge: mixed(color, 0.55) },
  ]),
);

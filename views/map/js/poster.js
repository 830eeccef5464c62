// A sheet that stands alone: title, warnings, drawing, legend, key, what is counted, stamp.
import { CHANGES } from './difference.js';
import { SVG, byId, svgElement } from './elements.js';
import { openGroup } from './groups.js';
import { lineIcon, markIcon, ringIcon } from './icons.js';
import { fontOf, measured, pen, wrapped } from './lettering.js';
import { styleOf } from './looks.js';
import { grid, nodes, page, sectorOrKind, sectorsPresent, state } from './model.js';
import { FORMALITIES, formalityWords, nameOf } from './naming.js';
import { INK, QUIET } from './shapes.js';
import { sayTwo } from './told.js';
import { round, vectorMap, vectorText, xmlText } from './vector.js';
import { view } from './view.js';
import { labelOf, sayPeriod, t } from './words.js';

const SHEET = 20;
const MARK_WIDTH = 20;
const LINE_WIDTH = 34;

/**
 * Rows of text from ``top`` down; returns the height they take.
 * @param {SVGElement} sheet
 * @param {string} text
 * @param {{ top: number, width: number, size: number, weight?: string, color?: string }} look
 */
function writeRows(sheet, text, { top, width, size, weight = '', color = INK }) {
  const font = fontOf(size, weight);
  const leading = size * 1.35;
  const rows = wrapped(text, width, font);
  sheet.append(
    ...rows.map((row, rank) =>
      vectorText(row, { x: SHEET, y: top + (rank + 0.5) * leading }, font, color, 'start'),
    ),
  );
  return rows.length * leading;
}

/**
 * Rings around marks, where two dates are compared and there are any.
 * @param {Change} change
 */
export function ringItems(change) {
  /** @type {LegendItem[]} */
  const items = [];
  if (change.newcomers.length) items.push([ringIcon('new'), t('diff_legend_newcomers'), MARK_WIDTH]);
  if (change.leavers.length) items.push([ringIcon('gone'), t('diff_legend_leavers'), MARK_WIDTH]);
  return items;
}

/**
 * What the marks and lines on the map mean, each with its icon.
 * @returns {LegendItem[]}
 */
export function legendItems() {
  const kinds = new Set(nodes.filter((node) => view.drawn[node.id]).map(sectorOrKind));
  /** @type {LegendItem[]} */
  const marks = page.order
    .filter((kind) => kinds.has(kind))
    .map((kind) => [
      markIcon(kind),
      labelOf(sectorsPresent.includes(kind) ? 'sectors' : 'event_kinds', kind),
      MARK_WIDTH,
    ]);
  const styles = new Set(view.lines.map((line) => styleOf(line).split(' ')[0]));
  if (view.change) {
    const changes = CHANGES.filter((kind) => styles.has(kind));
    return [
      ...marks,
      ...changes.map((kind) => lineItem(kind, t(`diff_legend_${kind}`))),
      ...ringItems(view.change),
    ];
  }
  const formalities = new Set(view.lines.map((line) => (line.kind === 'tie' ? line.formality : null)));
  const others = Object.entries({ fresh: 'new', undated: 'undated', part: 'part', parent: 'parent' });
  return [
    ...marks,
    ...FORMALITIES.filter((code) => formalities.has(code)).map((code) =>
      lineItem(code, formalityWords(code)),
    ),
    ...others.filter(([style]) => styles.has(style)).map(([style, key]) => lineItem(style, t(key))),
  ];
}
/**
 * @param {string | Formality} kind
 * @param {string} label
 * @returns {LegendItem}
 */
const lineItem = (kind, label) => [lineIcon(kind), label, LINE_WIDTH];

/**
 * @param {SVGElement} icon
 * @param {Record<string, string | number>} attributes
 */
function setAll(icon, attributes) {
  for (const [name, value] of Object.entries(attributes)) icon.setAttribute(name, String(value));
}

/**
 * @param {SVGElement} sheet
 * @param {number} top
 * @param {number} width
 */
function writeLegend(sheet, top, width) {
  const font = fontOf(12);
  let left = SHEET;
  let row = 0;
  for (const [icon, label, wide] of legendItems()) {
    const needs = wide + 6 + measured(pen, label, font) + 22;
    if (left + needs > width - SHEET && left > SHEET) {
      left = SHEET;
      row += 1;
    }
    const high = wide === MARK_WIDTH ? 20 : 12;
    const middle = top + row * 22 + 11;
    setAll(icon, { x: left, y: middle - high / 2, width: wide, height: high });
    sheet.append(icon, vectorText(label, { x: left + wide + 6, y: middle }, font, INK, 'start'));
    left += needs;
  }
  return (row + 1) * 22;
}

/**
 * @param {SVGElement} sheet
 * @param {[n: number, node: Mark][]} key
 * @param {number} top
 * @param {number} width
 */
function writeKey(sheet, key, top, width) {
  const columns = Math.max(1, Math.floor((width - 2 * SHEET) / 230));
  const wide = (width - 2 * SHEET) / columns;
  const font = fontOf(10);
  const entries = key.map(([n, node]) => wrapped(`${n} ${nameOf(node)}`, wide - 14, font));
  const deep = Math.ceil(entries.reduce((sum, rows) => sum + rows.length, 0) / columns);
  let column = 0;
  let row = 0;
  let deepest = 0;
  for (const rows of entries) {
    if (row >= deep && column < columns - 1) {
      column += 1;
      row = 0;
    }
    rows.forEach((text, line) => {
      const at = { x: SHEET + column * wide, y: top + (row + line + 0.5) * 13 };
      sheet.append(vectorText(text, at, font, INK, 'start'));
    });
    row += rows.length;
    deepest = Math.max(deepest, row);
  }
  return deepest * 13;
}

function posterTitle() {
  const now = state.steps ? sayPeriod(grid().labels[state.step]) : '';
  const period = view.change ? sayTwo(view.change.windows).join(' → ') : now;
  return [page.title, openGroup(), period].filter(Boolean).join(' · ');
}

/**
 * The drawing on a sheet, its top at ``top``; returns its key.
 * @param {SVGElement} sheet
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function placeDrawing(sheet, top, width, height) {
  const { group, key } = vectorMap(width, height);
  const clip = svgElement('clipPath', { id: 'frame' });
  const place = svgElement('g', { transform: `translate(0 ${round(top)})` });
  clip.append(svgElement('rect', { width, height }));
  place.append(clip, group);
  sheet.prepend(svgElement('rect', { width: '100%', height: '100%', fill: '#fff' }), place);
  return key;
}

/**
 * @param {number} width
 * @param {number} ratio width over height of the drawing
 * @param {boolean} [keyed] the key is on the sheet itself
 */
export function poster(width, ratio, keyed = true) {
  const sheet = svgElement('svg', { xmlns: SVG, role: 'img' });
  const height = Math.round(width / ratio);
  const inner = width - 2 * SHEET;
  const said = (/** @type {string} */ id) => String(byId(id).textContent);
  let top = 12;
  top += writeRows(sheet, posterTitle(), { top, width: inner, size: 18, weight: '650 ' });
  if (!byId('warnings').hidden) {
    const loud = { size: 13, weight: '650 ', color: '#8a2f00' };
    top += writeRows(sheet, said('warnings'), { top, width: inner, ...loud });
  }
  const key = placeDrawing(sheet, top, width, height);
  top += height + 6;
  top += writeLegend(sheet, top, width) + 4;
  top += writeRows(sheet, said('status'), { top, width: inner, size: 13 });
  for (const more of [said('apart'), said('unseen')].filter(Boolean)) {
    top += writeRows(sheet, more, { top, width: inner, size: 12, color: QUIET });
  }
  if (keyed && key.length) top += 8 + writeKey(sheet, key, top + 8, width);
  const stamp = page.stamp[state.lang].join(' · ');
  top += 6 + writeRows(sheet, stamp, { top: top + 6, width: inner, size: 10, color: QUIET });
  const whole = Math.ceil(top + 8);
  setAll(sheet, { viewBox: `0 0 ${width} ${whole}`, width, height: whole });
  const title = svgElement('title', {});
  title.textContent = xmlText(posterTitle());
  sheet.prepend(title);
  return { sheet, key, height: whole };
}

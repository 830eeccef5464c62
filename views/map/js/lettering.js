// Fonts, and how names and texts are cut into rows.
import { isActor, sure } from './model.js';
import { nameOf } from './naming.js';
import { compare } from './words.js';

const FAMILY = 'system-ui, "Segoe UI", Arial, sans-serif';
const LINE_LENGTH = 18;
const NAME_LENGTH = 32;
const ACRONYM = 14;

/** Size of the names on the map, and the height of a row of them. */
export const lettering = { size: 12, leading: 13.5 };

/** @type {Map<string, number>} */
const widths = new Map();
/** @param {boolean} large */
export function setLettering(large) {
  lettering.size = large ? 20 : 12;
  lettering.leading = lettering.size * 1.13;
  widths.clear();
}

/** Measures and draws nothing. */
export const pen = sure(document.createElement('canvas').getContext('2d'));
/**
 * Width of a text.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {string} font
 */
export function measured(ctx, text, font) {
  const key = font + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  ctx.font = font;
  const { width } = ctx.measureText(text);
  widths.set(key, width);
  return width;
}

/**
 * @param {number} size
 * @param {string} [weight] with its space
 */
export const fontOf = (size, weight = '') => `${weight}${size}px ${FAMILY}`;
/** @param {Mark} node */
export function nameFont(node) {
  if (node.kind === 'group') return fontOf(lettering.size + 1, '650 ');
  return fontOf(lettering.size, (isActor(node) ? '' : 'italic ') + (node.kind === 'programme' ? '650 ' : ''));
}

/**
 * A long name gives way to the shortest other name, else is cut, after a word if one ends near.
 * @param {Mark} node
 */
export function shortName(node) {
  const name = nameOf(node);
  if (name.length <= NAME_LENGTH) return name;
  const others = node.kind === 'group' ? [] : [...node.aliases];
  const short = others.sort((a, b) => a.length - b.length || compare(a, b))[0];
  if (short && short.length <= ACRONYM) return short;
  const cut = name.slice(0, NAME_LENGTH - 1);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('-'));
  return `${cut.slice(0, end > NAME_LENGTH * 0.6 ? end : undefined).replace(/[\s,;:(«-]+$/, '')}…`;
}
/** @param {Mark} node */
export const isWhole = (node) => shortName(node) === nameOf(node) || !shortName(node).endsWith('…');

/**
 * One row, or two as even as the words allow.
 * @param {string} name
 */
export function inRows(name) {
  if (name.length <= LINE_LENGTH || !name.includes(' ')) return [name];
  const words = name.split(' ');
  const cuts = words
    .slice(1)
    .map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  /** @param {string[]} rows */
  const longest = (rows) => Math.max(...rows.map((row) => row.length));
  return cuts.reduce((best, rows) => (longest(rows) < longest(best) ? rows : best));
}

/**
 * As many rows as a width asks for.
 * @param {string} text
 * @param {number} width
 * @param {string} font
 */
export function wrapped(text, width, font) {
  const rows = [''];
  for (const word of text.split(' ')) {
    const last = rows[rows.length - 1];
    const longer = last ? `${last} ${word}` : word;
    if (measured(pen, longer, font) <= width || !last) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

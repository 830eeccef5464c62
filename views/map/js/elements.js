// Elements of the page, found and made. Everything is written as text, never as markup.
import { nameOf } from './naming.js';

/**
 * @template {string} Id
 * @param {Id} id
 */
export const byId = (id) =>
  /** @type {Id extends keyof Places ? Places[Id] : HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} properties
 * @param {...(Node | string | null)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role' || key === 'scope') made.setAttribute(key, String(value));
    else Object.assign(made, { [key]: value });
  }
  made.append(...children.filter((child) => child !== null).filter((child) => child !== ''));
  return made;
}
/** @param {Mark} node */
export const nameElement = (node) => element('bdi', { textContent: nameOf(node) });
/**
 * @param {string | number} value
 * @param {string} textContent
 */
export const option = (value, textContent) => element('option', { value, textContent });

export const SVG = 'http://www.w3.org/2000/svg';
/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 */
export function svgElement(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

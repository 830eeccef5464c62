// What is seen at this moment: compute.js fills it before anything is drawn.
import { datedTies, nodes } from './model.js';

export const view = /** @type {View} */ ({});

/** The marks on the map, groups among them. */
export const marksDrawn = () => [...nodes.filter((node) => view.drawn[node.id]), ...view.groups];

/**
 * A mark by its number: those of groups follow those of nodes.
 * @param {number} id
 * @returns {Mark}
 */
export const placeOf = (id) =>
  id < nodes.length ? nodes[id] : /** @type {Group} */ (view.groups.find((group) => group.id === id));

/**
 * Dated partners; where no tie is dated, those of the undated ties on screen.
 * @param {number} id
 */
export const partnersOf = (id) => (datedTies ? view.partners[id] : view.undatedPartners[id]);
/** @param {number} id */
export const settingsOf = (id) => view.settings[id];

// What a reader may tick off. A filter is one entry here and its words in views/words: the legend draws its
// boxes, the address keeps them, and all that is drawn, counted and listed follows.
import {
  comparing,
  datedTies,
  eventsPresent,
  hasUndated,
  isActor,
  nodes,
  onlyGroups,
  sectorsPresent,
  state,
  tieLines,
} from './model.js';
import { FORMALITIES, FORMALITY, formalityWords } from './naming.js';
import { labelOf } from './words.js';

/**
 * One box a code. No code may stand in two filters: a sector may be unknown too.
 * @template T
 * @typedef {object} Filter
 * @property {string} title key of the text above the boxes
 * @property {string[]} codes those that the file holds
 * @property {(item: T) => string} of the code of an item; empty where the filter is not for it
 * @property {(code: string) => string} label
 */

/** @type {Filter<MapNode>[]} */
export const ACTOR_FILTERS = [
  {
    title: 'sectors',
    codes: sectorsPresent,
    of: (node) => (isActor(node) ? node.sector : ''),
    label: (code) => labelOf('sectors', code),
  },
];
/** @type {Filter<MapNode>[]} */
export const EVENT_FILTERS = [
  {
    title: 'events',
    codes: eventsPresent,
    of: (node) => (isActor(node) ? '' : node.kind),
    label: (code) => labelOf('event_kinds', code),
  },
];
/** @type {Record<Formality, string>} */
const TICKED = { ...FORMALITY, '-1': 'unstated' };
/** @param {string} code */
export const formalityOf = (code) => FORMALITIES.find((formality) => TICKED[formality] === code);
/** @type {Filter<TieLine>[]} */
export const TIE_FILTERS = [
  {
    title: 'lines',
    codes: FORMALITIES.filter((code) => tieLines.some((line) => line.formality === code)).map(
      (code) => TICKED[code],
    ),
    of: (line) => TICKED[line.formality],
    label: (code) => formalityWords(formalityOf(code) ?? -1),
  },
];

/**
 * What is shown or not as a whole: its name in the state, in the address, and when it has a box.
 * @type {{ key: 'fresh' | 'undated', name: string, there: () => boolean }[]}
 */
export const SWITCHES = [
  {
    key: 'fresh',
    name: 'new',
    there: () => datedTies && (state.steps?.labels.length ?? 0) > 1 && !comparing() && !onlyGroups(),
  },
  { key: 'undated', name: 'undated', there: () => hasUndated },
];

const MARK_FILTERS = [...ACTOR_FILTERS, ...EVENT_FILTERS];
/** @param {MapNode} node */
export const allowed = (node) => MARK_FILTERS.every(({ of }) => !state.hidden.has(of(node)));
/** @param {StoredLine} line */
export const lineAllowed = (line) =>
  allowed(nodes[line.from]) &&
  allowed(nodes[line.to]) &&
  (line.kind !== 'tie' || TIE_FILTERS.every(({ of }) => !state.hidden.has(of(line))));

/**
 * Undated ties and participations are shown where their box is ticked, and counted apart.
 * @template T
 * @param {T[]} dated
 * @param {T[]} undated
 */
export const withUndated = (dated, undated) => (state.undated ? [...dated, ...undated] : dated);

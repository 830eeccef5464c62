// What the file holds, read once, and the state of the page.

/**
 * Without what every object inherits: a territory may be called "constructor".
 * @param {string} _key
 * @param {unknown} value
 */
const bare = (_key, value) =>
  value instanceof Object && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value;

/**
 * @param {string} id
 * @param {(key: string, value: unknown) => unknown} [reviver]
 * @returns {unknown}
 */
export const read = (id, reviver) => JSON.parse(sure(document.getElementById(id)?.textContent), reviver);

/**
 * What must be there.
 * @template T
 * @param {T | null | undefined} value
 */
export function sure(value) {
  if (value === null || value === undefined) throw new Error('what must be there is not');
  return value;
}

export const page = /** @type {Page} */ (read('page-data', bare));

// What is empty is left out of the file.
export const nodes = /** @type {Partial<MapNode>[]} */ (read('node-data')).map(
  (node) =>
    /** @type {MapNode} */ ({
      label: '',
      aliases: [],
      identifier: '',
      territory: '',
      form: 'organisation',
      from: null,
      to: null,
      stated: [],
      ...page.marks[node.sector || sure(node.kind)],
      ...node,
    }),
);
const lines = /** @type {Partial<StoredLine>[]} */ (read('line-data')).map(
  (line) => /** @type {StoredLine} */ ({ lane: 0, dated: false, ...line }),
);

// Columns of a tie, and of a participation where they are others.
export const TYPE = 0;
export const FROM = 1;
export const FROM_PRECISION = 2;
export const TO = 3;
export const TO_PRECISION = 4;
export const FROM_KNOWN = 5;
export const TO_KNOWN = 6;
export const DATASET = 7;
export const ROW = 8;
export const DIRECTION = 9;
export const MORE = 10;
export const ROLE = 0;
export const PART_DATASET = 5;
export const PART_ROW = 6;
export const PART_MORE = 7;

/** @param {Mark} node */
export const isActor = (node) => node.kind === 'actor';
export const tieLines = lines.filter((line) => line.kind === 'tie');
export const partLines = lines.filter((line) => line.kind === 'part');
export const parentLines = lines.filter((line) => line.kind === 'parent');
export const datedTies = tieLines.some((line) => line.dated);
/** @param {Tie | Part} stated */
export const isDated = (stated) => stated[FROM] !== null;
export const hasUndated =
  tieLines.some((line) => !line.dated) || partLines.some((line) => !line.parts.every(isDated));
/**
 * Being at the same event links a pair where that was asked for, and is no tie on record.
 * @param {Tie} tie
 */
export const isRecord = (tie) => tie[TYPE] !== null;

/** @param {MapNode} node */
export const sectorOrKind = (node) => (isActor(node) ? node.sector : node.kind);
const kindsPresent = page.order.filter((kind) => nodes.some((node) => sectorOrKind(node) === kind));
export const sectorsPresent = kindsPresent.filter((kind) => nodes.some((node) => node.sector === kind));
export const eventsPresent = kindsPresent.filter((kind) => !sectorsPresent.includes(kind));

/**
 * The lines that touch each node, by number.
 * @type {StoredLine[][]}
 */
export const touching = nodes.map(() => []);
lines.forEach((line) => {
  touching[line.from].push(line);
  touching[line.to].push(line);
});
/**
 * @param {Ends} line
 * @param {number} node
 */
export const otherEnd = (line, node) => (line.from === node ? line.to : line.from);
/** @param {{ from: number, to: number }} line */
export const pairOf = (line) => line.from * nodes.length + line.to;

// Rows that a list shows at first, and adds when asked for more.
export const PAGE_ROWS = 150;

/** @type {State} */
export const state = {
  lang: page.lang,
  steps: page.steps, // the periods of the slider; null where nothing is dated
  step: page.steps ? page.steps.opening : 0,
  hidden: new Set(page.opening_off), // codes of the boxes ticked off
  undated: hasUndated && !datedTies,
  fresh: true,
  speed: 'normal',
  before: null, // the earlier period of a comparison
  lastDay: false, // compare last days rather than whole periods
  selected: page.ego,
  pair: null,
  size: 'same', // what the size of a mark says
  reach: 1, // steps from the chosen actor that are shown
  group: page.group,
  inside: null, // the group opened, by its rank
  tab: page.group ? 'groups' : 'actors',
  rows: PAGE_ROWS,
  sort: {
    groups: ['name', 1],
    between: ['couple', 1],
    actors: ['name', 1],
    ties: ['first', 1],
    events: ['name', 1],
  },
};

/** The periods of the slider, where there is one. */
export const grid = () => sure(state.steps);
/** Whether two dates are compared. */
export const comparing = () =>
  state.steps !== null && datedTies && state.before !== null && state.before !== state.step;
/** The two periods compared, the earlier first. */
export const comparedSteps = () => [sure(state.before), state.step].sort((a, b) => a - b);
/** Whether the map shows groups alone. */
export const onlyGroups = () => Boolean(state.group) && state.inside === null && state.selected === null;
/** Whether one group is open. */
export const isInside = () => Boolean(state.group) && state.inside !== null;

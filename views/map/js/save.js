// What can be taken away: the ties on screen as CSV, the map as a picture with its title and stamp.
import { byId, element } from './elements.js';
import {
  DATASET,
  DIRECTION,
  FROM,
  FROM_PRECISION,
  ROW,
  TO,
  TO_PRECISION,
  TYPE,
  comparedSteps,
  grid,
  nodes,
  page,
  state,
  sure,
} from './model.js';
import { FORMALITIES, FORMALITY, nameOf, territoryOf } from './naming.js';
import { poster } from './poster.js';
import { ROWS } from './tables.js';
import { partnersOf, settingsOf, view } from './view.js';
import { asDate, t } from './words.js';

/** @typedef {string | number | null | undefined} Cell */

// A cell that a spreadsheet would take for a formula is kept from being one.
const FORMULA = /^[=+\-@\t\r]/;

/** @param {Cell} value */
function csvCell(value) {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * @param {Day | null} day
 * @param {number} precision
 */
function isoDate(day, precision) {
  return day === null ? '' : asDate(day).toISOString().slice(0, [10, 7, 4][precision]);
}

/** @param {LineTie} found */
function tieRow([line, tie]) {
  const ends = tie[DIRECTION] === 2 ? [line.to, line.from] : [line.from, line.to];
  return [
    ...ends.map((id) => nameOf(nodes[id])),
    tie[TYPE] ?? 'shared_event',
    FORMALITY[line.formality],
    isoDate(tie[FROM], tie[FROM_PRECISION]),
    tie[TO] === null ? '' : isoDate(tie[TO] - 1, tie[TO_PRECISION]),
    page.datasets[tie[DATASET]],
    tie[ROW] || '',
  ];
}

/** @param {MapNode} node */
function actorRow(node) {
  const last = finite(node.to);
  return [
    nameOf(node),
    node.sector,
    territoryOf(node),
    isoDate(finite(node.from), 0),
    last === null ? '' : isoDate(last - 1, 0),
    partnersOf(node.id).size,
    settingsOf(node.id),
  ];
}
/** @param {Day | null} day */
const finite = (day) => (day !== null && Math.abs(day) < 1e8 ? day : null);

/** @param {Set<Formality>} kinds */
const kindsOf = (kinds) =>
  FORMALITIES.filter((code) => kinds.has(code))
    .map((code) => FORMALITY[code])
    .join('+');
/** @param {ChangeLine} line */
const changeRow = (line) => [
  line.kind,
  nameOf(nodes[line.from]),
  nameOf(nodes[line.to]),
  kindsOf(line.was),
  kindsOf(line.is),
];

/**
 * Ties on screen, or pairs and what became of them where two dates are compared.
 * @returns {Cell[][]}
 */
function tieTable() {
  if (view.change) {
    return [['change', 'source', 'target', 'before', 'after'], ...view.change.lines.map(changeRow)];
  }
  const columns = ['source', 'target', 'type', 'formality', 'valid_from', 'valid_until', 'dataset', 'row'];
  return [columns, ...ROWS.ties().map(tieRow)];
}
/** @returns {Cell[][]} */
function actorTable() {
  const columns = ['name', 'sector', 'territory', 'present_from', 'present_until', 'partners', 'settings'];
  return [columns, ...ROWS.actors().map(actorRow)];
}

/** @param {Cell[][]} rows */
const csvText = (rows) => `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;

/** What the names of files say of time. */
function period() {
  if (!state.steps) return '';
  const steps = view.change ? comparedSteps() : [state.step];
  return `-${steps.map((step) => grid().labels[step]).join('-')}`;
}

/**
 * @param {Blob} blob
 * @param {string} suffix
 */
function download(blob, suffix) {
  const href = URL.createObjectURL(blob);
  element('a', { href, download: `maillage${period()}${suffix}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

/**
 * @param {Cell[][]} table
 * @param {string} name
 */
const saveTable = (table, name) =>
  download(new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }), `-${name}.csv`);
export const saveTies = () => saveTable(tieTable(), t('file_ties'));
export const saveActors = () => saveTable(actorTable(), t('file_actors'));

// Pictures: the sheet as it is, or painted at twice its size.
const WIDEST = 1000;
const MOST_PIXELS = 60e6;
function picture() {
  const place = byId('map').getBoundingClientRect();
  const ratio = Math.min(Math.max(place.width / place.height, 0.8), 2);
  const { sheet } = poster(Math.max(WIDEST, Math.round(place.width)), ratio);
  return new Blob([new XMLSerializer().serializeToString(sheet)], { type: 'image/svg+xml;charset=utf-8' });
}
export const saveVector = () => download(picture(), '.svg');

export function saveImage() {
  const image = new Image();
  const address = URL.createObjectURL(picture());
  image.onload = () => {
    const copy = document.createElement('canvas');
    const factor = Math.min(2, Math.sqrt(MOST_PIXELS / (image.width * image.height)));
    copy.width = image.width * factor;
    copy.height = image.height * factor;
    sure(copy.getContext('2d')).drawImage(image, 0, 0, copy.width, copy.height);
    URL.revokeObjectURL(address);
    copy.toBlob((blob) => download(sure(blob), '.png'));
  };
  image.src = address;
}

// Ties and participations as a reader reads them, each with where it comes from.
import { element } from './elements.js';
import { lineIcon } from './icons.js';
import {
  DATASET,
  FROM,
  FROM_PRECISION,
  MORE,
  PART_DATASET,
  PART_MORE,
  PART_ROW,
  ROLE,
  ROW,
  TO,
  TO_PRECISION,
  nodes,
  page,
} from './model.js';
import { nameOf, tieWords } from './naming.js';
import { compare, labelOf, number, sayEventSpan, saySpan, t } from './words.js';

/** @param {string} textContent */
const origin = (textContent) => element('bdi', { className: 'origin', textContent });
/**
 * @param {number} dataset
 * @param {number} row
 * @param {string} [file] where rows of several files or sheets are counted each from the first
 */
function sayOrigin(dataset, row, file) {
  const source = [page.datasets[dataset], file].filter(Boolean).join(', ');
  return row ? t('source_row', { source, row: number(row) }) : source;
}

/** @param {LineTie} found */
function tieFact([line, tie]) {
  const { weight, event, reporter, evidence, file } = tie[MORE];
  const kind = tieWords(line, tie);
  if (weight) kind.push(`${number(weight[0])} ${weight[1]}`.trim());
  const from = [sayOrigin(tie[DATASET], tie[ROW], file)];
  if (event) from.push(event);
  if (reporter !== undefined && nodes[reporter])
    from.push(t('reported_by', { name: nameOf(nodes[reporter]) }));
  return element(
    'li',
    {},
    lineIcon(line.dated ? line.formality : 'undated'),
    `${saySpan(tie)} · `,
    element('bdi', { textContent: kind.join(', ') }),
    origin(from.join(' · ')),
    evidence ? origin(evidence) : '',
  );
}

// In order of date; beyond what a reader can read, their number.
const MOST_FACTS = 60;
/** @param {LineTie[]} ties */
export function tieFacts(ties) {
  const rest = ties.length - MOST_FACTS;
  const inOrder = [...ties].sort(([, a], [, b]) => (a[FROM] ?? Infinity) - (b[FROM] ?? Infinity) || 0);
  const facts = inOrder.slice(0, MOST_FACTS).map(tieFact);
  if (rest > 0)
    facts.push(element('li', { className: 'quiet', textContent: t('rest', { n: number(rest) }) }));
  return facts;
}

/** @param {Part} part */
export function partFact(part) {
  const { evidence, stated, file } = part[PART_MORE];
  const span = sayEventSpan([part[FROM], part[FROM_PRECISION]], [part[TO], part[TO_PRECISION]], stated);
  const said = [part[ROLE] ? labelOf('roles', part[ROLE]) : '', span].filter(Boolean).join(', ');
  return element(
    'li',
    {},
    said,
    origin(sayOrigin(part[PART_DATASET], part[PART_ROW], file)),
    evidence ? origin(evidence) : '',
  );
}

/**
 * In alphabetical order.
 * @param {Iterable<number>} ids
 */
export const sortedNodes = (ids) =>
  [...ids].map((id) => nodes[id]).sort((a, b) => compare(nameOf(a), nameOf(b)) || a.id - b.id);

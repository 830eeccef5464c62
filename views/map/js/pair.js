// What is known of one pair: every tie, of any date, and who told of it where that may be seen.
import { element } from './elements.js';
import { tieFacts } from './facts.js';
import { MORE, nodes, tieLines } from './model.js';
import { nameOf, sectorWords } from './naming.js';
import { described } from './selection.js';
import { count, t } from './words.js';

/** @param {number[]} pair */
function pairLines([one, two]) {
  return tieLines.filter((line) => line.from === Math.min(one, two) && line.to === Math.max(one, two));
}

/**
 * In a working document: told by both ends, or by one of them alone.
 * @param {number[]} pair
 * @param {LineTie[]} ties
 */
function toldBy(pair, ties) {
  const told = ties.flatMap(([, tie]) => tie[MORE].reporter ?? []).filter((id) => pair.includes(id));
  const reporters = new Set(told);
  if (!reporters.size) return '';
  return reporters.size === 2 ? t('told_both') : t('told_one', { name: nameOf(nodes[told[0]]) });
}

/** @param {number[]} pair */
export function pairPanel(pair) {
  const ties = pairLines(pair).flatMap((line) =>
    line.ties.map((tie) => /** @type {LineTie} */ ([line, tie])),
  );
  const told = toldBy(pair, ties);
  return [
    element('h2', { id: 'chosen' }, t('pair_title')),
    ...pair.map((id) => described(nodes[id], sectorWords(nodes[id]))),
    element('h3', { textContent: count('records', ties.length) }),
    told ? element('p', { className: 'told' }, element('bdi', { textContent: told })) : '',
    element('ul', { className: 'facts' }, ...tieFacts(ties)),
  ];
}

// What marks and lines are called.
import { TYPE, isActor, isRecord, page, state } from './model.js';
import { labelOf, sayEventSpan, t } from './words.js';

// A name may hold marks that turn the direction of all that follows: they are dropped.
const BIDI = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
/** @param {Mark} node */
export function nameOf(node) {
  const name = (node.labels ? node.labels[state.lang] : node.label).replace(BIDI, '').trim();
  return name || t('unnamed');
}
/** @param {MapNode} node */
export const territoryOf = (node) => page.territories[node.territory] || node.territory || '';

/** @type {Record<Formality, string>} */
export const FORMALITY = { 1: 'formal', 0: 'informal', '-1': 'unknown' };
/** @type {Formality[]} */
export const FORMALITIES = [1, 0, -1];
/** @param {Formality} code */
export const formalityWords = (code) => (code < 0 ? t('unknown') : labelOf('formalities', FORMALITY[code]));

/**
 * @param {TieLine} line
 * @param {Tie} tie
 */
export const tieWords = (line, tie) => [
  isRecord(tie) ? labelOf('tie_types', String(tie[TYPE])) : t('shared'),
  formalityWords(line.formality),
];

/** @param {MapNode} node */
export const sectorWords = (node) =>
  [node.sector === 'unknown' ? t('sector_unknown') : labelOf('sectors', node.sector), territoryOf(node)]
    .filter(Boolean)
    .join(' · ');

/**
 * All that is known of a mark, in one row.
 * @param {MapNode} node
 */
export function description(node) {
  const where = territoryOf(node);
  if (!isActor(node)) {
    const span = sayEventSpan([node.from, node.precision[0]], [node.to, node.precision[1]], node.stated);
    return [labelOf('event_kinds', node.kind), where, span].filter(Boolean).join(' · ');
  }
  const sector =
    node.sector === 'unknown'
      ? t('sector_unknown')
      : t('sector_is', { sector: labelOf('sectors', node.sector) });
  const form = node.form === 'organisation' ? '' : labelOf('forms', node.form);
  const identifier = node.identifier.replace(':', ' ').toUpperCase();
  return [sector, form, where || t('no_territory'), identifier].filter(Boolean).join(' · ');
}

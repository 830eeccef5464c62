// The sentences under the map: what is counted at this moment, apart from it, and not drawn.
import { isChange } from './difference.js';
import { byId, element } from './elements.js';
import { datedTies, grid, isActor, nodes, state } from './model.js';
import { marksDrawn, view } from './view.js';
import { count, sayPeriod, t } from './words.js';

function sayTies() {
  const { ties } = view;
  const kinds = [];
  if (ties[1]) kinds.push(count('n_formal', ties[1]));
  if (ties[0]) kinds.push(count('n_informal', ties[0]));
  if (ties[-1]) kinds.push(count('n_unknown', ties[-1]));
  if (ties.together.size) kinds.push(count('together', ties.together.size));
  const total = `${count('records', ties.records)} ${count('pairs', ties.pairs.size)}`;
  return kinds.length ? `${total} (${kinds.join(', ')})` : total;
}

function sayPresent() {
  const quiet = view.present - view.linked;
  return count('present', view.present) + (quiet > 0 && view.linked ? `, ${count('unlinked', quiet)}` : '');
}

/** @param {LineParts[]} found */
const partsIn = (found) => found.reduce((sum, [, kept]) => sum + kept.length, 0);

function sayApart() {
  const said = [];
  const { records, pairs } = view.undated;
  const parts = partsIn(view.parts.undated);
  if (records) said.push(`${count('undated_ties', records)} ${count('pairs', pairs.size)}`);
  if (parts) said.push(count('undated_parts', parts));
  if (!said.length) return '';
  return `${said.join(', ')} (${t(state.undated ? 'apart_shown' : 'apart_hidden')}).`;
}

function sayUnseen() {
  if (!view.unseen) return '';
  const { actors, pairs, events } = view.unseen;
  const grouped = state.selected === null && state.inside === null;
  const said = [];
  if (actors) said.push(count(grouped ? 'unseen_grouped' : 'unseen_actors', actors));
  if (pairs) said.push(count('unseen_pairs', pairs));
  if (events) said.push(count('unseen_events', events));
  return said.length ? `${t('unseen')}${t('colon')}${said.join(t('join'))}.` : '';
}

/** Nothing is known of a period that no source covers: no count is said of it, not even nought. */
export const unobserved = () =>
  state.steps !== null && state.steps.partial[state.step] > 1 && !view.ties.pairs.size;
const allTicked = () => [...state.hidden].every((code) => code === 'meeting' || isChange(code));

/** @returns {string} */
export function sayStatus() {
  const said = [];
  const dated = partsIn(view.parts.dated);
  if (unobserved()) said.push(t('unobserved_said'));
  else if (datedTies) said.push(sayTies());
  if (state.steps && datedTies) said.push(sayPresent());
  else said.push(count('actors', nodes.filter((node) => isActor(node) && view.seen[node.id]).length));
  if (dated) said.push(count('parts', dated));
  return `${said.join(t('join'))}${allTicked() ? '' : ` (${t('filtered')})`}.`;
}

/**
 * Writes the sentences, on the page and for those who do not see the drawing.
 * @param {string} status
 */
export function showStatus(status) {
  const apart = sayApart();
  byId('status').textContent = status;
  byId('apart').textContent = apart;
  byId('unseen').textContent = sayUnseen();
  byId('nobody').hidden = marksDrawn().length > 0;
  byId('nobody').textContent = t(nodes.length ? 'nobody_now' : 'nobody');
  const canvas = byId('map').querySelector('canvas');
  const period = state.steps ? sayPeriod(grid().labels[state.step]) : t('whole');
  canvas?.parentElement?.setAttribute('aria-label', t('map_keys'));
  canvas?.setAttribute('role', 'img');
  canvas?.setAttribute(
    'aria-label',
    t('canvas', { period, status: [status, apart].filter(Boolean).join(' ') }),
  );
}

/** The period of the slider in words, and how well it was observed. */
export function showPeriod() {
  const { labels, partial } = grid();
  const period = sayPeriod(labels[state.step]);
  const seen = partial[state.step];
  const doubt = element('small', { textContent: t(seen > 1 ? 'unobserved' : 'partial') });
  byId('period').replaceChildren(period, ...(seen ? [doubt] : []));
  byId('step').setAttribute('aria-valuetext', period);
}

// Search by name or alias, accents and case ignored, with suggestions.
import { byId, element, nameElement } from './elements.js';
import { iconOf } from './icons.js';
import { nodes, page } from './model.js';
import { nameOf, territoryOf } from './naming.js';
import { select } from './selection.js';
import { compare, count, folded, t } from './words.js';

const SUGGESTED = 12;
const index = nodes.map((node) =>
  [node.label, ...Object.values(node.labels || {}), ...node.aliases, page.territories[node.territory] || '']
    .map(folded)
    .join(' | '),
);
/** @type {MapNode[]} */
let suggested = [];
let active = -1;

/** @param {string} text */
function matching(text) {
  const words = folded(text).split(' ').filter(Boolean);
  if (!words.length) return [];
  const found = nodes.filter((node) => words.every((word) => index[node.id].includes(word)));
  /** @param {MapNode} node */
  const rank = (node) => (folded(nameOf(node)).startsWith(words[0]) ? 0 : 1);
  return found
    .sort((a, b) => rank(a) - rank(b) || compare(nameOf(a), nameOf(b)) || a.id - b.id)
    .slice(0, SUGGESTED);
}

/**
 * @param {MapNode} node
 * @param {number} rank
 */
function suggestion(node, rank) {
  const where = territoryOf(node);
  const quiet = where ? element('bdi', { className: 'quiet', textContent: ` ${where}` }) : '';
  const onmousedown = (/** @type {Event} */ event) => {
    event.preventDefault();
    choose(rank);
  };
  return element(
    'li',
    { role: 'option', id: `option-${rank}`, 'aria-selected': 'false', onmousedown },
    iconOf(node),
    element('span', {}, nameElement(node), quiet),
  );
}

export function suggest() {
  const box = byId('search');
  const asked = box.value.trim() !== '';
  suggested = matching(box.value);
  active = -1;
  const none = asked && !suggested.length;
  const nobody = element('li', { className: 'none', textContent: t('search_none') });
  byId('suggestions').replaceChildren(...(none ? [nobody] : suggested.map(suggestion)));
  byId('suggestions').hidden = !none && !suggested.length;
  box.setAttribute('aria-expanded', String(suggested.length > 0));
  box.removeAttribute('aria-activedescendant');
  const said = none ? t('search_none') : count('found', suggested.length);
  byId('found').textContent = asked ? said : '';
}

/** @param {number} rank */
function highlight(rank) {
  active = rank;
  [...byId('suggestions').children].forEach((row, at) => {
    row.setAttribute('aria-selected', String(at === rank));
    if (at === rank) row.scrollIntoView({ block: 'nearest' });
  });
  byId('search').setAttribute('aria-activedescendant', `option-${rank}`);
}

export function closeSuggestions() {
  byId('suggestions').hidden = true;
  byId('search').setAttribute('aria-expanded', 'false');
  byId('search').removeAttribute('aria-activedescendant');
}

/** @param {number} rank */
function choose(rank) {
  const node = suggested[rank];
  if (!node) return;
  byId('search').value = nameOf(node);
  closeSuggestions();
  select(node.id, true);
}

/** Escape closes the suggestions first, then empties the box. */
function leaveSearch() {
  if (!byId('suggestions').hidden) {
    closeSuggestions();
    return;
  }
  byId('search').value = '';
  select(null);
}

/** @param {KeyboardEvent} event */
function searchKey(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') {
    event.stopPropagation();
    leaveSearch();
  } else if (event.key === 'Enter') choose(Math.max(active, 0));
  else if (way && suggested.length) {
    event.preventDefault();
    const first = active < 0 && way < 0 ? 1 : 0;
    highlight((active + way + suggested.length + first) % suggested.length);
  }
}

export function openSearch() {
  const box = byId('search');
  box.addEventListener('input', suggest);
  box.addEventListener('keydown', searchKey);
  box.addEventListener('blur', closeSuggestions);
}

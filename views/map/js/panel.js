// What is known of one actor or event, beside the map.
import { byId, element, nameElement, option } from './elements.js';
import { partFact, sortedNodes, tieFacts } from './facts.js';
import { iconOf } from './icons.js';
import { datedTies, isActor, nodes, otherEnd, page, state, touching } from './model.js';
import { description, nameOf } from './naming.js';
import { pairPanel } from './pair.js';
import { refresh, showScene } from './redraw.js';
import { named, select } from './selection.js';
import { partnersOf, view } from './view.js';
import { compare, number, t } from './words.js';

/**
 * @param {MapNode} node
 * @param {HTMLElement[]} facts
 */
function card(node, facts) {
  return element('li', {}, named(node), element('ul', { className: 'facts' }, ...facts));
}
/** @param {HTMLElement[]} rows */
const cards = (rows) => element('ul', { className: 'cards' }, ...rows);

/**
 * Partners in three groups: linked at this date, at others, undated; each tie stands in its own.
 * @param {number} id
 */
function partnerGroups(id) {
  const mine = touching[id].filter((line) => line.kind === 'tie');
  const now = new Set(view.ties.ties.map(([, tie]) => tie));
  const alive = mine.filter((line) => line.ties.some((tie) => now.has(tie)));
  const current = new Set(alive.map((line) => otherEnd(line, id)));
  /** @type {Record<'at_date' | 'other_dates' | 'undated_list', Map<number, LineTie[]>>} */
  const groups = { at_date: new Map(), other_dates: new Map(), undated_list: new Map() };
  for (const line of mine) {
    const other = otherEnd(line, id);
    const group = groups[!line.dated ? 'undated_list' : current.has(other) ? 'at_date' : 'other_dates'];
    const found = group.get(other) ?? [];
    group.set(other, found);
    found.push(...line.ties.map((tie) => /** @type {LineTie} */ ([line, tie])));
  }
  return groups;
}

/**
 * Where there are surveys, nobody was asked of before the first that asked them.
 * @param {MapNode} node
 */
function notAsked(node) {
  if (!page.surveyed || !state.steps) return false;
  return node.asked === undefined || node.asked >= state.steps.bounds[state.step + 1];
}

/** @param {number} id */
function partnersSection(id) {
  const groups = partnerGroups(id);
  /** @type {HTMLElement[]} */
  const made = [element('h3', { textContent: `${t('partners')} (${number(partnersOf(id).size)})` })];
  if (!groups.at_date.size && datedTies) {
    const nobody = t(notAsked(nodes[id]) ? 'not_asked' : 'none_now');
    made.push(element('p', { className: 'quiet', textContent: nobody }));
  }
  const alone = !groups.other_dates.size && !groups.undated_list.size;
  for (const [key, found] of Object.entries(groups)) {
    if (!found.size) continue;
    if (key !== 'at_date' || !alone) {
      made.push(element('h4', { textContent: `${t(key)} (${number(found.size)})` }));
    }
    made.push(cards(sortedNodes(found.keys()).map((node) => card(node, tieFacts(found.get(node.id) ?? [])))));
  }
  return made;
}

/**
 * @param {number} id
 * @param {string} title
 */
function partsSection(id, title) {
  const mine = touching[id].filter((line) => line.kind === 'part');
  if (!mine.length) {
    return isActor(nodes[id]) ? [] : [element('p', { className: 'quiet', textContent: t('no_members') })];
  }
  const rows = mine
    .map((line) => ({ node: nodes[otherEnd(line, id)], line }))
    .sort(
      ({ node: a }, { node: b }) =>
        (a.from ?? Infinity) - (b.from ?? Infinity) || compare(nameOf(a), nameOf(b)),
    );
  return [
    element('h3', { textContent: `${t(title)} (${number(mine.length)})` }),
    cards(rows.map(({ node, line }) => card(node, line.parts.map(partFact)))),
  ];
}

/** @param {number} id */
function familySection(id) {
  const mine = touching[id].filter((line) => line.kind === 'parent');
  /**
   * @param {string} title
   * @param {MapNode[]} found
   */
  const list = (title, found) =>
    found.length
      ? [element('h3', { textContent: t(title) }), cards(found.map((node) => element('li', {}, named(node))))]
      : [];
  const above = mine.filter((line) => line.from === id).map((line) => nodes[line.to]);
  const below = mine.filter((line) => line.to === id).map((line) => line.from);
  return [...list('belongs', above), ...list('includes', sortedNodes(below))];
}

const backButton = () =>
  element('button', {
    type: 'button',
    id: 'back',
    textContent: t('back'),
    onclick: () => select(null, true),
  });

/** How far from the chosen actor the map shows: its partners, or theirs too. */
function reachChoice() {
  const choice = element('select', { id: 'reach' }, option(1, t('reach_1')), option(2, t('reach_2')));
  choice.value = String(state.reach);
  choice.addEventListener('change', () => {
    state.reach = Number(choice.value);
    refresh();
    if (state.group) showScene();
    byId('reach').focus();
  });
  return element('p', {}, element('label', {}, `${t('reach')} `, choice));
}

// On a short screen the legend gives its place to what is chosen, and takes it back.
const SHORT = 900;
/** @type {boolean | null} */
let legendFolded = null;
/** @param {boolean} chosen */
function makeRoom(chosen) {
  if (document.body.classList.toggle('chosen', chosen) === (legendFolded !== null)) return;
  const key = byId('key');
  if (!chosen && legendFolded) key.open = true;
  legendFolded = chosen ? key.open && innerHeight < SHORT : null;
  if (legendFolded) key.open = false;
}

/** @param {MapNode} node */
function nodePanel(node) {
  const aliases = node.aliases.filter(Boolean);
  const also = element('bdi', { textContent: t('also', { names: aliases.join(', ') }) });
  return [
    element('h2', { id: 'chosen' }, iconOf(node), nameElement(node)),
    element('p', {}, element('bdi', { textContent: description(node) })),
    aliases.length ? element('p', { className: 'quiet' }, also) : '',
    reachChoice(),
    ...(isActor(node)
      ? [...partnersSection(node.id), ...partsSection(node.id, 'takes_part')]
      : [...familySection(node.id), ...partsSection(node.id, 'members')]),
  ];
}

export function showPanel() {
  const { selected, pair } = state;
  const chosen = selected !== null || pair !== null;
  makeRoom(chosen);
  byId('panel').hidden = !chosen;
  byId('lists').hidden = chosen;
  if (pair) byId('panel').replaceChildren(backButton(), ...pairPanel(pair));
  else if (selected !== null) byId('panel').replaceChildren(backButton(), ...nodePanel(nodes[selected]));
  else byId('panel').replaceChildren();
}

// The choice of groups, the way in and out of one, and the choice of what sizes say.
import { byId, option } from './elements.js';
import { groupId, openGroup } from './groups.js';
import { PAGE_ROWS, isInside, nodes, page, state, sure } from './model.js';
import { refresh, showScene } from './redraw.js';
import { backTo } from './selection.js';
import { MEASURES } from './sizes.js';
import { t } from './words.js';

/** @param {number} rank */
export function enterGroup(rank) {
  const tab = state.tab === 'groups' ? 'actors' : state.tab;
  Object.assign(state, { inside: rank, selected: null, pair: null, tab, rows: PAGE_ROWS });
  showScene();
}

export function leaveGroup() {
  const left = groupId(sure(state.inside));
  groupBy(state.group);
  backTo(left);
}

/** @param {string} kind of groups; none if empty */
function groupBy(kind) {
  const tab = kind ? 'groups' : 'actors';
  Object.assign(state, { group: kind, inside: null, selected: null, pair: null, tab });
  showScene();
}

/** What to do with the map, in one row over it. */
function help() {
  if (!nodes.length) return '';
  if (!state.group) return t('help');
  return t(isInside() ? 'help_inside' : 'help_groups');
}

export function showGrouping() {
  const [choice, size] = [byId('group'), byId('size')];
  const sizes = ['same', ...Object.keys(MEASURES)];
  size.replaceChildren(...sizes.map((measure) => option(measure, t(`size_${measure}`))));
  size.value = state.size;
  sure(choice.parentElement).hidden = !page.groupings.length;
  const kinds = page.groupings.map(({ kind }) => option(kind, t(`group_${kind}`)));
  choice.replaceChildren(option('', t('group_none')), ...kinds);
  choice.value = state.group;
  byId('outside').hidden = !isInside();
  byId('where').hidden = !isInside();
  byId('help').textContent = help();
  byId('outside').textContent = t('outside');
  byId('where').textContent = openGroup();
}

export function openGroups() {
  const [choice, size] = [byId('group'), byId('size')];
  size.addEventListener('change', () => {
    state.size = size.value;
    refresh();
  });
  choice.addEventListener('change', () => {
    groupBy(choice.value);
    choice.focus();
  });
  byId('outside').addEventListener('click', leaveGroup);
}

// The state of the page in its address, so that a link brings back what was seen.
import { compute } from './compute.js';
import { SWITCHES } from './filters.js';
import { groupOf } from './groups.js';
import { showWords } from './language.js';
import { comparing, grid, isInside, nodes, page, state, sure } from './model.js';
import { showScene } from './redraw.js';
import { MEASURES } from './sizes.js';
import { openTimeline } from './timeline.js';
import { languages } from './words.js';

const byKey = new Map(nodes.map((node) => [node.key, node.id]));
/** The page as it opens. */
const usual = {
  ...state,
  hidden: [...state.hidden].join('.'),
  at: state.steps && grid().labels[state.step],
  every: state.steps && grid().step,
};

function fragment() {
  const said = new URLSearchParams();
  /** @type {(key: string, value: string | number, asUsual: unknown) => void} */
  const put = (key, value, asUsual) => {
    if (value !== asUsual) said.set(key, String(value));
  };
  if (state.steps) {
    const { step, labels } = grid();
    put('every', step, usual.every);
    put('at', labels[state.step], usual.at);
    if (state.before !== null) said.set('from', labels[state.before]);
    put('days', state.lastDay ? 'last' : 'whole', 'whole');
  }
  if (state.selected !== null) said.set('actor', nodes[state.selected].key);
  if (state.pair) said.set('pair', state.pair.map((id) => nodes[id].key).join('.'));
  put('reach', state.reach, usual.reach);
  put('size', state.size, usual.size);
  put('group', state.group, usual.group);
  if (state.inside !== null) said.set('in', sure(groupOf()).keys[state.inside]);
  put('off', [...state.hidden].join('.'), usual.hidden);
  SWITCHES.forEach(({ key, name }) => put(name, Number(state[key]), Number(usual[key])));
  put('lang', state.lang, usual.lang);
  return said.toString();
}

/** @type {string | null} */
let written = null;
/** Some places a page may be shown in do not let it write its address. */
export function writeFragment() {
  const said = fragment();
  if (said === written || (written === null && !said && !location.hash)) return;
  written = said;
  try {
    history.replaceState(null, '', `#${said}`);
  } catch {
    written = said;
  }
}

/**
 * @param {Steps} steps
 * @param {string | null} label
 */
function stepNamed(steps, label) {
  const found = steps.labels.indexOf(label ?? '');
  return found < 0 ? null : found;
}

/** @param {URLSearchParams} said */
function readTime(said) {
  const steps = page.step_choices.find(({ step }) => step === (said.get('every') || usual.every));
  if (!state.steps || !steps) return;
  state.steps = steps;
  state.step = stepNamed(steps, said.get('at')) ?? stepNamed(steps, usual.at) ?? steps.labels.length - 1;
  state.before = stepNamed(steps, said.get('from'));
  state.lastDay = said.get('days') === 'last';
}

/** @param {URLSearchParams} said */
function readScene(said) {
  const group = page.groupings.find(({ kind }) => kind === said.get('group'));
  state.group = said.has('group') ? (group?.kind ?? '') : usual.group;
  const rank = groupOf()?.keys.indexOf(said.get('in') ?? '') ?? -1;
  state.inside = rank < 0 || !said.has('in') ? null : rank;
  state.selected = byKey.get(said.get('actor') ?? '') ?? null;
  const keys = (said.get('pair') || '').split('.');
  const pair = keys.flatMap((key) => byKey.get(key) ?? []).sort((a, b) => a - b);
  state.pair = keys.length === 2 && pair.length === 2 ? pair : null;
  state.reach = said.get('reach') === '2' ? 2 : 1;
}

/** @param {URLSearchParams} said */
function readFilters(said) {
  state.hidden = new Set((said.get('off') ?? usual.hidden).split('.').filter(Boolean));
  for (const { key, name } of SWITCHES) {
    state[key] = said.has(name) ? said.get(name) === '1' : usual[key];
  }
}

/** What an address does not say is as the page opens; what it says and nobody knows is left aside. */
export function readFragment() {
  const said = new URLSearchParams(location.hash.slice(1));
  if (![...said.keys()].length) return false;
  readTime(said);
  readScene(said);
  readFilters(said);
  const [size, lang] = [said.get('size') ?? '', said.get('lang') ?? ''];
  state.size = Object.hasOwn(MEASURES, size) ? size : 'same';
  state.lang = languages.includes(lang) ? lang : usual.lang;
  state.tab = comparing() ? 'changes' : state.group && !isInside() ? 'groups' : 'actors';
  written = fragment();
  return true;
}

export function followFragment() {
  if (location.hash.slice(1) === written || !readFragment()) return;
  compute();
  openTimeline();
  document.body.classList.toggle('comparing', comparing());
  showWords();
  showScene();
}

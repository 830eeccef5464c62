// The state of the page in its address, so that a link brings back what was seen.
const keyed = new Map(nodes.map((node) => [node.key, node.id]));
const DEFAULTS = { ...state, hidden: [...state.hidden].join('.'), step: steps && steps.labels[state.step], every: steps && steps.step };

function fragment() {
  const said = new URLSearchParams(), put = (key, value, usual) => { if (value !== usual) said.set(key, value); };
  if (steps) {
    put('every', steps.step, DEFAULTS.every);
    put('at', steps.labels[state.step], DEFAULTS.step);
    if (state.before !== null) said.set('from', steps.labels[state.before]);
    put('days', state.lastDay ? 'last' : 'whole', 'whole');
  }
  if (state.selected !== null) said.set('actor', nodes[state.selected].key);
  if (state.pair) said.set('pair', state.pair.map((id) => nodes[id].key).join('.'));
  put('reach', state.reach, DEFAULTS.reach);
  put('size', state.size, DEFAULTS.size);
  put('group', state.group, DEFAULTS.group);
  if (state.inside !== null) said.set('in', groupOf().keys[state.inside]);
  put('off', [...state.hidden].join('.'), DEFAULTS.hidden);
  put('undated', Number(state.undated), Number(DEFAULTS.undated));
  put('new', Number(state.fresh), Number(DEFAULTS.fresh));
  put('lang', state.lang, DEFAULTS.lang);
  return said.toString();
}

// Some places a page may be shown in do not let it write its address.
let written = null;
function writeFragment() {
  const said = fragment();
  if (said === written || (written === null && !said && !location.hash)) return;
  written = said;
  try { window.history.replaceState(null, '', `#${said}`); } catch { written = said; }
}

const stepNamed = (label) => (steps && steps.labels.includes(label) ? steps.labels.indexOf(label) : null);

function readTime(said) {
  const grid = page.step_choices.find(({ step }) => step === (said.get('every') || DEFAULTS.every));
  if (!steps || !grid) return;
  steps = grid;
  history = null;
  state.step = stepNamed(said.get('at')) ?? stepNamed(DEFAULTS.step) ?? grid.labels.length - 1;
  state.before = said.has('from') ? stepNamed(said.get('from')) : null;
  state.lastDay = said.get('days') === 'last';
}

function readScene(said) {
  const group = page.groupings.find(({ kind }) => kind === said.get('group'));
  state.group = said.has('group') ? (group ? group.kind : '') : DEFAULTS.group;
  const rank = state.group && said.has('in') ? groupOf().keys.indexOf(said.get('in')) : -1;
  state.inside = rank < 0 ? null : rank;
  state.selected = keyed.get(said.get('actor')) ?? null;
  const pair = (said.get('pair') || '').split('.').map((key) => keyed.get(key));
  state.pair = pair.length === 2 && pair.every((id) => id !== undefined) ? pair.sort((a, b) => a - b) : null;
  state.reach = said.get('reach') === '2' ? 2 : 1;
}

// What an address does not say is as the page opens; what it says and nobody knows is left aside.
function readFragment() {
  const said = new URLSearchParams(location.hash.slice(1));
  if (![...said.keys()].length) return false;
  readTime(said);
  readScene(said);
  state.hidden = new Set((said.get('off') ?? DEFAULTS.hidden).split('.').filter(Boolean));
  state.undated = said.has('undated') ? said.get('undated') === '1' : DEFAULTS.undated;
  state.size = MEASURES[said.get('size')] ? said.get('size') : 'same';
  state.fresh = said.get('new') !== '0';
  state.lang = page.texts[said.get('lang')] ? said.get('lang') : DEFAULTS.lang;
  state.tab = comparing() ? 'changes' : state.group && state.inside === null ? 'groups' : 'actors';
  written = fragment();
  return true;
}

function followFragment() {
  if (location.hash.slice(1) === written || !readFragment()) return;
  compute();
  if (steps) openTimeline();
  document.body.classList.toggle('comparing', comparing());
  showWords();
  showScene();
}

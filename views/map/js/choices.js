// What a reader may ask of time: the step, the speed, an earlier date to compare with.
const SPEEDS = { slow: 2, normal: 1, fast: .45 };
const option = (value, textContent) => element('option', { value, textContent });

function fillChoices() {
  const several = page.step_choices.length > 1;
  byId('every').replaceChildren(...page.step_choices.map(({ step }) => option(step, t(`step_${step}`))));
  byId('every').parentElement.hidden = !several;
  byId('speed').replaceChildren(...Object.keys(SPEEDS).map((speed) => option(speed, t(`speed_${speed}`))));
  byId('before').replaceChildren(option('', t('compare_none')), ...steps.labels.map((label, step) => option(step, sayPeriod(label))));
  byId('before').parentElement.hidden = !datedTies || steps.labels.length < 2;
  byId('windows').replaceChildren(option('whole', t('compare_whole')), option('last', t('compare_last')));
  showChoices();
}

function showChoices() {
  byId('every').value = steps.step;
  byId('speed').value = state.speed;
  byId('before').value = state.before ?? '';
  byId('windows').value = state.lastDay ? 'last' : 'whole';
  byId('windows').parentElement.hidden = state.before === null;
}

// The step of another grid that holds the first day of one of this grid's.
function sameDay(grid, step) {
  const day = steps.bounds[step], found = grid.bounds.findIndex((bound) => bound > day);
  return Math.min(Math.max((found < 0 ? grid.bounds.length : found) - 1, 0), grid.labels.length - 1);
}

function changeStep(name) {
  const grid = page.step_choices.find(({ step }) => step === name);
  const [now, before] = [state.step, state.before].map((step) => (step === null ? null : sameDay(grid, step)));
  steps = grid;
  history = null;
  Object.assign(state, { step: now, before });
  openTimeline();
  nameTimeline();
  fillChoices();
  compareWith(before);
}

function compareWith(before) {
  const was = comparing() || state.tab === 'changes';
  state.before = before;
  if (comparing() && !was) state.tab = 'changes';
  if (!comparing() && state.tab === 'changes') state.tab = state.group && state.inside === null ? 'groups' : 'actors';
  document.body.classList.toggle('comparing', comparing());
  showChoices();
  refresh();
  showLegend();
  showTabs();
}

function openChoices() {
  if (!steps) return;
  byId('choices').hidden = page.step_choices.every(({ labels }) => labels.length < 2);
  byId('every').addEventListener('change', (event) => changeStep(event.target.value));
  byId('speed').addEventListener('change', (event) => { state.speed = event.target.value; if (playing) { play(); play(); } });
  byId('before').addEventListener('change', (event) => compareWith(event.target.value === '' ? null : Number(event.target.value)));
  byId('windows').addEventListener('change', (event) => { state.lastDay = event.target.value === 'last'; refresh(); showLegend(); });
}

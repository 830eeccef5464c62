// What a reader may ask of time: the step, the speed, an earlier date to compare with.
import { byId, option } from './elements.js';
import { datedTies, grid, page, state, sure } from './model.js';
import { compareWith } from './moment.js';
import { parts, refresh } from './redraw.js';
import { SPEEDS, nameTimeline, openTimeline, playAgain } from './timeline.js';
import { sayPeriod, t } from './words.js';

/** @param {HTMLElement} choice with its words */
const labelled = (choice) => sure(choice.parentElement);

export function fillChoices() {
  if (!state.steps) return;
  const { labels } = grid();
  const several = page.step_choices.length > 1;
  byId('every').replaceChildren(...page.step_choices.map(({ step }) => option(step, t(`step_${step}`))));
  labelled(byId('every')).hidden = !several;
  byId('speed').replaceChildren(...Object.keys(SPEEDS).map((speed) => option(speed, t(`speed_${speed}`))));
  byId('before').replaceChildren(
    option('', t('compare_none')),
    ...labels.map((label, step) => option(step, sayPeriod(label))),
  );
  labelled(byId('before')).hidden = !datedTies || labels.length < 2;
  byId('windows').replaceChildren(option('whole', t('compare_whole')), option('last', t('compare_last')));
  showChoices();
}

export function showChoices() {
  byId('every').value = grid().step;
  byId('speed').value = state.speed;
  byId('before').value = String(state.before ?? '');
  byId('windows').value = state.lastDay ? 'last' : 'whole';
  labelled(byId('windows')).hidden = state.before === null;
}

/**
 * The step of other periods that holds the first day of one of these.
 * @param {Steps} others
 * @param {number} step
 */
function sameDay(others, step) {
  const day = grid().bounds[step];
  const found = others.bounds.findIndex((bound) => bound > day);
  const at = (found < 0 ? others.bounds.length : found) - 1;
  return Math.min(Math.max(at, 0), others.labels.length - 1);
}

/** @param {string} name */
function changeStep(name) {
  const steps = sure(page.step_choices.find(({ step }) => step === name));
  const now = sameDay(steps, state.step);
  const before = state.before === null ? null : sameDay(steps, state.before);
  Object.assign(state, { steps, step: now, before });
  openTimeline();
  nameTimeline();
  fillChoices();
  compareWith(before);
}

/** @param {string} speed */
function changeSpeed(speed) {
  state.speed = /** @type {State['speed']} */ (speed);
  playAgain();
}

/** @param {string} windows */
function changeWindows(windows) {
  state.lastDay = windows === 'last';
  refresh();
  parts.legend();
}

export function openChoices() {
  if (!state.steps) return;
  byId('choices').hidden = page.step_choices.every(({ labels }) => labels.length < 2);
  const [every, speed, before, windows] = [byId('every'), byId('speed'), byId('before'), byId('windows')];
  every.addEventListener('change', () => changeStep(every.value));
  speed.addEventListener('change', () => changeSpeed(speed.value));
  before.addEventListener('change', () => compareWith(before.value === '' ? null : Number(before.value)));
  windows.addEventListener('change', () => changeWindows(windows.value));
}

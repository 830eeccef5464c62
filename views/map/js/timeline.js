// The slider and its little chart of linked pairs.
import { byId, svgElement } from './elements.js';
import { lineAllowed } from './filters.js';
import { drawMilestones } from './milestones.js';
import { FROM, TO, grid, isDated, pairOf, state, tieLines } from './model.js';
import { goTo } from './moment.js';
import { showPeriod, sayStatus, showStatus } from './status.js';
import { sayDifference } from './told.js';
import { view } from './view.js';
import { t } from './words.js';

/** @typedef {{ pairs: number, formal: number, pair: number | null, line: number | null }} Bar */

/** @type {{ key: string, bars: Bar[] }} */
let counted = { key: '', bars: [] };
/** @type {Bar[] | null} */
let charted = null;

/** Pairs linked in each period, and those of them with a formal tie; counted once a choice of boxes. */
function countHistory() {
  const { step, labels } = grid();
  const key = [step, ...state.hidden].join(' ');
  if (counted.key === key) return counted.bars;
  /** @type {Bar[]} */
  const bars = labels.map(() => ({ pairs: 0, formal: 0, pair: null, line: null }));
  tieLines
    .filter((line) => line.dated && lineAllowed(line))
    .forEach((line) => line.ties.filter(isDated).forEach((tie) => countThrough(bars, line, tie)));
  counted = { key, bars };
  return bars;
}

/**
 * A tie counts in each period it overlaps; the lines of a pair follow one another in the file.
 * @param {Bar[]} bars
 * @param {TieLine} line
 * @param {Tie} tie
 */
function countThrough(bars, line, tie) {
  const { bounds } = grid();
  const ends = tie[TO] ?? Infinity;
  const pair = pairOf(line);
  for (let step = firstAfter(Number(tie[FROM])); step < bars.length && bounds[step] < ends; step += 1) {
    const at = bars[step];
    if (at.pair !== pair) {
      at.pairs += 1;
      at.pair = pair;
    }
    if (line.formality === 1 && at.line !== line.id) {
      at.formal += 1;
      at.line = line.id;
    }
  }
}

/**
 * The first period that ends after a day.
 * @param {Day} day
 */
function firstAfter(day) {
  const { bounds, labels } = grid();
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle + 1] > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param {number} step */
function hatch(step) {
  const { labels, partial } = grid();
  const many = labels.length > 24;
  const [shares, back] = many ? [[1], 1] : [[0.25, 0.5, 0.75, 1], 0.25];
  const top = partial[step] > 1 ? 0 : 60;
  const d = shares.map((x) => `M${step + x - back} 100L${step + x} ${top}`).join('');
  return svgElement('path', { d, class: 'hatch', 'vector-effect': 'non-scaling-stroke' });
}

/** @param {Bar[]} bars */
function drawChart(bars) {
  const { partial } = grid();
  const top = Math.max(1, ...bars.map((each) => each.pairs));
  /** @type {(step: number, n: number, kind: string) => SVGElement} */
  const bar = (step, n, kind) => {
    const height = (100 * n) / top;
    return svgElement('rect', { x: step + 0.08, width: 0.84, y: 100 - height, height, class: kind });
  };
  byId('chart').setAttribute('viewBox', `0 0 ${bars.length} 100`);
  const made = bars.map(({ pairs, formal }, step) => {
    const group = svgElement('g', {});
    group.append(
      bar(step, pairs, 'all'),
      bar(step, formal, 'formal'),
      ...(partial[step] ? [hatch(step)] : []),
    );
    return group;
  });
  byId('chart').replaceChildren(...made);
  charted = bars;
}

function markStep() {
  const bars = countHistory();
  if (charted !== bars) drawChart(bars);
  [...byId('chart').children].forEach((group, step) => {
    group.setAttribute('class', step === state.step ? 'now' : step === state.before ? 'before' : '');
  });
}

export function showTime() {
  const status = view.change ? sayDifference(view.change) : sayStatus();
  showStatus(status);
  if (!state.steps) return;
  showPeriod();
  byId('step').value = String(state.step);
  markStep();
}

const PLAY_DELAY = { month: 450, quarter: 700, year: 1100 };
export const SPEEDS = { slow: 2, normal: 1, fast: 0.45 };
/** @type {number | null} */
let playing = null;

function play() {
  const last = grid().labels.length - 1;
  if (playing !== null) {
    clearInterval(playing);
    playing = null;
  } else {
    if (state.step === last) goTo(0);
    playing = setInterval(() => {
      if (state.step === last) play();
      else goTo(state.step + 1);
    }, PLAY_DELAY[grid().step] * SPEEDS[state.speed]);
  }
  byId('play').textContent = t(playing === null ? 'play' : 'pause');
}

/** At the speed asked now. */
export function playAgain() {
  if (playing === null) return;
  play();
  play();
}

/** The slider takes the shape of its periods. */
export function openTimeline() {
  if (!state.steps) return;
  const { labels } = grid();
  // The thumb stops in the middle of each bar.
  const half = 50 / labels.length;
  byId('step').style.marginLeft = `calc(${half}% - 8px)`;
  byId('step').style.width = `calc(${100 - 2 * half}% + 16px)`;
  byId('slider').hidden = false;
  byId('slider').classList.toggle('single', labels.length < 2);
  byId('step').max = String(labels.length - 1);
}

export function listenToTimeline() {
  byId('step').addEventListener('input', () => goTo(Number(byId('step').value)));
  byId('play').addEventListener('click', play);
}

export function nameTimeline() {
  if (!state.steps) return;
  byId('play').textContent = t(playing === null ? 'play' : 'pause');
  byId('step').setAttribute('aria-label', t('period'));
  byId('chart').setAttribute('aria-label', t('chart'));
  drawMilestones();
}

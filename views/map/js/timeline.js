// The slider, its little chart of linked pairs, and the sentence of the moment.
const PLAY_DELAY = { month: 450, quarter: 700, year: 1100 };
let playing = null;
let history = null;

// Pairs linked in each period, and those of them with a formal tie; counted once a choice of boxes.
function countHistory() {
  if (history) return history;
  history = steps.labels.map(() => ({ pairs: 0, formal: 0, pair: null, line: null }));
  tieLines.filter((line) => line.dated && lineAllowed(line)).forEach((line) => {
    line.ties.filter(isDated).forEach((tie) => countThrough(line, tie, pairOf(line)));
  });
  return history;
}

// A tie counts in each period it overlaps; the lines of a pair follow one another in the file.
function countThrough(line, tie, pair) {
  const { bounds } = steps, ends = tie[TO] ?? Infinity;
  for (let step = firstAfter(tie[FROM]); step < history.length && bounds[step] < ends; step += 1) {
    const at = history[step];
    if (at.pair !== pair) { at.pairs += 1; at.pair = pair; }
    if (line.formality === 1 && at.line !== line.id) { at.formal += 1; at.line = line.id; }
  }
}

// The first period that ends after a day.
function firstAfter(day) {
  let low = 0, high = history.length;
  while (low < high) { const middle = (low + high) >> 1; if (steps.bounds[middle + 1] > day) high = middle; else low = middle + 1; }
  return low;
}

function drawChart() {
  const counts = countHistory(), top = Math.max(1, ...counts.map((each) => each.pairs)), chart = byId('chart');
  const bar = (step, n, kind) => svgElement('rect', { x: step + .08, width: .84, y: 100 - 100 * n / top, height: 100 * n / top, class: kind });
  chart.setAttribute('viewBox', `0 0 ${counts.length} 100`);
  const hatch = (step) => svgElement('path', {
    d: (steps.labels.length > 24 ? [1] : [.25, .5, .75, 1]).map((x) => `M${step + x - (steps.labels.length > 24 ? 1 : .25)} 100L${step + x} ${steps.partial[step] > 1 ? 0 : 60}`).join(''), class: 'hatch', 'vector-effect': 'non-scaling-stroke',
  });
  chart.replaceChildren(...counts.map(({ pairs, formal }, step) => {
    const bars = svgElement('g', {});
    bars.append(bar(step, pairs, 'all'), bar(step, formal, 'formal'), ...(steps.partial[step] ? [hatch(step)] : []));
    return bars;
  }));
}

function markStep() {
  if (!history) drawChart();
  [...byId('chart').children].forEach((bars, step) => {
    bars.setAttribute('class', step === state.step ? 'now' : step === state.before ? 'before' : '');
  });
}

function drawMilestones() {
  const [first, last] = [steps.bounds[0], steps.bounds[steps.bounds.length - 1]];
  const within = page.milestones.filter((mark) => mark.from >= first && mark.from < last);
  byId('slider').classList.toggle('marked', within.length > 0);
  byId('milestones').replaceChildren(...within.map((mark) => {
    const share = (mark.from - first) / (last - first), said = `${mark.label}, ${sayDate(mark.from, mark.precision)}`;
    const flag = element('span', { title: said }, element('b', { textContent: said }));
    flag.style.left = `${100 * share}%`;
    return flag;
  }));
  partMilestones();
}

// Three rows of words, on either side of their mark; a mark whose words find no room keeps its line, and its words
// under the pointer.
function partMilestones() {
  const taken = [[], [], []];
  for (const flag of byId('milestones').children) {
    const words = flag.firstElementChild, right = parseFloat(flag.style.left) > 55;
    words.hidden = false;
    const first = seat(flag, right, taken), row = first < 0 ? seat(flag, !right, taken) : first;
    words.hidden = row < 0;
    flag.classList.toggle('row-1', row === 1);
    flag.classList.toggle('row-2', row === 2);
  }
  byId('slider').classList.toggle('crowded', taken[2].length > 0);
}

// The first row with room for the words of a mark, on one of its sides; -1 if there is none.
function seat(flag, late, taken) {
  flag.classList.toggle('late', late);
  const box = flag.firstElementChild.getBoundingClientRect(), whole = byId('milestones').getBoundingClientRect();
  if (box.left < whole.left - 4 || box.right > whole.right + 4) return -1;
  const row = taken.findIndex((words) => words.every(([left, right]) => box.right + 6 < left || box.left - 6 > right));
  if (row >= 0) taken[row].push([box.left, box.right]);
  return row;
}

function sayTies() {
  const { records, pairs } = view.ties, kinds = [];
  if (view.ties[1]) kinds.push(count('n_formal', view.ties[1]));
  if (view.ties[0]) kinds.push(count('n_informal', view.ties[0]));
  if (view.ties[-1]) kinds.push(count('n_unknown', view.ties[-1]));
  if (view.ties.together.size) kinds.push(count('together', view.ties.together.size));
  return [`${count('records', records)} ${count('pairs', pairs.size)}`, kinds.join(', ')];
}

function sayPresent() {
  const quiet = view.present - view.linked;
  return count('present', view.present) + (quiet > 0 && view.linked ? `, ${count('unlinked', quiet)}` : '');
}

function sayApart() {
  const said = [], { records, pairs } = view.undated;
  const parts = view.parts.undated.reduce((sum, [, kept]) => sum + kept.length, 0);
  if (records) said.push(`${count('undated_ties', records)} ${count('pairs', pairs.size)}`);
  if (parts) said.push(count('undated_parts', parts));
  if (!said.length) return '';
  return `${said.join(', ')} (${t(state.undated ? 'apart_shown' : 'apart_hidden')})`;
}

function statusText() {
  const said = [], dated = view.parts.dated.reduce((sum, [, kept]) => sum + kept.length, 0);
  if (unobserved()) said.push(t('unobserved_said'));
  else if (datedTies) said.push(sayTies().filter(Boolean).join(' : ').replace(/ : (.*)$/, ' ($1)'));
  if (steps && datedTies) said.push(sayPresent()); else said.push(count('actors', view.seen.filter((seen, id) => seen && isActor(nodes[id])).length));
  if (dated) said.push(count('parts', dated));
  return said.join(t('join')) + (ticked() ? '' : ` (${t('filtered')})`);
}
// Nothing is known of a period that no source covers: no count is said of it, not even nought.
const unobserved = () => steps !== null && steps.partial[state.step] > 1 && !view.ties.pairs.size;
const ticked = () => [...state.hidden].every((code) => code === 'meeting' || CHANGES.includes(code));

function showTime() {
  const status = view.change ? sayDifference(view.change) : `${statusText()}.`, apart = sayApart();
  byId('status').textContent = status;
  byId('apart').textContent = apart ? `${apart}.` : '';
  byId('unseen').textContent = sayUnseen();
  byId('nobody').hidden = marksDrawn().length > 0;
  byId('nobody').textContent = t(nodes.length ? 'nobody_now' : 'nobody');
  let period = t('whole');
  if (steps) {
    period = sayPeriod(steps.labels[state.step]);
    const partial = steps.partial[state.step];
    byId('period').replaceChildren(period, ...(partial ? [element('small', { textContent: t(partial > 1 ? 'unobserved' : 'partial') })] : []));
    byId('step').setAttribute('aria-valuetext', period);
    byId('step').value = state.step;
    markStep();
  }
  const canvas = byId('map').querySelector('canvas');
  canvas.parentElement.setAttribute('aria-label', t('map_keys'));
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', t('canvas', { period, status: [status, apart && `${apart}.`].filter(Boolean).join(' ') }));
}

function play() {
  if (playing) { clearInterval(playing); playing = null; } else {
    if (state.step === steps.labels.length - 1) goTo(0);
    playing = setInterval(() => {
      if (state.step === steps.labels.length - 1) play(); else goTo(state.step + 1);
    }, PLAY_DELAY[steps.step] * SPEEDS[state.speed]);
  }
  byId('play').textContent = t(playing ? 'pause' : 'play');
}

function openTimeline() {
  if (!steps) return;
  // The thumb stops in the middle of each bar.
  const half = 50 / steps.labels.length;
  byId('step').style.marginLeft = `calc(${half}% - 8px)`;
  byId('step').style.width = `calc(${100 - 2 * half}% + 16px)`;
  byId('slider').hidden = false;
  byId('slider').classList.toggle('single', steps.labels.length < 2);
  byId('step').max = steps.labels.length - 1;
}

function listenToTimeline() {
  byId('step').addEventListener('input', (event) => goTo(Number(event.target.value)));
  byId('play').addEventListener('click', play);
}

function nameTimeline() {
  if (!steps) return;
  byId('play').textContent = t(playing ? 'pause' : 'play');
  byId('step').setAttribute('aria-label', t('period'));
  byId('chart').setAttribute('aria-label', t('chart'));
  drawMilestones();
}
